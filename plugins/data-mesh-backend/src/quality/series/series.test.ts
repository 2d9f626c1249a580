// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { DetailedCheck } from '@meshwright/quality';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import type { EntityAccess } from '../../access';
import { openFeatureDatabase } from '../../database';
import type { NewRun } from '../database';
import type { Masking } from '../evidence/Masking';
import { StatusStore } from '../status/StatusStore';
import { figuresOfRun } from './figuresOfRun';
import { type AnomalyListener, SeriesJudge } from './SeriesJudge';
import { SeriesIntake } from './SeriesIntake';
import { SeriesService } from './SeriesService';
import { SeriesStore } from './SeriesStore';
import { thin } from './thin';

const PRODUCT = 'dataproduct:default/orders';
const ORDERS: Entity = {
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'DataProduct',
  metadata: { name: 'orders', namespace: 'default' },
};
const HOUR = 3_600_000;
const START = Date.parse('2026-03-01T00:00:00Z');
const at = (hour: number) => new Date(START + hour * HOUR).toISOString();

const run = (hour: number, rowCount: number): NewRun => ({
  productRef: PRODUCT,
  tool: 'meshwright',
  origin: 'measured',
  endedAt: at(hour),
  checks: [],
  measurements: [
    { dataset: 'orders', column: null, metric: 'rowCount', value: rowCount },
  ],
});

const databases = testDatabases();

