// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';

/** NUL and halves of surrogate pairs, as JSON writes them. */
const UNCLEAN = /\\u0000|\\ud[89a-f]/i;

/**
 * Takes characters out of an entity that a text of PostgreSQL cannot have (NUL), or that databases write in a way of
 * their own, so that they would not be found again (halves of surrogate pairs).
 *
 * @internal
 */
export function cleanEntity(entity: Entity): Entity {
  return UNCLEAN.test(JSON.stringify(entity))
    ? (clean(entity) as Entity)
    : entity;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') {
    // Going through UTF-8 puts U+FFFD in the place of halves.
    return Buffer.from(value.replaceAll('\0', '')).toString();
  }
  if (Array.isArray(value)) {
    return value.map(clean);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [clean(key), clean(member)]),
    );
  }
  return value;
}
