// SPDX-License-Identifier: Apache-2.0
import { fitName, shortHash } from '../descriptors/names';
import {
  compareTexts,
  compareVersions,
  majorOf,
} from '../descriptors/versions';
import type { NameNote, NameRow } from './nameRows';

/** What a family decides about one of its members. @internal */
export interface FamilyDecision {
  wantedName: string;
  /** Id of the row, or ref of the entity, that stands in its place. */
  supersededBy?: string;
  notes: NameNote[];
}

/**
 * Names the versions of one thing among themselves.
 *
 * The highest version of a contract in each major gets `<name>-v<major>`, the highest version of a product
 * `<name>`; older ones carry their whole version. An entity that a `catalog-info.yaml` states for the same id
 * stands in the place of the descriptors. Of files with equal content the first by place counts.
 *
 * @param unordered - all members of the family
 * @internal
 */
export function decideFamily(
  unordered: NameRow[],
): Map<string, FamilyDecision> {
  const decisions = new Map<string, FamilyDecision>();
  const members = [...unordered].sort(
    (a, b) => compareTexts(a.location, b.location) || compareTexts(a.id, b.id),
  );
  const stated = members.filter(({ origin }) => origin === 'stated');
  const described: NameRow[] = [];
  for (const row of stated) {
    decisions.set(row.id, { wantedName: row.base_name, notes: [] });
  }
  for (const row of members) {
    if (row.origin === 'stated') {
      continue;
    }
    if (row.foreign_ref) {
      decisions.set(row.id, {
        wantedName: row.base_name,
        supersededBy: row.foreign_ref,
        notes: [],
      });
      continue;
    }
    const standIn =
      row.origin === 'descriptor'
        ? stated.find(other => standsFor(other, row))
        : undefined;
    if (standIn) {
      decisions.set(row.id, {
        wantedName: row.base_name,
        supersededBy: standIn.id,
        notes: [],
      });
      decisions.get(standIn.id)!.notes.push({
        about: 'alsoDescribed',
        other: row.location,
        name: standIn.base_name,
      });
    } else {
      described.push(row);
    }
  }
  for (const group of byMajor(described)) {
    decideVersions(group, decisions);
  }
  return decisions;
}

/** A stated API stands for the contract version that it carries, or for all when it names none. */
function standsFor(stated: NameRow, row: NameRow): boolean {
  return (
    stated.kind !== 'API' ||
    !stated.version ||
    !row.version ||
    compareVersions(stated.version, row.version) === 0
  );
}

function byMajor(rows: NameRow[]): NameRow[][] {
  const groups = new Map<string, NameRow[]>();
  for (const row of rows) {
    const key = row.kind === 'API' ? String(majorOf(row.version ?? '')) : '';
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

/** Names members of one major, which have different versions or are duplicates. */
function decideVersions(
  rows: NameRow[],
  decisions: Map<string, FamilyDecision>,
) {
  const sorted = [...rows].sort(
    (a, b) =>
      compareVersions(b.version ?? '', a.version ?? '') ||
      compareTexts(a.location, b.location) ||
      compareTexts(a.id, b.id),
  );
  const first = new Map<string, NameRow>();
  sorted.forEach((row, index) => {
    const version = row.version ?? '';
    const same = first.get(version);
    const name = row.base_name;
    if (!same) {
      first.set(version, row);
      decisions.set(row.id, {
        wantedName:
          index === 0 ? leaderName(row) : fitName(name, versionEnding(version)),
        notes: [],
      });
      return;
    }
    const copy = same.content_hash === row.content_hash;
    const note = copy ? 'copy' : 'duplicate';
    const notes: NameNote[] = [{ about: note, other: same.location, name }];
    decisions
      .get(same.id)!
      .notes.push({ about: note, other: row.location, name });
    decisions.set(
      row.id,
      copy
        ? { wantedName: name, supersededBy: same.id, notes }
        : {
            wantedName: fitName(
              name,
              `${versionEnding(version)}-${shortHash(row.location)}`,
            ),
            notes,
          },
    );
  });
}

function leaderName(row: NameRow): string {
  const major = majorOf(row.version ?? '');
  return row.kind === 'API' &&
    row.origin === 'descriptor' &&
    major !== undefined
    ? fitName(row.base_name, `-v${major}`)
    : fitName(row.base_name);
}

/** `-v1.0.2`; empty for no version. */
function versionEnding(version: string): string {
  const legal = version
    .toLowerCase()
    .replace(/^v/, '')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 24)
    .replace(/[-.]+$/, '');
  return legal === '' ? '' : `-v${legal}`;
}
