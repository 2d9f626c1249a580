// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { fitName, shortHash } from '../descriptors/names';
import { compareTexts } from '../descriptors/versions';
import type { GivenName, NameRow } from './nameRows';
import { decideFamily, type FamilyDecision } from './wantedNames';

const PRIORITY: Record<string, number> = {
  stated: 0,
  descriptor: 1,
  unreadable: 2,
  mentioned: 3,
};

/** What those that want the same name have in common. @internal */
export function nameKey(row: NameRow, wantedName: string): string {
  return `${row.kind}/${row.namespace}/${wantedName}`.toLowerCase();
}

/**
 * Decides what name each row wants, by its family alone.
 *
 * @param rows - complete families
 * @param definedBy - stated entities by the id of the file that their definition points at
 * @internal
 */
export function decideWanted(
  rows: NameRow[],
  definedBy: Map<string, string>,
): Map<string, FamilyDecision> {
  const families = new Map<string, NameRow[]>();
  const decisions = new Map<string, FamilyDecision>();
  for (const row of rows) {
    const stated =
      row.kind === 'API' && row.origin !== 'stated'
        ? definedBy.get(row.descriptor_id)
        : undefined;
    if (stated) {
      decisions.set(row.id, {
        wantedName: row.base_name,
        supersededBy: stated,
        notes: [],
      });
    } else {
      families.set(row.family, [...(families.get(row.family) ?? []), row]);
    }
  }
  for (const members of families.values()) {
    for (const [id, decision] of decideFamily(members)) {
      decisions.set(id, decision);
    }
  }
  return decisions;
}

/**
 * Gives each entity its name. The same rows get the same names in whatever order and on whichever machine.
 *
 * @param rows - every row that wants one of the names
 * @param decisions - of {@link decideWanted}
 * @param names - keys of the names that are given anew; rows that want others are left alone
 * @internal
 */
export function giveNames(
  rows: NameRow[],
  decisions: Map<string, FamilyDecision>,
  names: Set<string>,
): Map<string, GivenName> {
  const given = new Map<string, GivenName>();
  const groups = new Map<string, NameRow[]>();
  for (const row of rows) {
    const decision = decisions.get(row.id)!;
    const key = nameKey(row, decision.wantedName);
    if (decision.supersededBy) {
      given.set(row.id, { ...decision });
    } else if (names.has(key)) {
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
  }
  for (const group of groups.values()) {
    settle(group, decisions, given);
  }
  return given;
}

/** Decides who of those that want the same name gets it. */
function settle(
  group: NameRow[],
  decisions: Map<string, FamilyDecision>,
  given: Map<string, GivenName>,
) {
  const [first, ...others] = [...group].sort(
    (a, b) =>
      PRIORITY[a.origin] - PRIORITY[b.origin] ||
      compareTexts(a.family, b.family) ||
      compareTexts(a.location, b.location) ||
      compareTexts(a.id, b.id),
  );
  const { wantedName, notes } = decisions.get(first.id)!;
  const winner: GivenName = {
    wantedName,
    entityRef: refOf(first, wantedName),
    notes: [...notes],
  };
  given.set(first.id, winner);
  for (const row of others) {
    const own = decisions.get(row.id)!.notes;
    if (first.origin === 'stated') {
      winner.notes.push({
        about: row.origin === 'stated' ? 'statedTwice' : 'alsoDescribed',
        other: row.location,
        name: wantedName,
      });
      given.set(row.id, { wantedName, supersededBy: first.id, notes: own });
      continue;
    }
    winner.notes.push({
      about: 'taken',
      other: row.location,
      name: wantedName,
    });
    given.set(row.id, {
      wantedName,
      entityRef: refOf(
        row,
        fitName(wantedName, `-${shortHash(row.family + row.location)}`),
      ),
      notes: [
        ...own,
        { about: 'taken', other: first.location, name: wantedName },
      ],
    });
  }
}

function refOf({ kind, namespace }: NameRow, name: string): string {
  return stringifyEntityRef({ kind, namespace, name });
}
