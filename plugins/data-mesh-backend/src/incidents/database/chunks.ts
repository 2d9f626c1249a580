// SPDX-License-Identifier: Apache-2.0

/** Rows in one statement: SQLite takes some hundred values at once. */
const ROWS = 25;

/** Rows in portions that every database takes. @internal */
export function* chunks<T>(items: readonly T[], size = ROWS): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) {
    yield items.slice(at, at + size);
  }
}
