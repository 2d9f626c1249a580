// SPDX-License-Identifier: Apache-2.0
import {
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import * as duckdb from '@meshwright/quality/duckdb';
import type { Knex } from 'knex';
import { product } from '../../__testUtils__/smallMesh';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { until } from '../../__testUtils__/until';
import { openFeatureDatabase } from '../../database';
import { type CheckRow, ResultStore, type RunRow } from '../database';
import { ContractReader } from '../evidence/ContractReader';
import { createMeasuring } from './createMeasuring';
import { readQualitySettings } from './readQualitySettings';

// So that one of its functions can be replaced.
jest.mock('@meshwright/quality/duckdb', () => ({
  __esModule: true,
  ...jest.requireActual('@meshwright/quality/duckdb'),
}));

const PRODUCT = 'dataproduct:default/orders';
const never = new AbortController().signal;
const databases = testDatabases();

const contract = (
  name: string,
  tables: string[],
  server: object,
  more: { owner?: string; columns?: string } = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: {
    name,
    namespace: 'default',
    annotations: {
      'meshwright.io/source': 'example',
      'meshwright.io/descriptor-location': `contracts/${name}.yaml`,
    },
  },
  spec: {
    type: 'data-contract',
    definition: `apiVersion: v3.1.0
kind: DataContract
id: ${name}
version: 1.0.0
status: active
servers: [${JSON.stringify({ server: 'one', ...server })}]
schema:
${tables
  .map(
    table => `  - name: ${table}
    properties:
      - { name: id, logicalType: integer, required: true, unique: true }
      ${more.columns ?? ''}`,
  )
  .join('\n')}
`,
  },
  relations: [{ type: 'apiProvidedBy', targetRef: more.owner ?? PRODUCT }],
});

const LOCAL = { type: 'local', path: '../{model}.csv', format: 'csv' };

