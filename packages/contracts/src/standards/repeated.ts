// SPDX-License-Identifier: Apache-2.0
import type { Value } from './values';

/**
 * Finds items that have the key of an earlier one.
 *
 * @param keyOf - what must be unique; undefined for an item that is not looked at
 * @param visit - called for each repeated item with the first item of the same key
 * @internal
 */
export function eachRepeated(
  items: readonly Value[],
  keyOf: (item: Value) => string | undefined,
  visit: (item: Value, first: Value) => void,
): void {
  const seen = new Map<string, Value>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const first = seen.get(key);
    if (first) visit(item, first);
    else seen.set(key, item);
  }
}

/** Whether two values of a document are the same, the order of members included. @internal */
export function isSame(a: Value, b: Value): boolean {
  return JSON.stringify(a.raw) === JSON.stringify(b.raw);
}
