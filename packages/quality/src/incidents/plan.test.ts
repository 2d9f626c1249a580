// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { consumersBy, type Feeds, findCauses } from './causes';
import type { Fault, ProductEdge } from './model';
import {
  type EndedIncident,
  faultId,
  type IncidentPlan,
  planIncidents,
  type PlannedIncident,
} from './plan';
import { STANDARD_RULES as rules } from './rules';

const NOW = '2026-03-01T12:00:00.000Z';

function fault(product: string, over: Partial<Fault> = {}): Fault {
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

function incident(
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

interface World {
  faults: Fault[];
  incidents: PlannedIncident[];
  ended: EndedIncident[];
  edges: ProductEdge[];
  feeds?: Feeds;
}

const world = (over: Partial<World>): World => ({
  faults: [],
  incidents: [],
  ended: [],
  edges: [],
  ...over,
});

/** Incidents that plans opened: none has the id of one that is over. */
let opened = 0;

/** What the world is after a plan was done. */
function carryOut(given: World, plan: IncidentPlan): World {
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

const nothing = { left: [], groups: [], worsened: [], recovered: [] };

describe('planIncidents', () => {
  it('makes one incident of a broken source and forty products below it', () => {
    const below = Array.from({ length: 40 }, (_, index) => `p${index}`);
    const edges = below.map((to, index) => ({
      from: index % 3 === 0 ? 'source' : `p${index - 1}`,
      to,
    }));
    const plan = planIncidents(
      world({
        faults: [...below, 'source'].map(each => fault(each)),
        edges,
      }),
      rules,
    );
    expect(plan.groups).toHaveLength(1);
    expect(plan.groups[0]).toMatchObject({ product: 'source' });
    expect(plan.groups[0].faults).toHaveLength(41);
  });

  it('keeps several incidents of one product apart by contract', () => {
    const plan = planIncidents(
      world({
        faults: [
          fault('a', { key: '1', contract: 'api:default/x' }),
          fault('a', { key: '2', contract: 'api:default/x' }),
          fault('a', { key: '3', contract: 'api:default/y' }),
        ],
      }),
      rules,
    );
    expect(plan.groups.map(({ faults }) => faults.length)).toEqual([2, 1]);
  });

  it('spreads only along the contract that is broken', () => {
    const faults = [fault('a', { contract: 'api:default/x' }), fault('b')];
    const through = (...contracts: string[]) =>
      planIncidents(
        world({ faults, edges: [{ from: 'a', to: 'b', through: contracts }] }),
        rules,
      ).groups.length;
    expect(through('api:default/y')).toBe(2);
    expect(through('api:default/y', 'api:default/x')).toBe(1);
  });

  it('makes nobody wrong by what is only late, and late by what is wrong', () => {
    const groups = (above: Fault['kind'], below: Fault['kind']) =>
      planIncidents(
        world({
          faults: [fault('a', { kind: above }), fault('b', { kind: below })],
          edges: [{ from: 'a', to: 'b' }],
        }),
        rules,
      ).groups.length;
    expect(groups('service-level', 'check')).toBe(2);
    expect(groups('service-level', 'service-level')).toBe(1);
    expect(groups('check', 'service-level')).toBe(1);
    expect(groups('anomaly', 'check')).toBe(1);
  });

  it('merges an incident into that of its cause when that shows later', () => {
    const given = world({
      faults: [fault('b', { incident: '1' }), fault('a')],
      incidents: [incident('1', 'b')],
      edges: [{ from: 'a', to: 'b' }],
    });
    const plan = planIncidents(given, rules);
    expect(plan.groups).toEqual([
      {
        isReopened: false,
        product: 'a',
        contract: null,
        isLate: false,
        faults: ['a\nrows', 'b\nrows'],
        merged: ['1'],
      },
    ]);
    expect(plan.recovered).toEqual([]);
  });

  it.each([
    ['somebody has taken it up', { state: 'acknowledged' }],
    ['it is a day older', { openedAt: '2026-02-28T12:00:00.000Z' }],
    ['somebody opened it again', { isHeld: true }],
  ] as const)('leaves an incident below alone when %s', (_, over) => {
    const plan = planIncidents(
      world({
        faults: [fault('b', { incident: '1' }), fault('a')],
        incidents: [incident('1', 'b', over)],
        edges: [{ from: 'a', to: 'b' }],
      }),
      rules,
    );
    expect(plan.groups.map(({ merged }) => merged)).toEqual([[]]);
  });

  it('opens what ended a short while ago again, and no second one', () => {
    const plan = planIncidents(
      world({
        faults: [fault('a')],
        ended: [
          {
            id: '7',
            isLate: false,
            product: 'a',
            contract: null,
            resolvedAt: NOW,
          },
          {
            id: '6',
            isLate: false,
            product: 'a',
            contract: null,
            resolvedAt: '2026-03-01',
          },
          {
            id: '8',
            isLate: false,
            product: 'b',
            contract: null,
            resolvedAt: NOW,
          },
        ],
      }),
      rules,
    );
    expect(plan.groups).toMatchObject([{ incident: '7', isReopened: true }]);
  });

  it('closes an incident when all its faults are over, and not before', () => {
    const given = (isFiring: boolean) =>
      world({
        faults: [
          fault('a', { firing: false, recoveredAt: NOW, incident: '1' }),
          fault('b', { firing: isFiring, incident: '1' }),
        ],
        incidents: [incident('1', 'a')],
      });
    expect(planIncidents(given(true), rules)).toEqual(nothing);
    expect(planIncidents(given(false), rules).recovered).toEqual(['1']);
  });

  it('lets what fails again after its cause is over be its own incident', () => {
    const plan = planIncidents(
      world({
        faults: [
          fault('a', { firing: false, recoveredAt: NOW, incident: '1' }),
          fault('b', { incident: '1', lastBadAt: '2026-03-01T13:00:00.000Z' }),
        ],
        incidents: [incident('1', 'a')],
        edges: [{ from: 'a', to: 'b' }],
      }),
      rules,
    );
    expect(plan).toMatchObject({
      left: [{ incident: '1', faults: ['b\nrows'] }],
      groups: [{ product: 'b', faults: ['b\nrows'] }],
      recovered: ['1'],
    });
  });

  it('does not close what a person opened again, nor rates what a person rated', () => {
    const plan = planIncidents(
      world({
        faults: [fault('b', { severity: 'critical', incident: '2' })],
        incidents: [
          incident('1', 'a', { isHeld: true }),
          incident('2', 'b', { isRated: true }),
        ],
      }),
      rules,
    );
    expect(plan).toEqual(nothing);
  });

  it('raises the severity with what joins', () => {
    const plan = planIncidents(
      world({
        faults: [fault('a', { key: 'new', severity: 'critical' })],
        incidents: [incident('1', 'a')],
      }),
      rules,
    );
    expect(plan.worsened).toEqual([{ incident: '1', severity: 'critical' }]);
  });
});

/** Lineage of columns, as `product.column>product.column`; of products that are not named it knows nothing. */
function columnLineage(...arrows: string[]): Feeds {
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

describe('consumersBy', () => {
  const edges = [
    { from: 'a', to: 'b', through: ['x'] },
    { from: 'a', to: 'c', through: ['y'] },
    { from: 'b', to: 'd', through: ['z'] },
    { from: 'd', to: 'a' },
    { from: 'c', to: 'd' },
  ];
  it('finds who takes the contract, and all that follows', () => {
    expect(consumersBy(edges)({ product: 'a', contract: 'x' })).toEqual([
      { product: 'b', steps: 1 },
      { product: 'd', steps: 2 },
      // The data comes round to its own product, and goes out by every contract of that.
      { product: 'c', steps: 4 },
    ]);
  });
  it('finds all where the contract is not known', () => {
    expect(
      consumersBy(edges)({ product: 'a', contract: null }).map(
        ({ product }) => product,
      ),
    ).toEqual(['b', 'c', 'd']);
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
