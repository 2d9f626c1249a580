// SPDX-License-Identifier: Apache-2.0
import { Document, Scalar, visit } from 'yaml';

/**
 * What may stand only in double quotes: a tab inside a line and `=` alone, which PyYAML trips over,
 * a first line of blanks, and characters that no YAML file may hold as they are or that YAML 1.1 takes for the end of a line.
 */
const QUOTED =
  /^=$|^[^\n]*\t[^\n]*$|^[ \n]*\t|^ +\n|[^\P{Cc}\t\n]|[\u2028\u2029\ufeff\ufffe\uffff]/u;
const ESCAPED = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * Writes plain data as YAML that readers of YAML 1.1 and 1.2 understand alike.
 *
 * Most tools for data contracts and dbt itself read with PyYAML, which follows 1.1: without quotes it
 * takes `no` for false, `2026-05-11` for a date and `12:30:00` for a number of seconds.
 *
 * @public
 */
export function yamlText(value: unknown): string {
  const document = new Document(value, {
    aliasDuplicateObjects: false,
    compat: 'yaml-1.1',
  });
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value !== 'string') return;
      // Halves of characters have no bytes in a file.
      const text = node.value.replace(/\p{Cs}/gu, '\ufffd');
      node.value = text;
      if (QUOTED.test(text)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return (
    document
      .toString({ lineWidth: 0 })
      // All of them are in double quotes by now, where an escape means the same.
      .replace(
        ESCAPED,
        character =>
          `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
  );
}
