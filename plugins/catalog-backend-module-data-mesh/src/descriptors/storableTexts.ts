// SPDX-License-Identifier: Apache-2.0

const MAX_DEPTH = 100;

/** Halves of characters that stand alone. */
const HALVES =
  /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * A copy of plain data whose texts every database takes: PostgreSQL refuses NUL characters, and halves of
 * characters are no valid UTF-8.
 *
 * @internal
 */
export function storableTexts<T>(value: T, depth = 0): T {
  if (typeof value === 'string') {
    const text: string = value;
    return text.replaceAll('\0', '').replace(HALVES, '\uFFFD') as T & string;
  }
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(item => storableTexts(item, depth + 1)) as T & unknown[];
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      storableTexts(key),
      storableTexts(member, depth + 1),
    ]),
  ) as T & object;
}
