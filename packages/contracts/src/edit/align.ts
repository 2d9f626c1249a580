// SPDX-License-Identifier: Apache-2.0
import { isCollection } from './equal';

/** How the items of one list become those of another. Indexes are those of the old list. @internal */
export interface Alignment {
  /** Items that go, in order. */
  removed: number[];
  /** Items that get another value. */
  changed: Array<{ index: number; value: unknown }>;
  /** Items that come, each before an old item, or behind all of them. */
  added: Array<{ before: number; value: unknown }>;
}

/** Fields that tell one item of a list from another in the standards. */
const identifying = [
  'id',
  'name',
  'column',
  'table',
  'server',
  'property',
  'role',
  'username',
  'channel',
  'url',
];

/** What makes an item recognisable when it has changed. */
function identity(item: unknown): string | undefined {
  if (!isCollection(item) || Array.isArray(item)) return undefined;
  for (const field of identifying) {
    const value = item[field];
    if (typeof value === 'string') return `${field} ${value}`;
  }
  return undefined;
}

/** Indexes of a longest strictly increasing subsequence, in O(n log n). */
function longestIncreasing(values: readonly number[]): number[] {
  const tails: number[] = [];
  const before = new Array<number>(values.length);
  values.forEach((value, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]] < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? tails[low - 1] : -1;
    tails[low] = index;
  });
  const found: number[] = [];
  let at = tails.length > 0 ? tails[tails.length - 1] : -1;
  for (; at >= 0; at = before[at]) found.push(at);
  return found.reverse();
}

/** Pairs of items with the same key that stand in the same order in both lists. */
function pairs(
  oldKeys: ReadonlyArray<string | undefined>,
  newKeys: ReadonlyArray<string | undefined>,
): Array<[oldIndex: number, newIndex: number]> {
  const places = new Map<string, number[]>();
  newKeys.forEach((key, index) => {
    if (key === undefined) return;
    const known = places.get(key);
    if (known) known.push(index);
    else places.set(key, [index]);
  });
  const found: Array<[number, number]> = [];
  const used = new Map<string, number>();
  oldKeys.forEach((key, index) => {
    if (key === undefined) return;
    const nth = used.get(key) ?? 0;
    const place = places.get(key)?.[nth];
    if (place === undefined) return;
    used.set(key, nth + 1);
    found.push([index, place]);
  });
  return longestIncreasing(found.map(([, place]) => place)).map(
    index => found[index],
  );
}

/** Pairs for the items between two pairs that are the same: first by what identifies them, then by order. */
function alignGap(
  old: readonly unknown[],
  wanted: readonly unknown[],
): Array<[number, number]> {
  const byIdentity = pairs(old.map(identity), wanted.map(identity));
  if (byIdentity.length > 0) return byIdentity;
  return Array.from(
    { length: Math.min(old.length, wanted.length) },
    (_, index) => [index, index],
  );
}

/**
 * Finds the changes that make one list another and leave as many items as possible untouched.
 *
 * @internal
 */
export function align(
  old: readonly unknown[],
  wanted: readonly unknown[],
): Alignment {
  const key = (item: unknown) => JSON.stringify(item);
  const same = pairs(old.map(key), wanted.map(key));
  const alignment: Alignment = { removed: [], changed: [], added: [] };
  let oldFrom = 0;
  let newFrom = 0;
  for (const [oldTo, newTo] of [...same, [old.length, wanted.length]]) {
    const gap = alignGap(
      old.slice(oldFrom, oldTo),
      wanted.slice(newFrom, newTo),
    );
    let oldAt = oldFrom;
    let newAt = newFrom;
    for (const [i, j] of [...gap, [oldTo - oldFrom, newTo - newFrom]]) {
      for (; oldAt < oldFrom + i; oldAt++) alignment.removed.push(oldAt);
      for (; newAt < newFrom + j; newAt++) {
        alignment.added.push({ before: oldAt, value: wanted[newAt] });
      }
      if (oldAt < oldTo && newAt < newTo) {
        alignment.changed.push({ index: oldAt, value: wanted[newAt] });
      }
      oldAt++;
      newAt++;
    }
    oldFrom = oldTo + 1;
    newFrom = newTo + 1;
  }
  return alignment;
}
