// SPDX-License-Identifier: Apache-2.0

/** As deep as JSON is read afterwards. */
const DEEPEST = 200;

/**
 * JSON with the members of objects in order, so that the same event is the same text.
 *
 * @throws RangeError for what nests deeper than 200 levels
 * @internal
 */
export function stableJson(value: unknown, depth = 1): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (depth > DEEPEST) {
    throw new RangeError(`The event nests deeper than ${DEEPEST} levels.`);
  }
  if (Array.isArray(value)) {
    return `[${value.map(each => stableJson(each, depth + 1)).join(',')}]`;
  }
  const members = Object.keys(value)
    .sort()
    .map(
      name =>
        `${JSON.stringify(name)}:${stableJson(
          (value as Record<string, unknown>)[name],
          depth + 1,
        )}`,
    );
  return `{${members.join(',')}}`;
}
