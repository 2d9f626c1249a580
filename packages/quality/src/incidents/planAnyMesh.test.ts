// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { type Feeds, findCauses } from './causes';
import type { Fault } from './model';
import { faultId, planIncidents } from './plan';
import type { PlannedIncident } from './planned';
import { STANDARD_RULES as rules } from './rules';
import {
  carryOut,
  fault,
  incident,
  nothing,
  NOW,
  world,
  type World,
} from './__testUtils__/world';

const products = ['a', 'b', 'c', 'd', 'e', 'f'];

const contracts = [null, 'x', 'y'];

const moments = [NOW, '2026-03-01T11:30:00.000Z', '2026-02-27T12:00:00.000Z'];

const anyWorld: fc.Arbitrary<World> = fc
  .record({
    edges: fc.uniqueArray(
      fc.record({
        from: fc.constantFrom(...products),
        to: fc.constantFrom(...products),
        through: fc.option(fc.constantFrom(['x'], ['y'], ['x', 'y']), {
          nil: undefined,
        }),
      }),
      { selector: ({ from, to }) => `${from}>${to}`, maxLength: 12 },
    ),
    incidents: fc.uniqueArray(
      fc.record({
        product: fc.constantFrom(...products),
        contract: fc.constantFrom(...contracts),
        isLate: fc.boolean(),
        openedAt: fc.constantFrom(...moments),
        state: fc.constantFrom('opened', 'acknowledged', 'assigned'),
      }),
      { maxLength: 4 },
    ),
    faults: fc.uniqueArray(
      fc.record({
        product: fc.constantFrom(...products),
        key: fc.constantFrom('1', '2'),
        kind: fc.constantFrom('check', 'service-level'),
        contract: fc.constantFrom(...contracts),
        column: fc.constantFrom(null, 'm', 'n'),
        since: fc.constantFrom(...moments),
        firing: fc.boolean(),
        incident: fc.option(fc.nat(3), { nil: null }),
      }),
      { selector: faultId, maxLength: 10 },
    ),
    // What lineage says of each two places; where the list ends, it knows nothing.
    answers: fc.array(fc.constantFrom(true, false, false, undefined), {
      maxLength: 60,
    }),
  })
  .map(({ edges, incidents, faults, answers }) => {
    const numberOf = (text: string) =>
      [...text].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7);
    const feeds: Feeds = (from, to) =>
      answers[
        numberOf(`${from.product}${from.column}${to.product}${to.column}`) % 80
      ];
    const open = incidents.map(({ product, ...rest }, index) =>
      incident(String(index), product, rest as Partial<PlannedIncident>),
    );
    return world({
      edges,
      feeds,
      incidents: open,
      faults: faults.map(({ product, ...rest }) =>
        fault(product, {
          ...rest,
          kind: rest.kind as Fault['kind'],
          since: rest.firing ? rest.since : null,
          recoveredAt: rest.firing ? null : rest.since,
          incident:
            rest.incident !== null && rest.incident < open.length
              ? String(rest.incident)
              : null,
        }),
      ),
    });
  });

describe('for any mesh', () => {
  it('does not depend on the order of what it is given', () => {
    fc.assert(
      fc.property(
        anyWorld.chain(given =>
          fc.tuple(
            fc.constant(given),
            fc.shuffledSubarray(given.faults, {
              minLength: given.faults.length,
            }),
            fc.shuffledSubarray(given.incidents, {
              minLength: given.incidents.length,
            }),
            fc.shuffledSubarray(given.edges, { minLength: given.edges.length }),
          ),
        ),
        ([given, faults, incidents, edges]) => {
          expect(
            planIncidents({ ...given, faults, incidents, edges }, rules),
          ).toEqual(planIncidents(given, rules));
        },
      ),
    );
  });

  it('leaves every fault that fires in one open incident, and none open without', () => {
    fc.assert(
      fc.property(anyWorld, given => {
        const after = carryOut(given, planIncidents(given, rules));
        const open = new Set(after.incidents.map(({ id }) => id));
        const firing = after.faults.filter(each => each.firing);
        for (const each of firing) expect(open).toContain(each.incident);
        const used = new Set(firing.map(each => each.incident));
        expect([...open].filter(id => !used.has(id))).toEqual([]);
      }),
    );
  });

  it('has soon nothing more to do', () => {
    fc.assert(
      fc.property(anyWorld, given => {
        // What joins an incident may show of others in it that they come from nothing there; then they go.
        let after = given;
        for (let round = 0; round < 2; round++) {
          after = carryOut(after, planIncidents(after, rules));
        }
        expect(planIncidents(after, rules)).toEqual(nothing);
      }),
    );
  });

  it('finds causes that have no cause themselves', () => {
    fc.assert(
      fc.property(anyWorld, ({ faults, edges }) => {
        const spots = faults.map(each => ({
          id: faultId(each),
          product: each.product,
          contract: each.contract,
          isLate: each.kind === 'service-level',
          since: each.lastAt,
        }));
        const causes = findCauses(spots, edges);
        for (const cause of causes.values()) {
          expect(causes.get(cause)).toBe(cause);
        }
        expect(causes.size).toBe(spots.length);
      }),
    );
  });
});
