// SPDX-License-Identifier: Apache-2.0
import { findCauses, type TroubleSpot } from './causes';
import type {
  Fault,
  IncidentSeverity,
  IncidentState,
  ProductEdge,
} from './model';
import type { IncidentRules } from './rules';
import { compareSeverity, worstSeverity } from './severity';

const MINUTE = 60_000;

/** An open incident that faults opened, as far as planning looks at it. @public */
export interface PlannedIncident {
  id: string;
  product: string;
  contract: string | null;
  /** Missed service levels opened it. */
  isLate: boolean;
  openedAt: string;
  state: IncidentState;
  severity: IncidentSeverity;
  /** A person stated the severity, so that faults do not change it. */
  isRated: boolean;
  /** A person opened it again, so that only a person closes it. */
  isHeld: boolean;
}

/** An incident that is over, and that the same trouble opens again. @public */
export type EndedIncident = Pick<
  PlannedIncident,
  'id' | 'product' | 'contract' | 'isLate'
> & { resolvedAt: string };

/** Faults that are to be one incident. @public */
export interface PlannedGroup {
  /** Id of the incident that is open, or that is opened again; absent for a new one. */
  incident?: string;
  isReopened: boolean;
  product: string;
  contract: string | null;
  isLate: boolean;
  /** Faults that join it, by {@link faultId}. */
  faults: string[];
  /** Incidents that turn out to be the same and end in it, with all their faults. */
  merged: string[];
}

/** What has to happen to incidents. @public */
export interface IncidentPlan {
  /** Faults that go on by themselves after the cause of their incident is over. */
  left: Array<{ incident: string; faults: string[] }>;
  groups: PlannedGroup[];
  worsened: Array<{ incident: string; severity: IncidentSeverity }>;
  recovered: string[];
}

/** Tells faults of all products apart. @public */
export const faultId = ({ product, key }: Pick<Fault, 'product' | 'key'>) =>
  `${product}\n${key}`;

type Scope = Pick<PlannedIncident, 'product' | 'contract' | 'isLate'>;

const scopeOf = ({ product, contract, isLate }: Scope) =>
  `${product}\n${contract ?? ''}\n${isLate ? 'late' : ''}`;
const scopeOfFault = ({ product, contract, kind }: Fault): Scope => ({
  product,
  contract,
  isLate: kind === 'service-level',
});
const compare = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
const oldestOf = (faults: readonly Fault[]) =>
  faults.map(({ since, lastAt }) => since ?? lastAt).sort()[0];

