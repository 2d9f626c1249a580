// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { DetailedCheck } from '@meshwright/quality';
import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { openFeatureDatabase } from '../../database';
import { ResultStore } from '../database';
import { SeriesIntake } from '../series/SeriesIntake';
import { SeriesJudge } from '../series/SeriesJudge';
import { rollUpPoints, rollUpResults } from './rollUp';

const PRODUCT = 'dataproduct:default/orders';
const START = Date.parse('2026-03-01T00:30:00.000Z');
const HOUR = 3_600_000;
const at = (hour: number) => new Date(START + hour * HOUR).toISOString();
/** Four days. */
const HOURS = 96;
/** From the third day on nothing is old. */
const before = Date.parse(at(48));

const databases = testDatabases();

describe.each(databases.eachSupportedId())('rolling up, %p', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    const database = mockServices.database.mock({
      getClient: async () => knex,
    });
    await openFeatureDatabase(database, 'quality');
    await openFeatureDatabase(database, 'quality-status');
    const intake = new SeriesIntake(knex);
    const store = new ResultStore(knex, {
      recorded: async (tx, run) => {
        await intake.add(tx, run);
      },
    });
    for (let hour = 0; hour < HOURS; hour++) {
      await store.record({
        productRef: PRODUCT,
        tool: 'meshwright',
        origin: 'measured',
        endedAt: at(hour),
        checks: [
          {
            name: 'unique',
            dataset: 'orders',
            column: 'id',
            dimension: 'uniqueness',
            severity: 'error',
            // Broken for two hours.
            status: [10, 11].includes(hour) ? 'fail' : 'pass',
            observed: 0,
            expected: null,
            failedRows: 0,
            totalRows: 1_000 + (hour === 30 ? 90_000 : hour % 24),
            details: {},
          } satisfies DetailedCheck,
        ],
      });
    }
    await new SeriesJudge({
      knex,
      logger: mockServices.logger.mock(),
      intake,
      listeners: [],
    }).run({});
  });

  const results = async () => {
    const rows = await knex('quality_result').orderBy('measured_at');
    return rows.map(row => (Date.parse(row.measured_at) - START) / HOUR);
  };

  it('keeps of old results what was another one, and the last one of each day', async () => {
    const recent = Array.from({ length: 48 }, (_, hour) => 48 + hour);
    await rollUpResults(knex, { before });
    expect(await results()).toEqual([0, 10, 12, 23, 47, ...recent]);
    const runs = await knex('quality_run');
    expect(runs).toHaveLength(5 + recent.length);
    // Done twice, it is the same; the newest result stays in any case.
    await rollUpResults(knex, { before });
    expect(await results()).toEqual([0, 10, 12, 23, 47, ...recent]);
    expect(await knex('quality_check').first()).toMatchObject({
      measured_at: at(HOURS - 1),
    });
  });

  it('keeps of old values the lowest and highest of each day, and what was unexpected', async () => {
    const values = async () => {
      const rows = await knex('quality_point as p')
        .join('quality_series as s', 's.id', 'p.series_id')
        .where('s.metric', 'rowCount')
        .where('p.measured_at', '<', new Date(before).toISOString())
        .orderBy('p.measured_at')
        .pluck('p.value');
      return rows.map(Number);
    };
    expect(await values()).toHaveLength(48);
    const unexpected = await knex('quality_anomaly').where({
      measured_at: at(30),
    });
    expect(unexpected).toHaveLength(1);
    // A second one that is neither lowest nor highest.
    await knex('quality_anomaly').insert({
      ...unexpected[0],
      measured_at: at(5),
    });
    await rollUpPoints(knex, { before });
    expect(await values()).toEqual([1_000, 1_005, 1_023, 1_000, 91_000]);
    await rollUpPoints(knex, { before });
    expect(await values()).toHaveLength(5);
    const all = await knex('quality_point').count({ count: '*' }).first();
    expect(Number(all?.count)).toBeGreaterThanOrEqual(48 + 5);
  });
});
