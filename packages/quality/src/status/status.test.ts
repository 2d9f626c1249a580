// SPDX-License-Identifier: Apache-2.0
import type { ServiceLevel } from '@meshwright/contracts';
import fc from 'fast-check';
import {
  availabilityOf,
  combineStatus,
  evaluateStatus,
  type Freshness,
  judgeServiceLevels,
  type OpenIncident,
  type PlannedMaintenance,
  type StatusChange,
  type StatusCheck,
  type StatusFacts,
  type StatusState,
} from '.';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-03-02T12:00:00Z');
const at = (hours: number) => new Date(NOW + hours * HOUR).toISOString();

const check = (some: Partial<StatusCheck> = {}): StatusCheck => ({
  name: 'orders-id-unique',
  status: 'pass',
  severity: 'error',
  failedRows: null,
  measuredAt: at(-1),
  ...some,
});
const fresh = (
  ageHours: number | null,
  some: Partial<Freshness> = {},
): Freshness => ({
  dataset: 'orders',
  column: 'updated_at',
  ageHours,
  promisedHours: 24,
  measuredAt: at(-1),
  ...some,
});
const incident = (severity: OpenIncident['severity']): OpenIncident => ({
  id: 'i1',
  title: 'Payments are missing',
  severity,
});
const maintenance = (
  from: number,
  to: number,
  announced = from - 24,
): PlannedMaintenance => ({
  id: `m${from}`,
  title: 'A new disk',
  startsAt: at(from),
  endsAt: at(to),
  announcedAt: at(announced),
});
const facts = (some: Partial<StatusFacts> = {}): StatusFacts => ({
  checks: [check()],
  freshness: [],
  incidents: [],
  maintenance: [],
  now: NOW,
  staleAfterHours: 72,
  ...some,
});

describe('the status of a port', () => {
  it.each<[StatusState, Partial<StatusFacts>, string | undefined]>([
    ['operational', {}, undefined],
    ['unknown', { checks: [] }, 'No check has judged its data.'],
    [
      'unknown',
      { checks: [check({ status: 'skipped' })] },
      'No check has judged its data.',
    ],
    [
      'unknown',
      { checks: [check({ status: 'error' })] },
      'None of its checks could run (1 tried).',
    ],
    [
      'unknown',
      { checks: [check({ status: 'fail', measuredAt: at(-96) })] },
      'It was last checked 4 days ago; results count for 3 days.',
    ],
    [
      'degraded',
      { checks: [check({ status: 'fail', failedRows: 3 })] },
      'orders-id-unique failed in 3 rows.',
    ],
    [
      'down',
      { checks: [check({ status: 'fail', severity: 'critical' })] },
      'orders-id-unique, which is critical, failed.',
    ],
    [
      'operational',
      {
        checks: [check({ status: 'fail', severity: 'warning', failedRows: 1 })],
      },
      'orders-id-unique, a lesser check, failed in 1 row.',
    ],
    [
      'operational',
      { checks: [check(), check({ name: 'broken', status: 'error' })] },
      'broken could not run.',
    ],
    ['operational', { freshness: [fresh(24)] }, undefined],
    [
      'degraded',
      { freshness: [fresh(30)] },
      'orders is 30 h old; at most 24 h is promised.',
    ],
    [
      'degraded',
      { freshness: [fresh(96)] },
      'orders is 4 days old; at most 24 h is promised.',
    ],
    ['unknown', { checks: [], freshness: [fresh(null)] }, undefined],
    [
      'degraded',
      { incidents: [incident('error')] },
      'Open incident: Payments are missing',
    ],
    ['operational', { incidents: [incident('info')] }, undefined],
    // An incident is known to somebody, whatever was measured.
    ['down', { checks: [], incidents: [incident('critical')] }, undefined],
    [
      'degraded',
      {
        checks: [check({ status: 'fail' })],
        maintenance: [maintenance(-1, 1)],
      },
      'Planned maintenance: A new disk',
    ],
  ])('is %s by %j', (state, some, text) => {
    const status = evaluateStatus(facts(some));
    expect(status.state).toBe(state);
    expect(status.reasons[0]?.text ?? '').toContain(text ?? '');
  });

  it('names maintenance only while it goes on', () => {
    const during = (from: number, to: number) =>
      evaluateStatus(facts({ maintenance: [maintenance(from, to)] }))
        .maintenance;
    expect([during(-2, 0), during(0, 1), during(1, 2)]).toEqual([
      undefined,
      'm0',
      undefined,
    ]);
  });

  it('is never better for one more failure, and says why it is not well', () => {
    const rank = ['operational', 'unknown', 'degraded', 'down'];
    const anyCheck = fc.record({
      name: fc.string(),
      status: fc.constantFrom('pass', 'warn', 'fail', 'error', 'skipped'),
      severity: fc.constantFrom('critical', 'error', 'warning', 'info', null),
      failedRows: fc.option(fc.nat()),
      measuredAt: fc.integer({ min: -71, max: 0 }).map(at),
    }) as fc.Arbitrary<StatusCheck>;
    fc.assert(
      fc.property(fc.array(anyCheck), checks => {
        const known = [check(), ...checks];
        const before = evaluateStatus(facts({ checks: known }));
        const after = evaluateStatus(
          facts({ checks: [...known, check({ status: 'fail' })] }),
        );
        expect(rank.indexOf(after.state)).toBeGreaterThanOrEqual(
          rank.indexOf(before.state),
        );
        expect(after.state).not.toBe('operational');
        // The weightiest reason is the one that explains the state.
        expect(before.reasons[0]?.state ?? 'operational').toBe(before.state);
      }),
    );
  });
});

