// SPDX-License-Identifier: Apache-2.0

/** Letters that Unicode does not take apart although people type them without their stroke or ligature. */
const SIMPLE_LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * Takes accents off a text and keeps its case: `Überführung` becomes `Uberfuhrung`.
 *
 * @internal
 */
export function removeAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '');
}

/**
 * The form in which texts are compared and sorted: without accents, case and ligatures.
 *
 * @internal
 */
export function foldText(text: string): string {
  return removeAccents(text)
    .toLocaleLowerCase('en-US')
    .replace(/[ßæœøłđðþı]/g, letter => SIMPLE_LETTERS[letter]);
}
