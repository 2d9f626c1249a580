// SPDX-License-Identifier: Apache-2.0
import { readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { mockServices } from '@backstage/backend-test-utils';
import * as duckdb from '@meshwright/quality/duckdb';
import type { Knex } from 'knex';
import { product } from '../../__testUtils__/smallMesh';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import type { CheckRow, ResultStore } from '../database';
import {
  contract,
  idColumn,
  LOCAL,
  measuredPortal,
  PRODUCT,
} from './__testUtils__/measuredPortal';
import { readQualitySettings } from './readQualitySettings';

// So that one of its functions can be replaced.
jest.mock('@meshwright/quality/duckdb', () => ({
  __esModule: true,
  ...jest.requireActual('@meshwright/quality/duckdb'),
}));

const databases = testDatabases();

describe.each(databases.eachSupportedId())('measuring, %p', id => {
  const { checks, file, parts, replica, runs, write } = measuredPortal(() =>
    databases.init(id),
  );
  let knex: Knex;
  let results: ResultStore;
  let folder: string;
  beforeEach(() => {
    ({ folder, knex, results } = parts());
  });

  it('leaves alone what has not changed, and measures what has', async () => {
    const { run } = replica([contract('orders', ['orders'], LOCAL)]);
    await run();
    expect(Object.keys(await checks()).sort()).toEqual([
      'orders-id-complete',
      'orders-id-unique',
    ]);
    await run();
    expect(await runs()).toBe(1);

    write('orders', 'id\n1\n1\n');
    await run();
    expect(await runs()).toBe(2);
    expect((await checks())['orders-id-unique'].status).toBe('fail');

    // The same bytes, written again.
    utimesSync(file('orders'), new Date(0), new Date(0));
    await run();
    expect(await runs()).toBe(3);

    const other = contract('orders', ['orders'], LOCAL, {
      columns: [{ ...idColumn(), unique: false }],
    });
    await replica([other]).run();
    expect(await runs()).toBe(4);
    expect(Object.keys(await checks())).toEqual(['orders-id-complete']);
  });

  it('measures again what has grown old', async () => {
    const { run } = replica([contract('orders', ['orders'], LOCAL)], {
      measure: { maxAge: { milliseconds: 1 } },
    });
    await run();
    await new Promise(resolve => setTimeout(resolve, 5));
    await run();
    expect(await runs()).toBe(2);
  });

  it('keeps the checks of a table that cannot be read', async () => {
    write('lines', 'id\nx\n2\n');
    const { run, warnings } = replica([
      contract('orders', ['orders', 'lines'], LOCAL),
    ]);
    await run();
    const before = await checks();
    expect(before['lines-id-type'].status).toBe('fail');

    const content = readFileSync(file('lines'));
    renameSync(file('lines'), `${file('lines')}.gone`);
    await run();
    const during = await checks();
    expect(Object.keys(during).sort()).toEqual(Object.keys(before).sort());
    expect(during['lines-id-unique']).toMatchObject({
      status: 'error',
      message: 'There is no file ../lines.csv.',
    });
    expect(during['orders-id-unique'].status).toBe('pass');
    expect(warnings.join()).toContain('Table lines of api:default/orders');

    writeFileSync(file('lines'), content.toString().replace('x', '3'));
    await run();
    const after = await checks();
    expect(after['lines-id-unique'].status).toBe('pass');
    // The file has numbers only now, so that this is no question any more.
    expect(after['lines-id-type']).toBeUndefined();
  });

  it('says nothing of where files lie on the portal', async () => {
    write('orders', '\u0000\u0001PAR1');
    const { now } = replica([
      contract('orders', ['orders'], { ...LOCAL, format: 'parquet' }),
    ]);
    const { unread } = await now();
    expect(unread).toHaveLength(1);
    const { message } = (await checks())['orders-id-unique'];
    expect(message).toBeTruthy();
    expect(message).not.toContain(folder);
  });

  it('leaves what a pipeline reported of the same product', async () => {
    await results.record({
      productRef: PRODUCT,
      tool: 'meshwright',
      origin: 'reported',
      endedAt: '2026-01-01T00:00:00.000Z',
      checks: [
        {
          name: 'from-the-pipeline',
          dataset: 'orders',
          column: null,
          dimension: null,
          severity: null,
          status: 'pass',
          observed: null,
          expected: null,
          failedRows: null,
          totalRows: null,
          details: { contractId: 'orders' },
        },
      ],
    });
    await replica([contract('orders', ['orders'], LOCAL)]).run();
    expect(Object.keys(await checks())).toContain('from-the-pipeline');
  });

  it('is done by one replica at a time', async () => {
    const made = [contract('orders', ['orders'], LOCAL)];
    const ends = await Promise.allSettled(
      Array.from({ length: 4 }, () => replica(made).now()),
    );
    const done = ends.filter(({ status }) => status === 'fulfilled');
    expect(done.length).toBeGreaterThan(0);
    expect(await runs()).toBe(done.length);
    const refused = ends.flatMap(end =>
      end.status === 'rejected' ? [end.reason.name] : [],
    );
    expect(refused).toEqual(refused.map(() => 'ConflictError'));
    await knex('quality_measurement').update({
      owner: 'another',
      owned_until: '2999-01-01T00:00:00.000Z',
    });
    await expect(replica(made).now()).rejects.toThrow('being measured');
    // A replica that was stopped does not keep it for ever.
    await knex('quality_measurement').update({
      owned_until: '2020-01-01T00:00:00.000Z',
    });
    expect(await replica(made).now()).toMatchObject({ state: 'measured' });
  });

  it('measures when somebody asks, though nothing has changed', async () => {
    const { run, now } = replica([
      contract('orders', ['orders', 'lines'], LOCAL),
    ]);
    await run();
    expect(await now()).toEqual({
      productRef: PRODUCT,
      state: 'measured',
      checks: 4,
      unread: [],
    });
    expect(await runs()).toBe(2);
  });

  describe('after a contract has left', () => {
    const product2 = 'dataproduct:default/returns';
    const returns = product('returns');
    const own = (owner: string) =>
      contract('returns', ['lines'], LOCAL, { owner });

    it('lets go of its checks, and keeps their history', async () => {
      const both = [product('orders'), returns];
      await replica(
        [contract('orders', ['orders'], LOCAL), own(product2)],
        {},
        both,
      ).run();
      expect(await knex('quality_check')).toHaveLength(4);
      // The catalog may not know the product yet: that says nothing of its contract.
      await replica([contract('orders', ['orders'], LOCAL)]).run();
      expect(await knex('quality_check')).toHaveLength(4);
      await replica([contract('orders', ['orders'], LOCAL)], {}, both).run();
      const left = await knex<CheckRow>('quality_check');
      expect(left.map(row => row.product_ref)).toEqual([PRODUCT, PRODUCT]);
      expect(await knex('quality_result')).toHaveLength(4);
    });

    it('does so though a table of another one cannot be read', async () => {
      const orders = contract('orders', ['orders'], LOCAL);
      await replica([orders, own(PRODUCT)]).run();
      expect(await knex('quality_check')).toHaveLength(4);
      renameSync(file('orders'), `${file('orders')}.gone`);
      await replica([orders]).run();
      const left = await knex<CheckRow>('quality_check').orderBy('check_key');
      expect(left.map(row => [row.dataset, row.status])).toEqual([
        ['orders', 'error'],
        ['orders', 'error'],
      ]);
    });
  });

  it('keeps results though the figures beside them cannot be had', async () => {
    const profile = jest
      .spyOn(duckdb, 'profileFile')
      .mockRejectedValue(new Error('Out of memory'));
    try {
      const { unread } = await replica([
        contract('orders', ['orders'], LOCAL),
      ]).now();
      expect(unread).toEqual([]);
      const found = Object.values(await checks());
      expect(found.map(({ status }) => status)).toEqual(['pass', 'pass']);
      expect(profile).toHaveBeenCalled();
    } finally {
      profile.mockRestore();
    }
  });

  it('says why it does not', async () => {
    const { now } = replica([
      contract('orders', ['orders'], { type: 'kafka', host: 'a' }),
    ]);
    await expect(now()).rejects.toThrow('can measure none of its data');
    await expect(now('dataproduct:default/unknown')).rejects.toThrow(
      'you may not see it',
    );
  });

  it('keeps runs as long as it is told, and the newest result of each check', async () => {
    const record = (endedAt: string, name: string) =>
      results.record({
        productRef: PRODUCT,
        tool: 'dbt',
        origin: 'reported',
        endedAt,
        checks: [
          {
            name,
            dataset: 'orders',
            column: null,
            dimension: null,
            severity: null,
            status: 'pass',
            observed: null,
            expected: null,
            failedRows: null,
            totalRows: null,
            details: {},
          },
        ],
      });
    await record('2026-01-01T00:00:00.000Z', 'old');
    await record('2026-06-01T00:00:00.000Z', 'new');
    expect(await results.removeBefore('2026-03-01T00:00:00.000Z', 10)).toBe(1);
    expect(await runs()).toBe(1);
    expect(await knex('quality_result')).toHaveLength(1);
    expect(Object.keys(await checks()).sort()).toEqual(['new', 'old']);
    const settings = readQualitySettings(
      mockServices.rootConfig({
        data: { dataMesh: { quality: { retentionDays: 30 } } },
      }),
    );
    expect(settings.retentionDays).toBe(30);
  });
});
