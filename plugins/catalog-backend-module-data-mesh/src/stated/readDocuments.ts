// SPDX-License-Identifier: Apache-2.0
import { isScalar, LineCounter, parseAllDocuments, visit } from 'yaml';

/** A document of a YAML stream as plain data, or why it cannot be read. @internal */
export interface StatedDocument {
  data?: unknown;
  problem?: { message: string; line: number };
  /** Line on which a place of the document stands; the nearest place above when there is none. */
  lineOf: (path: string[]) => number;
}

/** Documents in one file that are looked at. */
const MAX_DOCUMENTS = 200;
/** Expansions of aliases; more is an attack. */
const MAX_ALIASES = 50;

/**
 * Reads the documents of a YAML file. A document that cannot be read does not hide the others.
 *
 * Versions are taken as they are written: `version: 1.10` is the text `1.10`, not the number 1.1.
 *
 * @internal
 */
export function readDocuments(text: string): StatedDocument[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    merge: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  if (!Array.isArray(documents)) {
    return [];
  }
  return documents.slice(0, MAX_DOCUMENTS).map(document => {
    const lineAt = (offset: number) => lines.linePos(offset).line;
    const lineOf = (path: string[]) => {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        const range = (node as { range?: number[] } | undefined)?.range;
        if (range) {
          return lineAt(range[0]);
        }
      }
      return lineAt(document.range?.[0] ?? 0);
    };
    const error = document.errors[0];
    if (error) {
      return {
        lineOf,
        problem: {
          message: error.message.split('\n')[0],
          line: lineAt(error.pos[0]),
        },
      };
    }
    visit(document, {
      Pair(_, { key, value }) {
        if (
          isScalar(key) &&
          key.value === 'version' &&
          isScalar(value) &&
          typeof value.value === 'number'
        ) {
          value.value = value.source ?? String(value.value);
        }
      },
    });
    try {
      return { lineOf, data: document.toJS({ maxAliasCount: MAX_ALIASES }) };
    } catch {
      return {
        lineOf,
        problem: {
          message: 'The document repeats parts of itself too often.',
          line: 1,
        },
      };
    }
  });
}