describe.each(databases.eachSupportedId())('measuring, %p', id => {
  let knex: Knex;
  let results: ResultStore;
  let folder: string;
  const file = (table: string) => join(folder, `${table}.csv`);
  const write = (table: string, text: string) =>
    writeFileSync(file(table), text);

  beforeEach(async () => {
    knex = await databases.init(id);
    await openFeatureDatabase(
      mockServices.database.mock({ getClient: async () => knex }),
      'quality',
    );
    results = new ResultStore(knex);
    folder = mkdtempSync(join(tmpdir(), 'meshwright-measure-'));
    write('orders', 'id\n1\n2\n');
    write('lines', 'id\n1\n1\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** One replica of a portal. */
  function replica(
    contracts: Entity[],
    quality: object = {},
    products = [product('orders')],
  ) {
    const config = mockServices.rootConfig({
      data: {
        dataMesh: {
          quality: {
            measure: {
              sources: { example: { folder, allow: [folder] } },
              ...(quality as { measure?: object }).measure,
            },
            engines: (quality as { engines?: [] }).engines,
          },
        },
      },
    });
    let fn: ((signal: AbortSignal) => Promise<void>) | undefined;
    const warnings: string[] = [];
    const logger = mockServices.logger.mock({
      warn: message => {
        warnings.push(String(message));
      },
    });
    const auth = mockServices.auth();
    const catalog = catalogServiceMock({
      entities: [...products, ...contracts],
    });
    const measuring = createMeasuring({
      auth,
      catalog,
      config,
      contracts: new ContractReader({ auth, catalog }),
      knex,
      logger,
      results,
      scheduler: mockServices.scheduler.mock({
        scheduleTask: async task => {
          fn = task.fn as typeof fn;
        },
      }),
      settings: readQualitySettings(config),
    });
    return {
      ...measuring,
      warnings,
      run: async (signal = never) => {
        await measuring.schedule();
        await fn!(signal);
      },
      now: (ref = PRODUCT) =>
        measuring.measurer.measureNow(ref, mockCredentials.user()),
    };
  }

  const runs = async () => (await knex<RunRow>('quality_run')).length;
  const checks = async () =>
    Object.fromEntries(
      (await knex<CheckRow>('quality_check')).map(row => [row.name, row]),
    );

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

    const other = contract('orders', ['orders'], LOCAL);
    other.spec!.definition = String(other.spec!.definition).replace(
      'unique: true',
      'unique: false',
    );
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

  it('gives a product back when the task is stopped', async () => {
    const { run } = replica([contract('orders', ['orders'], LOCAL)]);
    const stopped = new AbortController();
    stopped.abort(new Error('The portal goes down'));
    await expect(run(stopped.signal)).rejects.toThrow('goes down');
    expect(await runs()).toBe(0);
    await run();
    expect(await runs()).toBe(1);
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

  describe('that takes long', () => {
    /** A rule that would take hours. */
    const slow = () => {
      const made = contract('orders', ['orders', 'lines'], LOCAL);
      made.spec!.definition = `${made.spec!.definition}    quality:
      - type: sql
        query: select count(*) from range(10000000000) a, range(1000) b where a.range % 7 = b.range
        mustBe: 0
`;
      return made;
    };
    const begun = ({ measurer }: ReturnType<typeof replica>) =>
      until(
        () => measurer.progress(PRODUCT),
        ({ checks: { done } }) => done > 0,
      );

    it('says how far it is, and is stopped by who asks for that', async () => {
      const one = replica([slow()]);
      expect(await one.measurer.progress(PRODUCT)).toMatchObject({
        state: 'none',
      });
      const end = one.now();
      expect(await begun(one)).toEqual({
        productRef: PRODUCT,
        state: 'running',
        // The first table has two checks, the second those and the slow one.
        checks: { done: 2, total: 5 },
        startedAt: expect.any(String),
      });
      const asked = Date.now();
      await one.measurer.cancel(PRODUCT, 'user:default/owner');
      expect(await end).toEqual({
        productRef: PRODUCT,
        state: 'cancelled',
        checks: 0,
        unread: [],
      });
      expect(Date.now() - asked).toBeLessThan(30_000);
      expect(await one.measurer.progress(PRODUCT)).toMatchObject({
        state: 'cancelled',
        cancelledBy: 'user:default/owner',
        endedAt: expect.any(String),
      });
      // Half of the results would look as if the other half was gone.
      expect(await runs()).toBe(0);
      await expect(one.measurer.cancel(PRODUCT, 'anybody')).rejects.toThrow(
        'not being measured',
      );
      // Nor does the schedule begin it again at once, and somebody may.
      await one.run();
      expect((await one.measurer.progress(PRODUCT)).state).toBe('cancelled');
      expect(
        await replica([contract('orders', ['orders'], LOCAL)]).now(),
      ).toMatchObject({ state: 'measured' });
    });

    it('is stopped from another replica', async () => {
      const one = replica([slow()]);
      const end = one.now();
      await begun(one);
      await replica([slow()]).measurer.cancel(PRODUCT, 'user:default/owner');
      expect(await end).toMatchObject({ state: 'cancelled' });
    });

    it('has failed where its replica is gone', async () => {
      const { measurer } = replica([slow()]);
      await knex('quality_measurement').insert({
        product_ref: PRODUCT,
        state: 'running',
        started_at: '2026-01-01T00:00:00.000Z',
        owned_until: '2026-01-01T00:15:00.000Z',
        owner: 'gone',
      });
      expect((await measurer.progress(PRODUCT)).state).toBe('failed');
      await expect(measurer.cancel(PRODUCT, 'anybody')).rejects.toThrow(
        'not being measured',
      );
    });
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

  describe('on engines', () => {
    const url =
      process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
    const onPostgres = url ? describe : describe.skip;
    const address = new URL(url ?? 'postgresql://a:b@localhost:5432/postgres');
    /** A table that every PostgreSQL has. */
    const server = {
      type: 'postgres',
      host: address.hostname,
      port: Number(address.port),
      database: address.pathname.slice(1),
      schema: 'pg_catalog',
    };
    const engine = {
      name: 'warehouse',
      type: 'postgres',
      user: address.username,
      password: decodeURIComponent(address.password),
      tls: false,
      profile: true,
      allow: { hosts: [`${address.hostname}:*`] },
    };
    const made = contract('methods', ['pg_am'], server, {
      columns: '- { name: amname, logicalType: string, unique: true }',
    });
    const definition = String(made.spec!.definition).replace(
      'name: id',
      'name: oid',
    );
    made.spec!.definition = definition;

    onPostgres('that can be reached', () => {
      it('measures where the data is', async () => {
        const { run, failingRows } = replica([made], { engines: [engine] });
        await run();
        expect((await checks())['pg-am-amname-unique']).toMatchObject({
          status: 'pass',
          contract_ref: 'api:default/methods',
        });
        await run();
        expect(await runs()).toBe(1);
        expect(
          await failingRows({
            contract: made,
            product: product('orders'),
            dataset: 'pg_am',
            check: 'pg-am-amname-unique',
            limit: 5,
          }),
        ).toEqual([]);
      });

      it.each([
        [{ hosts: ['db.example.com'] }],
        [{ hosts: [`${address.hostname}:*`], schemas: ['sales'] }],
        [{ hosts: [`${address.hostname}:*`], domains: ['finance'] }],
      ])('measures nothing beyond %j', async allow => {
        const { run, now } = replica([made], {
          engines: [{ ...engine, allow }],
        });
        await run();
        expect(await runs()).toBe(0);
        await expect(now()).rejects.toThrow('can measure none of its data');
      });

      it('measures for the domains that it is there for', async () => {
        const allow = { ...engine.allow, domains: ['domain:default/finance'] };
        const finance = product('orders', { spec: { domain: 'finance' } });
        await replica([made], { engines: [{ ...engine, allow }] }, [
          finance,
        ]).run();
        expect(await runs()).toBe(1);
      });
    });

    it('leaves an engine alone that cannot be reached', async () => {
      const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
      const unreachable = { ...server, host: '127.0.0.1', port: 1 };
      const contracts = names.map(name =>
        contract(name, ['pg_am'], unreachable, {
          owner: `dataproduct:default/${name}`,
        }),
      );
      const { run } = replica(
        contracts,
        {
          engines: [
            { ...engine, allow: { hosts: ['127.0.0.1:1'] }, concurrency: 1 },
          ],
        },
        names.map(name => product(name)),
      );
      await run();
      // The others waited for their turn when the first found out, and do not try.
      expect(await runs()).toBe(1);
      const states = await knex('quality_measurement').where(
        'failures',
        '>',
        0,
      );
      expect(states.map(({ failures }) => failures)).toEqual([1]);
      await run();
      expect(await runs()).toBe(1);
    });

    it('lets a slow engine hold up nothing else', async () => {
      // It takes connections, and never says a word.
      const connections: Socket[] = [];
      const silent = createServer(socket => connections.push(socket)).listen(
        0,
        '127.0.0.1',
      );
      await once(silent, 'listening');
      const { port } = silent.address() as AddressInfo;
      const names = Array.from({ length: 30 }, (_, number) => `slow${number}`);
      const slow = names.map(name =>
        contract(
          name,
          ['pg_am'],
          { ...server, host: '127.0.0.1', port },
          {
            owner: `dataproduct:default/${name}`,
          },
        ),
      );
      const { run } = replica(
        [...slow, contract('zebra', ['orders'], LOCAL)],
        { engines: [{ ...engine, allow: { hosts: ['127.0.0.1:*'] } }] },
        [...names.map(name => product(name)), product('orders')],
      );
      const stopped = new AbortController();
      const end = run(stopped.signal).catch(() => {});
      await until(runs, count => count > 0);
      expect(Object.keys(await checks())).toContain('orders-id-unique');
      stopped.abort(new Error('Enough'));
      await end;
      connections.forEach(socket => socket.destroy());
      silent.close();
    });

    it('says what is wrong with its configuration', () => {
      expect(() =>
        replica([], { engines: [{ name: 'a', type: 'oracle' }] }),
      ).toThrow("'oracle' in dataMesh.quality.engines is no engine");
    });
  });
});
