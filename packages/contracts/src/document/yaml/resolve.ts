// SPDX-License-Identifier: Apache-2.0

const integer = /^[-+]?\d+$/;
const prefixed = /^0(?:o[0-7]+|x[\da-fA-F]+)$/;
const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

const words = new Map<string, boolean | null>([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

/** Longer numerals are texts: no number is meant by them. */
const maxNumeral = 400;

/**
 * What a scalar without quotes means in the core schema of YAML 1.2. Dates stay texts, as do
 * `.inf`, `.nan` and numbers beyond the range of a double: data has finite numbers only.
 *
 * @internal
 */
export function resolvePlain(source: string): unknown {
  const first = source.charCodeAt(0);
  // Digits, sign and point; most scalars start with a letter and are texts.
  const numeral =
    (first >= 0x30 && first <= 0x39) ||
    first === 0x2b ||
    first === 0x2d ||
    first === 0x2e;
  if (!numeral) {
    const word = source.length <= 5 ? words.get(source) : undefined;
    return word === undefined ? source : word;
  }
  if (source.length > maxNumeral) return source;
  if (integer.test(source) || float.test(source)) {
    const value = Number(source);
    return Number.isFinite(value) ? value : source;
  }
  if (prefixed.test(source)) {
    const value = Number(source);
    return Number.isFinite(value) ? value : source;
  }
  return source;
}
