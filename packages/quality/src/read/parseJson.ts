// SPDX-License-Identifier: Apache-2.0
import type { QualityFinding } from '../model';

/** Characters of a file that is read: more than any result or manifest of a real project has. */
const MOST_CHARACTERS = 200 * 1024 * 1024;

/** @internal */
export type ParsedJson =
  | { ok: true; value: unknown }
  | { ok: false; finding: QualityFinding };

/** Parses JSON, or JSON texts in lines as event logs have them. @internal */
export function parseJson(text: string): ParsedJson {
  if (text.length > MOST_CHARACTERS) {
    return wrong('results/too-large', 'The file is larger than 200 MB.');
  }
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return { ok: true, value: JSON.parse(plain) };
  } catch (error) {
    const lines = plain.split('\n').filter(line => line.trim() !== '');
    if (lines.length > 1) {
      try {
        return { ok: true, value: lines.map(line => JSON.parse(line)) };
      } catch {
        // Neither is it JSON in lines: what is wrong with the whole says more.
      }
    }
    return wrong(
      'results/syntax',
      `This is no JSON: ${(error as SyntaxError).message.slice(0, 200)}.`,
    );
  }
}

function wrong(rule: string, message: string): ParsedJson {
  return {
    ok: false,
    finding: { severity: 'error', rule, path: '', message },
  };
}