describe.each(databases.eachSupportedId())('series, %p', id => {
  let knex: Knex;
  let store: SeriesStore;
  let intake: SeriesIntake;

  beforeEach(async () => {
    knex = await databases.init(id);
    await openFeatureDatabase(
      mockServices.database.mock({ getClient: async () => knex }),
      'quality-status',
    );
    store = new SeriesStore(knex);
    intake = new SeriesIntake(knex);
  });

  const judgeWith = (listeners: AnomalyListener[] = []) =>
    new SeriesJudge({
      knex,
      logger: mockServices.logger.mock(),
      intake,
      listeners,
    });
  const add = (...runs: NewRun[]) =>
    knex.transaction(async tx => {
      for (const one of runs) await intake.add(tx, one);
    });
  const usual = () =>
    Array.from({ length: 60 }, (_, hour) => run(hour, 1000 + (hour % 5)));

  it('tells what a product costs to those only who may see costs', async () => {
    await add({
      ...run(0, 10),
      measurements: ['cost', 'rowCount'].map(metric => ({
        dataset: 'orders',
        column: null,
        metric,
        value: 1234,
      })),
    });
    await judgeWith().run({});
    const seenBy = async (seesCosts: boolean) => {
      const granted = jest.fn(async () => [seesCosts]);
      const service = new SeriesService({
        access: {
          product: async () => ORDERS,
          granted,
        } as unknown as EntityAccess,
        masking: {
          of: async () => ({ classifier: {}, clearance: {} }),
        } as unknown as Masking,
        store,
      });
      const credentials = mockCredentials.user();
      const ref = { namespace: 'default', name: 'orders' };
      const { items } = await service.list(
        ref,
        { offset: 0, limit: 10 },
        credentials,
      );
      expect(granted).toHaveBeenCalledWith(
        [expect.objectContaining({ name: 'data-mesh.cost.read' })],
        PRODUCT,
        credentials,
      );
      const [cost] = items.filter(({ metric }) => metric === 'cost');
      const read = await service.values(
        ref,
        cost.id,
        { days: 36_500 },
        credentials,
      );
      return [
        Object.fromEntries(items.map(({ metric, value }) => [metric, value])),
        read.points.length,
      ];
    };
    expect(await seenBy(true)).toEqual([{ cost: 1234, rowCount: 1234 }, 1]);
    expect(await seenBy(false)).toEqual([{ cost: null, rowCount: 1234 }, 0]);
  });

  it('judges each value once, however many replicas do it at a time', async () => {
    await add(...usual(), run(60, 3));
    const judged = jest.fn<Promise<void>, [unknown, readonly unknown[]]>(
      async () => {},
    );
    const replicas = Array.from({ length: 4 }, () => judgeWith([{ judged }]));
    const found = await Promise.all(replicas.map(one => one.run({})));
    expect(found.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(judged.mock.calls.flatMap(([, values]) => values)).toHaveLength(61);
    expect(await store.anomalies(PRODUCT, 10)).toMatchObject([
      {
        measured_at: at(60),
        sentence:
          'Row count of orders is 3; the values before it lay between 1,000 and 1,004.',
      },
    ]);
    expect(await intake.due(10)).toEqual([]);
  });

  it('goes on where another process stopped, as if it had been one', async () => {
    const values = Array.from(
      { length: 80 },
      (_, hour) => 1000 + ((hour * 7) % 11),
    );
    values[70] = 5000;
    for (const [hour, value] of values.entries()) {
      await add(run(hour, value));
      if (hour % 13 === 0) await judgeWith().run({});
    }
    await judgeWith().run({});
    const bandOf = async () => {
      const { rows } = await store.list(PRODUCT, {
        since: at(0),
        offset: 0,
        limit: 10,
      });
      const points = await store.values(rows[0].id, at(0), 100);
      return points.map(({ low, high }) => [low, high]);
    };
    const inPieces = await bandOf();
    await knex('quality_anomaly').delete();
    await knex('quality_point').delete();
    await knex('quality_series').delete();
    await add(...values.map((value, hour) => run(hour, value)));
    await judgeWith().run({});
    expect(await bandOf()).toEqual(inPieces);
  });

  it('keeps the same value of the same run once, and what comes late alarms nobody', async () => {
    await add(...usual(), ...usual());
    const judged = jest.fn<Promise<void>, [unknown, readonly unknown[]]>(
      async () => {},
    );
    await judgeWith([{ judged }]).run({});
    await add(run(20.5, 9), run(20.5, 9));
    await judgeWith([{ judged }]).run({});
    expect(judged.mock.calls.flatMap(([, values]) => values)).toHaveLength(60);
    expect(await store.anomalies(PRODUCT, 10)).toEqual([]);
    const { rows } = await store.list(PRODUCT, {
      since: at(0),
      offset: 0,
      limit: 10,
    });
    expect(rows).toMatchObject([
      { points: 61, last_at: at(59), last_value: 1004 },
    ]);
  });

  it('leaves values to the next time where whoever is told of them fails', async () => {
    await add(...usual());
    const judged = jest.fn().mockRejectedValueOnce(new Error('away'));
    await judgeWith([{ judged }]).run({});
    expect(await intake.due(10)).toHaveLength(1);
    await judgeWith([{ judged }]).run({});
    expect(await intake.due(10)).toEqual([]);
  });

  it('forgets what is old, and what nothing is left of', async () => {
    await add(...usual(), run(60, 3));
    await judgeWith().run({});
    await intake.removeBefore(at(50));
    const { rows } = await store.list(PRODUCT, {
      since: at(0),
      offset: 0,
      limit: 10,
    });
    expect(await store.values(rows[0].id, at(0), 100)).toHaveLength(11);
    await intake.removeBefore(at(100));
    expect(await knex('quality_series')).toEqual([]);
    expect(await knex('quality_anomaly')).toEqual([]);
  });

  it('notes a change of state once, and remembers the last before a time', async () => {
    const states = new StatusStore(knex);
    const now = (state: 'operational' | 'down') => ({
      product_ref: PRODUCT,
      port: '',
      state,
      reasons: '[]',
    });
    await states.keep([now('operational')], at(0));
    const both = await Promise.all([
      states.keep([now('down')], at(5)),
      states.keep([now('down')], at(5)),
    ]);
    expect(both.flat()).toMatchObject([{ before: 'operational' }]);
    await states.keep([now('operational')], at(9));
    const froms = async (since: string) =>
      (await states.changes(PRODUCT, since)).map(({ from }) => from);
    expect(await froms(at(0))).toEqual([at(0), at(5), at(9)]);
    expect(await froms(at(7))).toEqual([at(5), at(9)]);
    await states.removeBefore(at(7));
    expect(await froms(at(0))).toEqual([at(5), at(9)]);
  });
});

describe('figures of a run', () => {
  const check = (some: Partial<DetailedCheck>): DetailedCheck => ({
    name: 'a check',
    dataset: 'orders',
    column: 'id',
    dimension: 'completeness',
    severity: 'error',
    status: 'pass',
    observed: null,
    expected: null,
    failedRows: null,
    totalRows: null,
    details: { contractId: 'api:default/orders' },
    ...some,
  });
  const figures = (...checks: Array<Partial<DetailedCheck>>) =>
    [...figuresOfRun({ ...run(0, 7), checks: checks.map(check) }).values()].map(
      ({ metric, column, value }) => [metric, column, value],
    );

  it.each<[string, Partial<DetailedCheck>, unknown[]]>([
    [
      'rows without a value',
      { failedRows: 2, totalRows: 8 },
      ['nullShare', 'id', 25],
    ],
    [
      'an age',
      { dimension: 'timeliness', observed: '3.5 hours old' },
      ['ageHours', 'id', 3.5],
    ],
    ['a figure of a rule', { observed: 12.5 }, ['a check', 'id', 12.5]],
  ])('are %s', (_, some, figure) => {
    expect(figures(some)).toContainEqual(figure);
  });

  it('are what was measured before what follows from checks', () => {
    expect(figures({ totalRows: 9 })).toEqual([['rowCount', null, 7]]);
  });

  it('are no words, and nothing of a failure', () => {
    expect(
      figures({ observed: 'a text' }, { status: 'error' }, { observed: NaN }),
    ).toEqual([['rowCount', null, 7]]);
  });
});

describe('thinning', () => {
  it('keeps anomalies, the extremes and the order, and never has too many', () => {
    const any = fc.array(
      fc.record({
        value: fc.integer({ min: -1000, max: 1000 }),
        odd: fc.boolean(),
      }),
      { minLength: 1, maxLength: 400 },
    );
    fc.assert(
      fc.property(any, fc.integer({ min: 2, max: 100 }), (values, most) => {
        const points = values.map(({ value, odd }, hour) => ({
          at: at(hour),
          value,
          // One in a hundred is unexpected at most.
          ...(odd && hour % 100 === 7 && { anomaly: 'odd' }),
        }));
        const drawn = thin(points, most, ({ anomaly }) => Boolean(anomaly));
        const odd = points.filter(({ anomaly }) => anomaly);
        expect(drawn).toEqual(expect.arrayContaining(odd));
        expect(drawn.length).toBeLessThanOrEqual(most + odd.length + 3);
        expect([...drawn].sort((a, b) => (a.at < b.at ? -1 : 1))).toEqual(
          drawn,
        );
        const range = (some: typeof points) => [
          Math.min(...some.map(({ value }) => value)),
          Math.max(...some.map(({ value }) => value)),
        ];
        expect(range(drawn)).toEqual(range(points));
        expect(drawn.at(-1)).toBe(points.at(-1));
      }),
    );
  });
});
