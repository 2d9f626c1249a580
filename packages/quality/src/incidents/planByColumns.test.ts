// SPDX-License-Identifier: Apache-2.0
import type { Fault } from './model';
import { planIncidents } from './plan';
import type { IncidentPlan, PlannedIncident } from './planned';
import { STANDARD_RULES as rules } from './rules';
import {
  carryOut,
  columnLineage,
  fault,
  incident,
  nothing,
  world,
} from './__testUtils__/world';

const column = (place: string, over: Partial<Fault> = {}) => {
  const [product, name] = place.split('.');
  return fault(product, { key: name, dataset: product, column: name, ...over });
};

const together = (plan: IncidentPlan) =>
  plan.groups.map(({ faults }) =>
    faults.map(each => each.replace('\n', '.')).join(' '),
  );

describe('planIncidents, where lineage knows columns', () => {
  const edges = [{ from: 'a', to: 'b' }];
  const feeds = columnLineage('a.x>b.x', 'a.y>b.y');

  it('makes one incident of a broken column and forty products below it, and of what comes from elsewhere another one', () => {
    const below = Array.from({ length: 40 }, (_, index) => `p${index}`);
    const plan = planIncidents(
      world({
        faults: [
          column('source.x'),
          ...below.map(each => column(`${each}.x`)),
          column('p7.y'),
          column('p39.y'),
        ],
        // Every third one takes from the source, the others from the one before.
        edges: below.map((to, index) => ({
          from: index % 3 === 0 ? 'source' : `p${index - 1}`,
          to,
        })),
        feeds: columnLineage(
          ...below.flatMap((to, index) => {
            const from = index % 3 === 0 ? 'source' : `p${index - 1}`;
            return [`${from}.x>${to}.x`, `${from}.y>${to}.y`];
          }),
        ),
      }),
      rules,
    );
    expect(
      plan.groups.map(({ product, faults }) => [product, faults.length]),
    ).toEqual([
      ['p39', 1],
      ['p7', 1],
      ['source', 41],
    ]);
  });

  it('asks products where lineage does not know the columns', () => {
    const faults = [column('a.x'), column('b.y')];
    expect(
      together(planIncidents(world({ faults, edges, feeds }), rules)),
    ).toEqual(['a.x', 'b.y']);
    expect(
      together(
        planIncidents(
          world({ faults, edges, feeds: columnLineage('a.x>c.x') }),
          rules,
        ),
      ),
    ).toEqual(['a.x b.y']);
  });

  it('groups across contracts of one product where one column feeds another', () => {
    const faults = [
      column('a.x', { contract: 'raw' }),
      column('a.sum', { contract: 'sums' }),
      column('a.other', { contract: 'sums' }),
    ];
    const own = columnLineage('a.x>a.sum');
    expect(
      together(planIncidents(world({ faults, feeds: own }), rules)),
    ).toEqual(['a.sum a.x', 'a.other'].sort().reverse());
  });

  it('takes what is late as a whole', () => {
    const late = { kind: 'service-level' } as const;
    const faults = [column('a.x', late), column('b.y', late)];
    const plan = planIncidents(
      world({
        faults,
        edges,
        feeds: (from, to) =>
          from.column === null && to.column === null ? true : undefined,
      }),
      rules,
    );
    expect(together(plan)).toEqual(['a.x b.y']);
  });

  it('moves what comes from a cause that shows later, and leaves the rest', () => {
    const before = world({
      faults: [
        column('b.x', { incident: '1' }),
        column('b.z', { incident: '1' }),
      ],
      incidents: [incident('1', 'b')],
      edges,
      feeds,
    });
    const given = { ...before, faults: [...before.faults, column('a.x')] };
    const plan = planIncidents(given, rules);
    expect(plan.left).toEqual([{ incident: '1', faults: ['b\nx'] }]);
    expect(together(plan)).toEqual(['a.x b.x']);
    expect(planIncidents(carryOut(given, plan), rules)).toEqual(nothing);
    // Somebody looks after it: it stays as it is.
    expect(
      planIncidents(
        { ...given, incidents: [incident('1', 'b', { state: 'assigned' })] },
        rules,
      ).left,
    ).toEqual([]);
  });

  it('ends an incident of which everything moves, even to several', () => {
    const given = world({
      faults: [
        column('b.x', { incident: '1', since: '2026-03-01T11:59:00.000Z' }),
        column('b.y', { incident: '1' }),
        column('a.x'),
        column('c.y'),
      ],
      incidents: [incident('1', 'b')],
      edges: [...edges, { from: 'c', to: 'b' }],
      feeds: columnLineage('a.x>b.x', 'c.y>b.y'),
    });
    const plan = planIncidents(given, rules);
    expect(together(plan)).toEqual(['a.x b.x', 'b.y c.y']);
    expect(plan.groups.map(({ merged }) => merged)).toEqual([['1'], []]);
    expect(planIncidents(carryOut(given, plan), rules)).toEqual(nothing);
  });

  it('lets go of what lineage shows later to come from elsewhere, and of nothing that it does not know', () => {
    const given = (over: Partial<PlannedIncident> = {}) =>
      world({
        faults: [
          column('a.x', { incident: '1' }),
          column('b.x', { incident: '1' }),
          column('b.z', { incident: '1' }),
          column('c.z', { incident: '1' }),
        ],
        incidents: [incident('1', 'a', over)],
        edges: [...edges, { from: 'b', to: 'c' }],
        feeds,
      });
    const plan = planIncidents(given(), rules);
    expect(plan.left).toEqual([{ incident: '1', faults: ['b\nz'] }]);
    expect(together(plan)).toEqual(['b.z']);
    expect(planIncidents(carryOut(given(), plan), rules)).toEqual(nothing);
    expect(planIncidents(given({ state: 'acknowledged' }), rules)).toEqual(
      nothing,
    );
    expect(
      planIncidents({ ...given(), edges: [], feeds: undefined }, rules),
    ).toEqual(nothing);
  });

  it.each([
    [['a.x', 'b.x', 'b.z']],
    [['b.x', 'b.z', 'a.x']],
    [['b.z', 'a.x', 'b.x']],
  ])('is the same in the end when %p fail one after the other', order => {
    let now = world({ edges, feeds });
    for (const place of order) {
      now = { ...now, faults: [...now.faults, column(place)] };
      // Ids of the test are those of groups.
      const plan = planIncidents(now, rules);
      now = carryOut(now, {
        ...plan,
        groups: plan.groups.map(group => ({
          ...group,
          incident: group.incident ?? `${place}-${group.product}`,
        })),
      });
    }
    const homes = new Map<string, string[]>();
    for (const { product, key, incident: home } of now.faults) {
      homes.set(home!, [...(homes.get(home!) ?? []), `${product}.${key}`]);
    }
    expect(
      [...homes.values()].map(each => each.sort().join(' ')).sort(),
    ).toEqual(['a.x b.x', 'b.z']);
  });
});
