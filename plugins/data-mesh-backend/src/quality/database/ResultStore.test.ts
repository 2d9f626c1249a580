// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { DetailedCheck } from '@meshwright/quality';
import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { openFeatureDatabase } from '../../database';
import type { NewRun } from './newRun';
import { ResultStore } from './ResultStore';
import type { CheckRow } from './rows';

const CHECKS = 300;
const PRODUCT = 'dataproduct:default/orders';
const at = (hour: number) => new Date(hour * 3_600_000).toISOString();

const checkOf = (number: number, status: DetailedCheck['status']) => ({
  name: `"check" ${number}, 'quoted' \\ Ünï`,
  dataset: 'orders',
  column: null,
  dimension: null,
  severity: null,
  status,
  observed: 0.1 + number,
  expected: null,
  failedRows: status === 'fail' ? 2 ** 40 + number : 0,
  totalRows: 2 ** 41,
  details: {},
});

/** The first check fails from the sixth hour on; the others never. */
const run = (hour: number): NewRun => ({
  productRef: PRODUCT,
  tool: 'soda',
  origin: 'reported',
  endedAt: at(hour),
  checks: Array.from({ length: CHECKS }, (_, number) =>
    checkOf(number, number === 0 && hour >= 6 ? 'fail' : 'pass'),
  ) as DetailedCheck[],
});

const databases = testDatabases();

describe.each(databases.eachSupportedId())('ResultStore, %p', id => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.init(id);
    await openFeatureDatabase(
      mockServices.database.mock({ getClient: async () => knex }),
      'quality',
    );
  });

  it('keeps the newest result of each check, in whatever order and on whichever replica runs come', async () => {
    const replicas = [new ResultStore(knex), new ResultStore(knex)];
    const hours = [5, 9, 1, 7, 3, 8, 6, 2, 4, 9, 1];
    const kept = await Promise.all(
      hours.map((hour, index) => {
        const one = run(hour);
        // Whoever reports may name checks in an order of its own.
        if (index % 2) one.checks = [...one.checks].reverse();
        return replicas[index % 2].record(one);
      }),
    );
    expect(kept.filter(Boolean)).toHaveLength(9);
    const rows = await knex<CheckRow>('quality_check').orderBy('rank');
    expect(rows).toHaveLength(CHECKS);
    expect(new Set(rows.map(row => row.measured_at))).toEqual(new Set([at(9)]));
    expect(rows[0]).toMatchObject({
      name: checkOf(0, 'fail').name,
      status: 'fail',
      observed: '0.1',
    });
    expect(Number(rows[0].failed_rows)).toBe(2 ** 40);
    const [{ count }] = await knex('quality_result').count({ count: '*' });
    expect(Number(count)).toBe(9 * CHECKS);
  });

  it('remembers since when a check is as it is', async () => {
    const store = new ResultStore(knex);
    for (const hour of [4, 5, 6, 7, 8]) await store.record(run(hour));
    const rows = await knex<CheckRow>('quality_check').orderBy('rank');
    expect(rows[0]).toMatchObject({ status: 'fail', since: at(6) });
    expect(rows[1]).toMatchObject({ status: 'pass', since: at(4) });
  });

  it('keeps nothing of a run where whoever is told of it fails', async () => {
    const store = new ResultStore(knex, {
      recorded: async () => {
        throw new Error('away');
      },
    });
    await expect(store.record(run(1))).rejects.toThrow('away');
    for (const table of ['quality_run', 'quality_result', 'quality_check']) {
      expect(await knex(table)).toEqual([]);
    }
  });
});
