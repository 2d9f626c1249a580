// SPDX-License-Identifier: Apache-2.0
import { ancestryOf, causesIn, type Feeds } from './causes';
import { Groups, type Home } from './groups';
import type { Fault, ProductEdge } from './model';
import type {
  EndedIncident,
  IncidentPlan,
  PlannedGroup,
  PlannedIncident,
} from './planned';
import type { IncidentRules } from './rules';
import { compareSeverity, worstSeverity } from './severity';
import {
  compare,
  faultId,
  groupBy,
  scopeOf,
  type Spot,
  spotsOf,
  strangers,
} from './spots';

export { faultId } from './spots';

const MINUTE = 60_000;

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

/** Nobody has taken it up, so that faults may still be grouped in another way. */
const isFluid = ({ state, isHeld }: PlannedIncident) =>
  state === 'opened' && !isHeld;

/**
 * Decides what has to happen to incidents so that every fault that fires is in one, and one broken source is one incident.
 *
 * A fault that comes from a broken place by lineage joins the incident of that: from a column where lineage knows columns,
 * else from a dataset, else from a product. What comes from no other is one incident for each contract of each product (for
 * each product, where no contract asks for it), and data that is late is another one.
 *
 * When the cause shows later, or the lineage that tells it, faults move to where they belong, and an incident that keeps
 * none of its own ends in that of its cause, unless somebody has taken it up or it is much older. Trouble that comes back
 * soon opens the same incident again. An incident ends when none of its faults fires.
 *
 * The answer does not depend on the order of what is given. What joins an incident may show of others in it that they come
 * from nothing there, so that they leave the next time; after that there is nothing more to do.
 *
 * @param given - faults that fire or belong to an open incident; open incidents that faults opened; those that ended not
 * longer ago than the rules reopen; the lineage above what fires; and what lineage knows of columns and datasets
 * @public
 */
export function planIncidents(
  given: {
    faults: readonly Fault[];
    incidents: readonly PlannedIncident[];
    ended: readonly EndedIncident[];
    edges: readonly ProductEdge[];
    feeds?: Feeds;
  },
  rules: IncidentRules,
): IncidentPlan {
  const { feeds = () => undefined } = given;
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
  const membersOf = (incident: string) => members.get(incident) ?? [];

  const goneFrom = new Map<string, string[]>();
  const gone = new Set<string>();
  const leave = (incident: string, own: readonly Fault[]) => {
    for (const id of own.map(faultId)) {
      gone.add(id);
      const known = goneFrom.get(incident);
      if (known) known.push(id);
      else goneFrom.set(incident, [id]);
    }
  };
  for (const incident of incidents) {
    leave(incident.id, leavers(incident, membersOf(incident.id)));
  }

  // Where the trouble is, and where it comes from.
  const spots = spotsOf(incidents, faults, gone);
  const above = ancestryOf(spots, given.edges, feeds);
  for (const guest of strangers(spots, above, feeds)) {
    leave(guest.incident!.id, guest.faults);
    guest.incident = undefined;
  }
  const spotsById = new Map(spots.map(spot => [spot.id, spot]));
  const causes = causesIn(spots, above);
  const causeOf = ({ id }: Spot) => spotsById.get(causes.get(id)!)!;

  // What fails in a place that has an incident already joins it.
  const byScope = new Map<string, PlannedIncident>();
  for (const each of incidents) {
    if (!byScope.has(scopeOf(each))) byScope.set(scopeOf(each), each);
  }
  const homeOf = (spot: Spot): Home => {
    const cause = causeOf(spot);
    const incident = cause.incident ?? byScope.get(scopeOf(cause));
    return { incident, scope: incident ?? cause };
  };

  const groups = new Groups(given.ended);
  const merged = new Map<string, PlannedGroup>();
  const loose = spots.filter(({ incident }) => !incident);
  /** Incidents that something of their own joins now. */
  const joined = new Set(
    loose
      .filter(spot => !causeOf(spot).incident)
      .map(spot => homeOf(spot).incident),
  );
  for (const incident of incidents) {
    const own = spots.filter(
      spot => spot.incident === incident && !spot.isGuest,
    );
    const moves = own.filter(spot => {
      const cause = causeOf(spot);
      const earliest = Date.parse(cause.since) - rules.mergeWithin * MINUTE;
      return (
        isFluid(incident) &&
        // Where a guest is now, may change itself.
        !(cause.incident && cause.isGuest) &&
        homeOf(spot).incident !== incident &&
        Date.parse(incident.openedAt) >= earliest
      );
    });
    const isEmpty =
      own.length > 0 && moves.length === own.length && !joined.has(incident);
    for (const spot of moves) {
      groups.of(homeOf(spot)).faults.push(...spot.faults.map(faultId));
      if (!isEmpty) leave(incident.id, spot.faults);
    }
    if (!isEmpty) continue;
    const oldest = [...moves].sort(
      (a, b) => compare(a.since, b.since) || compare(a.id, b.id),
    )[0];
    const group = groups.of(homeOf(oldest));
    merged.set(incident.id, group);
    group.merged.push(incident.id);
    const moved = new Set(moves.flatMap(spot => spot.faults.map(faultId)));
    group.faults.push(
      ...membersOf(incident.id)
        .map(faultId)
        .filter(id => !gone.has(id) && !moved.has(id)),
    );
  }
  for (const spot of loose) {
    const home = homeOf(spot);
    const group = merged.get(home.incident?.id ?? '') ?? groups.of(home);
    group.faults.push(...spot.faults.map(faultId));
  }

  const planned = groups.list();
  const byFault = new Map(faults.map(fault => [faultId(fault), fault]));
  const after = (incident: PlannedIncident) => [
    ...membersOf(incident.id).filter(each => !gone.has(faultId(each))),
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
  const left = [...goneFrom].map(([incident, own]) => ({
    incident,
    faults: own.sort(compare),
  }));
  return { left, groups: planned, worsened, recovered };
}
