// SPDX-License-Identifier: Apache-2.0
import type { Property } from '../model';
import type { ChangeLog, Place } from './changeLog';
import { list } from './values';

/** Which member flags a property as part of the key, and which one orders it. */
interface KeyMembers {
  flag: 'primaryKey' | 'partitioned';
  position: 'primaryKeyPosition' | 'partitionKeyPosition';
}

interface Key {
  /** Names of the members, in new names where a property was renamed. */
  names: string[];
  /** Members in the order that the document states; empty where it does not state all. */
  ordered: string[];
}

const primary: KeyMembers = {
  flag: 'primaryKey',
  position: 'primaryKeyPosition',
};
const partition: KeyMembers = {
  flag: 'partitioned',
  position: 'partitionKeyPosition',
};

function keyOf(
  properties: Property[],
  { flag, position }: KeyMembers,
  nameOf: (property: Property) => string,
): Key {
  const members = properties.filter(property => property[flag]);
  const placed = members.filter(property => (property[position] ?? -1) > 0);
  return {
    names: members.map(nameOf).sort(),
    ordered:
      placed.length === members.length
        ? [...placed]
            .sort((a, b) => (a[position] ?? 0) - (b[position] ?? 0))
            .map(nameOf)
        : [],
  };
}

type KeyChange = 'same' | 'added' | 'removed' | 'changed' | 'reordered';

function compareKeys(before: Key, after: Key): KeyChange {
  if (before.names.join('\n') !== after.names.join('\n')) {
    if (before.names.length === 0) return 'added';
    return after.names.length === 0 ? 'removed' : 'changed';
  }
  const stated = before.ordered.length > 1 && after.ordered.length > 1;
  return stated && before.ordered.join('\n') !== after.ordered.join('\n')
    ? 'reordered'
    : 'same';
}

const namesIn = (key: Key) =>
  list(key.ordered.length > 0 ? key.ordered : key.names, 8);

/**
 * Compares primary key and partitioning of an object.
 *
 * @param renamed - old properties to the names that they have now
 *
 * @internal
 */
export function compareObjectKeys(
  log: ChangeLog,
  place: Place,
  before: Property[],
  after: Property[],
  renamed: ReadonlyMap<Property, string>,
): void {
  const oldName = (property: Property) =>
    renamed.get(property) ?? property.name;
  const newName = (property: Property) => property.name;
  const keys = (members: KeyMembers) => ({
    old: keyOf(before, members, oldName),
    next: keyOf(after, members, newName),
  });
  comparePrimaryKeys(log, place, keys(primary));
  comparePartitioning(log, place, keys(partition));
}

interface Keys {
  old: Key;
  next: Key;
}

function comparePrimaryKeys(log: ChangeLog, place: Place, keys: Keys): void {
  const change = compareKeys(keys.old, keys.next);
  if (change === 'same') return;
  const old = namesIn(keys.old);
  const next = namesIn(keys.next);
  const reasons: Record<Exclude<KeyChange, 'same'>, string> = {
    added: `${next} identify a row now, so they have to be filled in and unique.`,
    removed: `No key identifies a row any more (it was ${old}): joins and merges can multiply rows.`,
    changed: `A row was identified by ${old} and is now identified by ${next}: joins, merges and updates by the old key give other results.`,
    reordered: `The key is ordered ${next} instead of ${old}: the same rows, but look-ups by the first part may become slow.`,
  };
  const id =
    change === 'reordered'
      ? 'primary-key-reordered'
      : (`primary-key-${change}` as const);
  log.add(id, place, {
    field: 'primaryKey',
    reason: reasons[change],
    before: keys.old.ordered.length > 0 ? keys.old.ordered : keys.old.names,
    after: keys.next.ordered.length > 0 ? keys.next.ordered : keys.next.names,
  });
}

function comparePartitioning(log: ChangeLog, place: Place, keys: Keys): void {
  const change = compareKeys(keys.old, keys.next);
  if (change === 'same') return;
  const reason =
    change === 'added'
      ? `Partitioned by ${namesIn(
          keys.next,
        )} now: queries that filter by it become cheaper, and engines may demand that filter.`
      : `Partitioning went from ${namesIn(keys.old)} to ${
          namesIn(keys.next) || 'none'
        }: queries that relied on it may become slow and dear.`;
  log.add('partitioning-changed', place, {
    field: 'partitioned',
    reason,
    before: keys.old.names,
    after: keys.next.names,
  });
}
