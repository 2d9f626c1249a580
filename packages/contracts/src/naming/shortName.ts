// SPDX-License-Identifier: Apache-2.0

/** FNV-1a, 32 bits: not for secrets, only to keep shortened names apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value;
}

/**
 * A name of at most `length` characters from words joined by `separator`.
 *
 * One that is too long is cut and ends in six characters made from the whole, so that two long names that begin alike
 * stay different, and the same name is always the same.
 *
 * @public
 */
export function shortName(
  words: readonly string[],
  { length, separator = '-' }: { length: number; separator?: string },
): string {
  const whole = words.filter(Boolean).join(separator);
  if (whole.length <= length) return whole;
  const mark = hash(whole).toString(36).padStart(7, '0').slice(-6);
  const head = whole.slice(0, length - mark.length - separator.length);
  return `${head.replace(/[-_]+$/, '')}${separator}${mark}`;
}