describe('the status of a product', () => {
  const ports = (...states: StatusState[]) =>
    new Map(
      states.map((state, index) => [
        `port${index}`,
        {
          state,
          reasons:
            state === 'operational'
              ? []
              : [{ kind: 'check' as const, state, text: 'It failed.' }],
        },
      ]),
    );

  it.each<[StatusState, StatusState[]]>([
    ['unknown', []],
    ['operational', ['operational', 'operational']],
    ['unknown', ['operational', 'unknown']],
    ['degraded', ['operational', 'degraded', 'unknown']],
    ['degraded', ['operational', 'down']],
    ['down', ['down', 'down']],
  ])('is %s with ports that are %j', (state, states) => {
    const status = combineStatus(ports(...states));
    expect(status.state).toBe(state);
    expect(status.reasons.map(({ text }) => text).join(' ')).toMatch(
      /^(port\d: It failed\. ?)*$/,
    );
    expect(status.reasons).toHaveLength(
      states.filter(one => one !== 'operational').length,
    );
  });

  it('says of a product with one port what is said of that', () => {
    const reason = { kind: 'check' as const, state: 'degraded' as const };
    const port = {
      state: 'degraded' as const,
      reasons: ['One.', 'Two.'].map(text => ({ ...reason, text })),
    };
    const status = combineStatus(new Map([['table', port]]));
    expect(status.reasons).toEqual(port.reasons);
  });

  it('counts an incident of the whole product, and not that nothing else is known of it', () => {
    const whole = evaluateStatus(
      facts({ checks: [], incidents: [incident('critical')] }),
    );
    expect(combineStatus(ports('operational'), whole)).toMatchObject({
      state: 'down',
      reasons: [{ kind: 'incident' }],
    });
    expect(
      combineStatus(
        ports('operational'),
        evaluateStatus(facts({ checks: [] })),
      ),
    ).toMatchObject({ state: 'operational', reasons: [] });
  });
});

