// SPDX-License-Identifier: Apache-2.0

/** `1 error`, `2 errors`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** Names of standards for people. */
export const standardTitles: ReadonlyMap<string, string> = new Map([
  ['odcs', 'ODCS'],
  ['odps-bitol', 'ODPS (Bitol)'],
  ['odps-opendataproducts', 'ODPS (opendataproducts.org)'],
  ['dpds', 'DPDS'],
  ['dcs', 'Data Contract Specification'],
]);

/** Puts a text into lines of a width, each after an indent. */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  lines.push(line);
  return lines.join(`\n${indent}`);
}
