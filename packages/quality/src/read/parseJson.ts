// SPDX-License-Identifier: Apache-2.0
import type { QualityFinding } from '../model';
import { runOfJunit } from './junit';
import { withoutNaN } from './withoutNaN';

/** Characters of a file that is read: more than any result or manifest of a real project has. */
const MOST_CHARACTERS = 200 * 1024 * 1024;
/** Lines that are named of those that are no JSON. */
const MOST_BAD_LINES = 20;

/** @internal */
export type ParsedJson =
  | { ok: true; value: unknown; findings: QualityFinding[] }
  | { ok: false; finding: QualityFinding };

/**
 * Parses JSON, or JSON texts in lines as event logs have them; `NaN` and `Infinity`, which Python writes, are null. Reports
 * in JUnit are read as the JSON of the same run.
 *
 * @internal
 */
export function parseJson(text: string): ParsedJson {
  if (text.length > MOST_CHARACTERS) {
    return wrong('results/too-large', 'The file is larger than 200 MB.');
  }
  const plain = text.replace(/^\uFEFF/, '');
  const report = runOfJunit(plain);
  if (report) return { ok: true, value: report, findings: [] };
  try {
    return { ok: true, value: parse(plain), findings: [] };
  } catch (error) {
    return (
      parseLines(plain) ??
      wrong(
        'results/syntax',
        `This is no JSON: ${(error as SyntaxError).message.slice(0, 200)}.`,
      )
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const without = withoutNaN(text);
    if (without === text) throw error;
    return JSON.parse(without);
  }
}

/** JSON in lines, of which the first has to be an object; the others are told of where they are none. */
function parseLines(text: string): ParsedJson | undefined {
  const lines = text.split(/\r\n|\n|\r/);
  const values: unknown[] = [];
  const bad: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      const value = parse(line);
      if (typeof value !== 'object' || value === null) throw new SyntaxError();
      values.push(value);
    } catch {
      if (values.length === 0) return undefined;
      bad.push(index + 1);
    }
  }
  if (values.length + bad.length < 2) return undefined;
  const named = bad.slice(0, MOST_BAD_LINES).map(
    (line): QualityFinding => ({
      severity: 'error',
      rule: 'results/bad-line',
      path: '',
      message: `Line ${line} is no JSON and was left out.`,
    }),
  );
  const more = bad.length - named.length;
  return {
    ok: true,
    value: values,
    findings:
      more > 0
        ? [
            ...named,
            {
              severity: 'error',
              rule: 'results/bad-line',
              path: '',
              message: `So were ${more} more lines.`,
            },
          ]
        : named,
  };
}

function wrong(rule: string, message: string): ParsedJson {
  return {
    ok: false,
    finding: { severity: 'error', rule, path: '', message },
  };
}