describe('availability', () => {
  const window = { from: NOW, to: NOW + 100 * HOUR };

  it('counts down time against known time, and says how much is known', () => {
    const changes: StatusChange[] = [
      { state: 'operational', from: at(20) },
      { state: 'down', from: at(40) },
      { state: 'degraded', from: at(50) },
      { state: 'unknown', from: at(90) },
    ];
    expect(availabilityOf(changes, [], window)).toEqual({
      percent: (100 * 60) / 70,
      time: {
        operational: 20 * HOUR,
        degraded: 40 * HOUR,
        down: 10 * HOUR,
        unknown: 30 * HOUR,
      },
      maintenance: 0,
      known: 70,
    });
  });

  it('takes the state that was there when the window began', () => {
    const { percent } = availabilityOf(
      [
        { state: 'down', from: at(-5) },
        { state: 'operational', from: at(25) },
      ],
      [],
      window,
    );
    expect(percent).toBe(75);
  });

  it('has no figure where nothing is known', () => {
    expect(availabilityOf([], [], window)).toMatchObject({
      percent: null,
      known: 0,
    });
  });

  it('leaves out planned maintenance, once where it overlaps, from when it was announced', () => {
    const down: StatusChange[] = [
      { state: 'operational', from: at(0) },
      { state: 'down', from: at(10) },
      { state: 'operational', from: at(30) },
    ];
    const figure = (...planned: PlannedMaintenance[]) =>
      availabilityOf(down, planned, window).percent;
    expect(figure(maintenance(10, 30))).toBe(100);
    expect(figure(maintenance(10, 20), maintenance(15, 30))).toBe(100);
    expect(figure(maintenance(10, 30, 20))).toBeCloseTo((100 * 80) / 90);
    expect(figure(maintenance(10, 30, 31))).toBe(80);
  });

  it('divides the whole window, whatever happened in it', () => {
    const hours = fc.integer({ min: -50, max: 150 });
    const anyChange = fc.record({
      state: fc.constantFrom<StatusState>(
        'operational',
        'degraded',
        'down',
        'unknown',
      ),
      from: hours.map(at),
    });
    const anyMaintenance = fc
      .tuple(hours, hours, hours)
      .map(([from, to, announced]) => maintenance(from, to, announced));
    fc.assert(
      fc.property(
        fc.array(anyChange),
        fc.array(anyMaintenance, { maxLength: 5 }),
        (changes, planned) => {
          const result = availabilityOf(changes, planned, window);
          const { operational, degraded, down, unknown } = result.time;
          expect(
            operational + degraded + down + unknown + result.maintenance,
          ).toBe(100 * HOUR);
          for (const one of Object.values(result.time)) {
            expect(one).toBeGreaterThanOrEqual(0);
          }
          const percent = result.percent ?? 0;
          expect(percent).toBeGreaterThanOrEqual(0);
          expect(percent).toBeLessThanOrEqual(100);
          // Announcing work never makes more time known as down.
          const without = availabilityOf(changes, [], window);
          expect(down).toBeLessThanOrEqual(without.time.down);
        },
      ),
    );
  });
});

describe('promises', () => {
  const level = (some: Partial<ServiceLevel>): ServiceLevel => ({
    path: '/slaProperties/0',
    property: 'availability',
    value: 99.5,
    elements: [],
    ...some,
  });
  const measured = (percent: number | null) => ({
    percent,
    time: { operational: 0, degraded: 0, down: 0, unknown: 0 },
    maintenance: 0,
    known: 100,
  });

  it.each([
    [{ value: 99.5 }, 99.5, 'kept', '99.5 %'],
    [{ value: '99.5%' }, 99.4, 'missed', '99.4 %'],
    [{ value: 0.995 }, 99.6, 'kept', '99.6 %'],
    [{ value: 100 }, 99.99999, 'missed', 'just under 100 %'],
    [{ value: 99.5 }, null, 'unknown', undefined],
    [{ value: 'always' }, 100, 'unknown', undefined],
  ])('availability %j at %p is %s', (some, percent, state, words) => {
    expect(
      judgeServiceLevels([level(some)], {
        availability: measured(percent),
        freshness: [],
      }),
    ).toEqual([
      {
        path: '/slaProperties/0',
        property: 'availability',
        state,
        ...(words && { measured: words }),
      },
    ]);
  });

  it.each([
    [[fresh(5)], 'kept', '5 h old'],
    [[fresh(5), fresh(50)], 'missed', '2.1 days old'],
    [[fresh(null)], 'unknown', undefined],
    [[fresh(50, { dataset: 'other' })], 'unknown', undefined],
  ])('latency by %j is %s', (freshness, state, words) => {
    const [verdict] = judgeServiceLevels(
      [level({ property: 'latency', elements: ['orders.updated_at'] })],
      { availability: measured(null), freshness },
    );
    expect([verdict.state, verdict.measured]).toEqual([state, words]);
  });

  it('does not judge availability by the first minutes', () => {
    const availability = { ...measured(0), known: 0.5 };
    expect(
      judgeServiceLevels([level({})], { availability, freshness: [] }),
    ).toMatchObject([{ state: 'unknown' }]);
  });

  it('leaves to people what it cannot measure', () => {
    expect(
      judgeServiceLevels([level({ property: 'retention', value: 3 })], {
        availability: measured(100),
        freshness: [],
      }),
    ).toEqual([]);
  });
});
