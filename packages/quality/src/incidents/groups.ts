// SPDX-License-Identifier: Apache-2.0
import type { EndedIncident, PlannedGroup, PlannedIncident } from './planned';
import { compare, type Scope, scopeOf } from './spots';

/** The newest of each scope. */
function endedByScope(all: readonly EndedIncident[]) {
  const sorted = [...all].sort(
    (a, b) => compare(a.resolvedAt, b.resolvedAt) || compare(a.id, b.id),
  );
  return new Map(sorted.map(each => [scopeOf(each), each]));
}

/** Where faults belong: in an open incident, or in a new one for a scope. @internal */
export interface Home {
  incident?: PlannedIncident;
  scope: Scope;
}

/** Groups that a plan is made of. @internal */
export class Groups {
  readonly #groups = new Map<string, PlannedGroup>();
  readonly #ended: ReadonlyMap<string, EndedIncident>;

  constructor(ended: readonly EndedIncident[]) {
    this.#ended = endedByScope(ended);
  }

  of({ incident: home, scope }: Home): PlannedGroup {
    const { product, contract, isLate } = scope;
    const key = home?.id ?? `new ${scopeOf(scope)}`;
    const known = this.#groups.get(key);
    if (known) return known;
    const again = home ? undefined : this.#ended.get(scopeOf(scope));
    const incident = (home ?? again)?.id;
    const group: PlannedGroup = {
      ...(incident !== undefined && { incident }),
      isReopened: again !== undefined,
      product,
      contract,
      isLate,
      faults: [],
      merged: [],
    };
    this.#groups.set(key, group);
    return group;
  }

  list(): PlannedGroup[] {
    return [...this.#groups.values()]
      .map(group => ({
        ...group,
        faults: group.faults.sort(compare),
        merged: group.merged.sort(compare),
      }))
      .sort(
        (a, b) =>
          compare(scopeOf(a), scopeOf(b)) ||
          compare(a.incident ?? '', b.incident ?? ''),
      );
  }
}
