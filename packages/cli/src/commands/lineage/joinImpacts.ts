// SPDX-License-Identifier: Apache-2.0
import type { Affected, Impact } from '@meshwright/lineage';
import { byStrength } from '../../reports/lineage/impactWords';
import type { KnownImpact } from '../../reports/lineage/knownImpact';
import { worst } from '../../reports/lineage/worst';

/** Of each thing the strongest way in which it is reached, and the shortest. */
function joinLists(
  lists: ReadonlyArray<readonly Affected[]>,
  without: ReadonlySet<string>,
): Affected[] {
  const found = new Map<string, Affected>();
  for (const each of byStrength(lists.flat())) {
    const known = found.get(each.id);
    if (known) known.steps = Math.min(known.steps, each.steps);
    else if (!without.has(each.id)) found.set(each.id, { ...each });
  }
  return [...found.values()].sort(
    (a, b) => a.steps - b.steps || (a.id < b.id ? -1 : 1),
  );
}

/** One of each, by what makes them the same. */
const once = <T>(list: readonly T[], keyOf: (each: T) => string): T[] => [
  ...new Map(list.map(each => [keyOf(each), each])).values(),
];

function joinPeople(people: Impact['people']): Impact['people'] {
  const owned = new Map<string, Set<string>>();
  for (const { owner, owns } of people) {
    owned.set(owner, new Set([...(owned.get(owner) ?? []), ...owns]));
  }
  return [...owned]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([owner, owns]) => ({ owner, owns: [...owns].sort() }));
}

/** What two sources know of one change, together. */
export function joinImpacts(one: KnownImpact, two: KnownImpact): KnownImpact {
  const both = [one.impact, two.impact];
  const start = [...new Set(both.flatMap(each => each.start))];
  const own = new Set(start);
  const list = (
    key: 'columns' | 'datasets' | 'products' | 'jobs' | 'exposures',
  ) =>
    joinLists(
      both.map(each => each[key]),
      own,
    );
  return {
    impact: {
      change: one.impact.change,
      verdict: worst(both),
      start,
      // What one of them knows is known.
      unknown: [...new Set(both.flatMap(each => each.unknown))].filter(
        id => !own.has(id),
      ),
      columns: list('columns'),
      datasets: list('datasets'),
      products: list('products'),
      jobs: list('jobs'),
      exposures: list('exposures'),
      contracts: once(
        both.flatMap(each => each.contracts),
        ({ id, version, dataset }) => [id, version, dataset].join('\n'),
      ),
      people: joinPeople(both.flatMap(each => each.people)),
    },
    about: id => {
      const [first, second] = [one.about(id), two.about(id)];
      return first?.facts.owners ? first : second ?? first;
    },
    closed: one.closed + two.closed,
  };
}
