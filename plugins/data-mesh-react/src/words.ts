// SPDX-License-Identifier: Apache-2.0

/** A number and the word that goes with it: "1 error", "2,400 columns". @public */
export function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** A word from a document as a person would write it: `source-aligned` is "Source-aligned". @public */
export function sentenceCase(word: string): string {
  const spaced = word.replace(/_/g, ' ').trim();
  return spaced.charAt(0).toLocaleUpperCase('en-US') + spaced.slice(1);
}
