// SPDX-License-Identifier: Apache-2.0

/** As deep as JSON is read afterwards. */
const DEEPEST = 200;

/** Texts that JSON writes as they are. */
const PLAIN = /^[^"\\\p{Cc}\p{Cs}]*$/u;

const quoted = (text: string) =>
  PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);

/**
 * JSON with the members of objects in order, so that the same event is the same text.
 *
 * @throws RangeError for what nests deeper than 200 levels
 * @internal
 */
export function stableJson(value: unknown, depth = 1): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (depth > DEEPEST) {
    throw new RangeError(`The event nests deeper than ${DEEPEST} levels.`);
  }
  // One text that grows: lists of parts take three times as long.
  let text = '';
  if (Array.isArray(value)) {
    for (const each of value) {
      text += `${text && ','}${stableJson(each, depth + 1)}`;
    }
    return `[${text}]`;
  }
  for (const name of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[name];
    text += `${text && ','}${quoted(name)}:${stableJson(member, depth + 1)}`;
  }
  return `{${text}}`;
}
