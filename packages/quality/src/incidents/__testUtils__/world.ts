// SPDX-License-Identifier: Apache-2.0
import type { Feeds } from '../causes';
import type { Fault, ProductEdge } from '../model';
import { faultId } from '../plan';
import type { EndedIncident, IncidentPlan, PlannedIncident } from '../planned';

/** When plans are made. */
export const NOW = '2026-03-01T12:00:00.000Z';

/** A check of a product that fails, where nothing else is said. */
export function fault(product: string, over: Partial<Fault> = {}): Fault {
  return {
    product,
    key: 'rows',
    kind: 'check',
    name: 'rows',
    severity: 'high',
    contract: null,
    dataset: null,
    column: null,
    message: null,
    bad: 1,
    good: 0,
    broken: 0,
    firing: true,
    muted: false,
    since: NOW,
    lastAt: NOW,
    lastBadAt: NOW,
    recoveredAt: null,
    incident: null,
    ...over,
  };
}

/** An open incident of a product. */
export function incident(
  id: string,
  product: string,
  over: Partial<PlannedIncident> = {},
): PlannedIncident {
  return {
    id,
    product,
    contract: null,
    isLate: false,
    openedAt: NOW,
    state: 'opened',
    severity: 'high',
    isRated: false,
    isHeld: false,
    ...over,
  };
}

/** What plans are made of. */
export interface World {
  faults: Fault[];
  incidents: PlannedIncident[];
  ended: EndedIncident[];
  edges: ProductEdge[];
  feeds?: Feeds;
}

/** A world in which nothing is, but what is said. */
export const world = (over: Partial<World>): World => ({
  faults: [],
  incidents: [],
  ended: [],
  edges: [],
  ...over,
});

/** Incidents that plans opened: none has the id of one that is over. */
let opened = 0;

/** What the world is after a plan was done. */
export function carryOut(given: World, plan: IncidentPlan): World {
  let incidents = [...given.incidents];
  let ended = [...given.ended];
  const home = new Map(
    given.faults.map(each => [faultId(each), each.incident]),
  );
  plan.left.forEach(each => each.faults.forEach(id => home.set(id, null)));
  plan.groups.forEach(group => {
    const id = group.incident ?? `new-${opened++}`;
    group.faults.forEach(each => home.set(each, id));
    if (!incidents.some(each => each.id === id)) {
      incidents.push(
        incident(id, group.product, {
          contract: group.contract,
          isLate: group.isLate,
        }),
      );
    }
    ended = ended.filter(each => each.id !== id);
    incidents = incidents.filter(each => !group.merged.includes(each.id));
  });
  for (const { incident: id, severity } of plan.worsened) {
    incidents = incidents.map(each =>
      each.id === id ? { ...each, severity } : each,
    );
  }
  incidents = incidents.filter(({ id }) => !plan.recovered.includes(id));
  return {
    ...given,
    ended,
    incidents,
    faults: given.faults.map(each => ({
      ...each,
      incident: home.get(faultId(each))!,
    })),
  };
}

/** What a plan does where there is nothing to do. */
export const nothing = { left: [], groups: [], worsened: [], recovered: [] };

/** Lineage of columns, as `product.column>product.column`; of products that are not named it knows nothing. */
export function columnLineage(...arrows: string[]): Feeds {
  const pairs = arrows.map(arrow => arrow.split('>'));
  const known = new Set(
    pairs.flat().map(each => each.slice(0, each.indexOf('.'))),
  );
  const reaches = (from: string, to: string): boolean =>
    pairs.some(
      ([start, end]) => start === from && (end === to || reaches(end, to)),
    );
  return (from, to) =>
    known.has(from.product) && known.has(to.product)
      ? reaches(`${from.product}.${from.column}`, `${to.product}.${to.column}`)
      : undefined;
}