/** Faults of an incident that fail on after its cause is over: they were measured again, and are their own trouble. */
function leavers(incident: PlannedIncident, faults: readonly Fault[]): Fault[] {
  const own = faults.filter(({ product }) => product === incident.product);
  if (own.some(({ firing }) => firing)) return [];
  const over = own.map(({ recoveredAt }) => recoveredAt ?? '').sort();
  const end = over[over.length - 1] ?? '';
  return faults.filter(
    ({ product, firing, lastBadAt }) =>
      product !== incident.product && firing && (lastBadAt ?? '') > end,
  );
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string) {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const own = groups.get(keyOf(item));
    if (own) own.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/**
 * Decides what has to happen to incidents so that every fault that fires is in one, and one broken source is one incident.
 *
 * Faults of one contract of one product are one incident (of one product, where no contract asks for them), and data that is
 * late is another one. Faults below a
 * product that is broken join the incident of their cause; an incident below one ends in that, unless somebody has taken
 * it up or it is much older. Trouble that comes back soon opens the same incident again. An incident ends when none of its
 * faults fires.
 *
 * The answer does not depend on the order of what is given, and when it was done, there is nothing more to do.
 *
 * @param given - faults that fire or belong to an open incident; open incidents that faults opened; those that ended not
 * longer ago than the rules reopen; and the lineage above what fires
 * @public
 */
export function planIncidents(
  given: {
    faults: readonly Fault[];
    incidents: readonly PlannedIncident[];
    ended: readonly EndedIncident[];
    edges: readonly ProductEdge[];
  },
  rules: IncidentRules,
): IncidentPlan {
  const incidents = [...given.incidents].sort(
    (a, b) =>
      compare(a.openedAt, b.openedAt) ||
      // Ids may be numbers.
      a.id.length - b.id.length ||
      compare(a.id, b.id),
  );
  const faults = [...given.faults].sort((a, b) =>
    compare(faultId(a), faultId(b)),
  );
  const open = new Map(incidents.map(each => [each.id, each]));
  const members = groupBy(
    faults.filter(({ incident }) => incident !== null && open.has(incident)),
    ({ incident }) => incident!,
  );

  const left = incidents.flatMap(incident => {
    const gone = leavers(incident, members.get(incident.id) ?? []);
    return gone.length > 0
      ? [{ incident: incident.id, faults: gone.map(faultId) }]
      : [];
  });
  const gone = new Set(left.flatMap(each => each.faults));
  const loose = faults.filter(
    fault =>
      fault.firing &&
      (fault.incident === null ||
        !open.has(fault.incident) ||
        gone.has(faultId(fault))),
  );

  // What fails in a place that has an incident already joins it.
  const byScope = new Map<string, PlannedIncident>();
  for (const each of incidents) {
    if (!byScope.has(scopeOf(each))) byScope.set(scopeOf(each), each);
  }
  const candidates = groupBy(loose, fault => scopeOf(scopeOfFault(fault)));
  const joins = new Map<string, Fault[]>();
  for (const [scope, group] of candidates) {
    const known = byScope.get(scope);
    if (!known) continue;
    joins.set(known.id, group);
    candidates.delete(scope);
  }

  // Where the trouble is, and where it comes from. Ids are in order of age, since of two that are as old the first counts.
  const spots: TroubleSpot[] = [];
  const origins = new Map<string, PlannedIncident | readonly Fault[]>();
  const addSpot = (
    { product, contract, isLate }: Scope,
    own: readonly Fault[],
    origin: PlannedIncident | readonly Fault[],
  ) => {
    const id = String(spots.length).padStart(8, '0');
    spots.push({ id, product, contract, isLate, since: oldestOf(own) });
    origins.set(id, origin);
  };
  for (const incident of incidents) {
    const own = [
      ...(members.get(incident.id) ?? []),
      ...(joins.get(incident.id) ?? []),
    ].filter(({ product, firing }) => firing && product === incident.product);
    if (own.length > 0) addSpot(incident, own, incident);
  }
  for (const group of candidates.values()) {
    addSpot(scopeOfFault(group[0]), group, group);
  }
  const spotsById = new Map(spots.map(spot => [spot.id, spot]));
  const causes = findCauses(spots, given.edges);

  const ended = new Map<string, EndedIncident>();
  for (const each of given.ended) {
    const known = ended.get(scopeOf(each));
    const order =
      known &&
      (compare(known.resolvedAt, each.resolvedAt) ||
        compare(known.id, each.id));
    if (order === undefined || order < 0) ended.set(scopeOf(each), each);
  }
  const groups = new Map<string, PlannedGroup>();
  const groupOf = (spotId: string): PlannedGroup => {
    const known = groups.get(spotId);
    if (known) return known;
    const { product, contract, isLate } = spotsById.get(spotId)!;
    const origin = origins.get(spotId)!;
    const again = ended.get(scopeOf({ product, contract, isLate }));
    const group: PlannedGroup = {
      ...('id' in origin
        ? { incident: origin.id, isReopened: false }
        : {
            ...(again && { incident: again.id }),
            isReopened: again !== undefined,
          }),
      product,
      contract,
      isLate,
      faults: [],
      merged: [],
    };
    groups.set(spotId, group);
    return group;
  };

  const merged = new Set<string>();
  for (const { id: spotId } of spots) {
    const cause = causes.get(spotId)!;
    const incident = origins.get(spotId)!;
    if (!('id' in incident)) {
      groupOf(cause).faults.push(...incident.map(faultId));
      continue;
    }
    const joining = joins.get(incident.id)?.map(faultId) ?? [];
    const earliest =
      Date.parse(spotsById.get(cause)!.since) - rules.mergeWithin * MINUTE;
    if (
      cause !== spotId &&
      incident.state === 'opened' &&
      !incident.isHeld &&
      Date.parse(incident.openedAt) >= earliest
    ) {
      merged.add(incident.id);
      const group = groupOf(cause);
      group.merged.push(incident.id);
      group.faults.push(
        ...joining,
        ...(members.get(incident.id) ?? [])
          .map(faultId)
          .filter(each => !gone.has(each)),
      );
    } else if (joining.length > 0) {
      groupOf(spotId).faults.push(...joining);
    }
  }

  const planned = [...groups.values()].map(group => ({
    ...group,
    faults: group.faults.sort(compare),
    merged: group.merged.sort(compare),
  }));
  planned.sort((a, b) => compare(scopeOf(a), scopeOf(b)));

  const byFault = new Map(faults.map(fault => [faultId(fault), fault]));
  const after = (incident: PlannedIncident) => [
    ...(members.get(incident.id) ?? []).filter(
      each => !gone.has(faultId(each)),
    ),
    ...planned
      .filter(group => group.incident === incident.id)
      .flatMap(group => group.faults.map(each => byFault.get(each)!)),
  ];
  const worsened: IncidentPlan['worsened'] = [];
  const recovered: string[] = [];
  for (const incident of incidents) {
    if (merged.has(incident.id)) continue;
    const firing = after(incident).filter(fault => fault.firing);
    if (firing.length === 0) {
      if (!incident.isHeld) recovered.push(incident.id);
      continue;
    }
    const severity = worstSeverity(firing.map(fault => fault.severity))!;
    if (!incident.isRated && compareSeverity(severity, incident.severity) < 0) {
      worsened.push({ incident: incident.id, severity });
    }
  }
  return { left, groups: planned, worsened, recovered };
}
