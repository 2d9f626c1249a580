// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Knex } from 'knex';
import { product } from '../../__testUtils__/smallMesh';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { until } from '../../__testUtils__/until';
import {
  contract,
  idColumn,
  LOCAL,
  measuredPortal,
} from './__testUtils__/measuredPortal';

const databases = testDatabases();

describe.each(databases.eachSupportedId())('measuring, %p', id => {
  const { checks, parts, replica, runs } = measuredPortal(() =>
    databases.init(id),
  );
  let knex: Knex;
  beforeEach(() => {
    ({ knex } = parts());
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
      columns: [
        idColumn('oid'),
        { name: 'amname', logicalType: 'string', unique: true },
      ],
    });

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
