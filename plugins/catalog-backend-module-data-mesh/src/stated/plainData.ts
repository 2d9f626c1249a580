// SPDX-License-Identifier: Apache-2.0
import type { JsonObject, JsonValue } from '@backstage/types';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 50;

/** Whether a value is an object with members. @internal */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A copy of parsed data that holds nothing but plain JSON: no member that could reach a prototype, dates as texts,
 * no bottomless nesting, and no placeholder (`$text`, `$json`, `$yaml` and the like), which the catalog would
 * follow with the portal's credentials.
 *
 * @param onPlaceholder - told of each placeholder; what it returns stands in its place
 * @internal
 */
export function plainJson(
  value: unknown,
  onPlaceholder: (path: string, key: string, target: unknown) => JsonValue,
  path: string = '',
  depth: number = 0,
): JsonValue {
  if (depth > MAX_DEPTH || value === undefined) {
    return null;
  }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? null : value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      plainJson(item, onPlaceholder, `${path}/${index}`, depth + 1),
    );
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value);
    if (members.length === 1 && members[0][0].startsWith('$')) {
      return onPlaceholder(path, members[0][0], members[0][1]);
    }
    const result: JsonObject = {};
    for (const [key, member] of members) {
      if (!FORBIDDEN.has(key)) {
        result[key] = plainJson(
          member,
          onPlaceholder,
          `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
          depth + 1,
        );
      }
    }
    return result;
  }
  if (typeof value === 'bigint') {
    return value.toString();
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return null;
  }
  return ['string', 'number', 'boolean'].includes(typeof value)
    ? (value as JsonValue)
    : null;
}
