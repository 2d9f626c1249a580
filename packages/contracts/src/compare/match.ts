// SPDX-License-Identifier: Apache-2.0

/** How two things were recognised as the same one. @internal */
export type MatchedBy = 'id' | 'name' | 'physical-name' | 'guess' | 'key';

/** @internal */
export interface Pair<T> {
  before: T;
  after: T;
  by: MatchedBy;
}

/** @internal */
export interface Pairing<T> {
  pairs: Array<Pair<T>>;
  removed: T[];
  added: T[];
}

/** One way to recognise a thing again; things without a key are left to the next way. @internal */
export interface Way<T> {
  by: MatchedBy;
  key: (thing: T) => string | undefined;
  /** When set, a key counts only where exactly one thing on each side has it. */
  unambiguous?: boolean;
}

function group<T>(things: Iterable<T>, key: Way<T>['key']): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const own = key(thing);
    if (own === undefined || own === '') continue;
    const others = groups.get(own);
    if (others) others.push(thing);
    else groups.set(own, [thing]);
  }
  return groups;
}

/**
 * Pairs the things of two lists, in whatever order they stand, trying one way after the other.
 *
 * Linear in the number of things. Things with the same key are paired in their order.
 *
 * @internal
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  ways: ReadonlyArray<Way<T>>,
): Pairing<T> {
  if (before.length === 0 && after.length === 0) {
    return { pairs: [], removed: [], added: [] };
  }
  const removed = new Set(before);
  const added = new Set(after);
  const pairs: Array<Pair<T>> = [];
  for (const way of ways) {
    if (removed.size === 0 || added.size === 0) break;
    const candidates = group(added, way.key);
    for (const [key, olds] of group(removed, way.key)) {
      const news = candidates.get(key) ?? [];
      if (way.unambiguous && (olds.length !== 1 || news.length !== 1)) continue;
      for (let i = 0; i < Math.min(olds.length, news.length); i++) {
        pairs.push({ before: olds[i], after: news[i], by: way.by });
        removed.delete(olds[i]);
        added.delete(news[i]);
      }
    }
  }
  return { pairs, removed: [...removed], added: [...added] };
}
