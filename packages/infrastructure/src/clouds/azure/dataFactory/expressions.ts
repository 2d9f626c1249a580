// SPDX-License-Identifier: Apache-2.0

/**
 * A text in a data flow script: in single quotes nothing is put in for it, and quotes, backslashes and breaks are escaped.
 *
 * @internal
 */
export const literal = (text: string): string =>
  `'${text
    .replace(/\\/g, '\\\\')
    .replace(/'/g, "\\'")
    .replace(/\r/g, '\\r')
    .replace(/\n/g, '\\n')
    .replace(/\t/g, '\\t')}'`;
