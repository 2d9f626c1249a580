// SPDX-License-Identifier: Apache-2.0
import type { Ancestry, Feeds, TroubleSpot } from './causes';
import type { Fault } from './model';
import type { PlannedIncident } from './planned';

/** What one incident is about at most. @internal */
export type Scope = Pick<PlannedIncident, 'product' | 'contract' | 'isLate'>;

/** A place where something is wrong, with its faults. @internal */
export interface Spot extends TroubleSpot {
  faults: Fault[];
  /** The open incident that its faults are in. */
  incident?: PlannedIncident;
  /** It is in the incident of another product, which its trouble comes from. */
  isGuest: boolean;
}

/** Tells faults of all products apart. @public */
export const faultId = ({ product, key }: Pick<Fault, 'product' | 'key'>) =>
  `${product}\n${key}`;

/** @internal */
export const scopeOf = ({ product, contract, isLate }: Scope) =>
  `${product}\n${contract ?? ''}\n${isLate ? 'late' : ''}`;

/** Orders texts the same everywhere. @internal */
export const compare = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const oldestOf = (faults: readonly Fault[]) =>
  faults.map(({ since, lastAt }) => since ?? lastAt).sort()[0];

/** Items by a key, in their order. @internal */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const own = groups.get(keyOf(item));
    if (own) own.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function placeOf({ product, contract, kind, dataset, column }: Fault) {
  const isLate = kind === 'service-level';
  // What is late, is late as a whole.
  return { product, contract, isLate, dataset, column: isLate ? null : column };
}

/**
 * Places where something fires, each once for each incident and once for what is in none. Their ids are in an order that
 * does not depend on what is in which incident, since of two that are as old the first counts.
 *
 * @param incidents - open ones, oldest first
 * @param faults - in the order of their ids
 * @param gone - ids of faults that left their incident
 * @internal
 */
export function spotsOf(
  incidents: readonly PlannedIncident[],
  faults: readonly Fault[],
  gone: ReadonlySet<string>,
): Spot[] {
  const open = new Set(incidents.map(({ id }) => id));
  const homeOf = (fault: Fault) =>
    fault.incident !== null &&
    open.has(fault.incident) &&
    !gone.has(faultId(fault))
      ? fault.incident
      : '';
  const byHome = groupBy(
    faults.filter(({ firing }) => firing),
    homeOf,
  );
  const spots: Spot[] = [];
  const add = (own: readonly Fault[], incident?: PlannedIncident) => {
    const places = groupBy(own, fault => JSON.stringify(placeOf(fault)));
    for (const [place, group] of places) {
      spots.push({
        ...placeOf(group[0]),
        id: `${place}\n${String(spots.length).padStart(8, '0')}`,
        since: oldestOf(group),
        faults: group,
        isGuest:
          incident !== undefined && group[0].product !== incident.product,
        incident,
      });
    }
  };
  for (const incident of incidents) {
    const own = byHome.get(incident.id) ?? [];
    // Where nothing of its own is wrong any more, nothing can come from there.
    if (own.some(({ product }) => product === incident.product)) {
      add(own, incident);
    }
  }
  add(byHome.get('') ?? []);
  return spots;
}

/**
 * Guests of incidents that nobody has taken up, of which lineage knows by now that they come from nothing there.
 *
 * @internal
 */
export function strangers(
  spots: readonly Spot[],
  above: Ancestry,
  feeds: Feeds,
): Spot[] {
  const byIncident = groupBy(
    spots.filter(({ incident }) => incident),
    ({ incident }) => incident!.id,
  );
  return [...byIncident.values()].flatMap(all => {
    const { state, isHeld } = all[0].incident!;
    if (state !== 'opened' || isHeld) return [];
    const own = all.filter(({ isGuest }) => !isGuest);
    const comesFrom = (spot: Spot, others: readonly Spot[]) =>
      others.some(other => above.get(spot.id)!.has(other));
    const isDoubtful = (spot: Spot) =>
      spot.isGuest &&
      !comesFrom(spot, own) &&
      own.every(other => feeds(other, spot) === false);
    const doubtful = all.filter(isDoubtful);
    const staying = all.filter(spot => !doubtful.includes(spot));
    return doubtful.filter(spot => !comesFrom(spot, staying));
  });
}
