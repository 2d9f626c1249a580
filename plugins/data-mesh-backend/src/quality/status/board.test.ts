// SPDX-License-Identifier: Apache-2.0
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { ProductStatusItem } from '@meshwright/plugin-data-mesh-common';
import request from 'supertest';
import dataMeshPlugin from '../..';
import { domain, product } from '../../__testUtils__/smallMesh';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { catalogOf, schedulerOf, type World } from '../../__testUtils__/world';

const databases = testDatabases();
const SINCE = '2026-03-01T10:00:00.000Z';
const ref = (name: string) => `dataproduct:default/${name}`;
const reasons = (...texts: string[]) =>
  texts.map(text => ({ kind: 'check', state: 'degraded', text }));

describe.each(databases.eachSupportedId())('the board of states, %p', id => {
  let world: World;
  let board: (query: string, status?: number) => Promise<any>;

  const offering = (name: string, ports: string[], of = 'sales') =>
    product(name, {
      spec: {
        domain: of,
        outputPorts: ports.map(port => ({ name: port, contract: port })),
      },
    });
  const namesOf = (items: ProductStatusItem[]) =>
    items.map(item => item.ref.split('/')[1]).sort();

  beforeEach(async () => {
    world = {
      knex: await databases.init(id),
      entities: [
        domain('sales'),
        domain('money'),
        offering('orders', ['table', 'stream']),
        offering('returns', ['parcels']),
        offering('ledger', ['books'], 'money'),
        offering('secret', ['plans']),
      ],
      denied: [],
      hidden: [ref('secret')],
      told: [],
    };
    const { server } = await startTestBackend({
      features: [
        dataMeshPlugin,
        catalogOf(world),
        schedulerOf(new Map()),
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'http://localhost' } },
        }),
        mockServices.database.mock({ getClient: async () => world.knex })
          .factory,
      ],
    });
    board = async (query, status = 200) =>
      (
        await request(server)
          .get(`/api/data-mesh/v1/quality/status?${query}`)
          .expect(status)
      ).body;
    const row = (name: string, port: string, state: string, why: object[]) => ({
      product_ref: ref(name),
      port,
      state,
      since: SINCE,
      reasons: JSON.stringify(why),
      evaluated_at: SINCE,
    });
    await world
      .knex('quality_status')
      .insert([
        row('orders', '', 'degraded', reasons('table: a')),
        row('orders', 'table', 'degraded', reasons('a', 'b', 'c', 'd')),
        row('orders', 'stream', 'operational', []),
        row('secret', '', 'down', reasons('x')),
        row('secret', 'plans', 'down', reasons('x')),
      ]);
  });

  it('tells of some products with their ports in one answer', async () => {
    const { items, totalItems, counts } = await board(
      `ports=true&product=${ref('orders')}&product=returns&product=${ref(
        'ORDERS',
      )}`,
    );
    expect(items).toEqual([
      {
        ref: ref('orders'),
        title: 'orders',
        domain: 'domain:default/sales',
        state: 'degraded',
        since: SINCE,
        reasons: reasons('table: a'),
        ports: [
          {
            name: 'table',
            contract: 'api:default/table',
            state: 'degraded',
            since: SINCE,
            reasons: reasons('a', 'b', 'c'),
          },
          {
            name: 'stream',
            contract: 'api:default/stream',
            state: 'operational',
            since: SINCE,
            reasons: [],
          },
        ],
      },
      {
        ref: ref('returns'),
        title: 'returns',
        domain: 'domain:default/sales',
        state: 'unknown',
        reasons: [],
        ports: [
          {
            name: 'parcels',
            contract: 'api:default/parcels',
            state: 'unknown',
            reasons: [],
          },
        ],
      },
    ]);
    expect(totalItems).toBe(2);
    expect(counts).toEqual({
      operational: 0,
      degraded: 1,
      down: 0,
      unknown: 1,
    });
  });

  it('tells nothing of what the caller may not see, asked for by its name or not', async () => {
    expect(
      await board(`ports=true&product=${ref('secret')}&product=gone`),
    ).toEqual({
      items: [],
      totalItems: 0,
      counts: { operational: 0, degraded: 0, down: 0, unknown: 0 },
    });
    const { items, counts } = await board('ports=true');
    expect(namesOf(items)).toEqual(['ledger', 'orders', 'returns']);
    expect(counts.down).toBe(0);
  });

  it('leaves ports out where nobody asks for them', async () => {
    const { items } = await board(`product=${ref('orders')}`);
    expect(items).toHaveLength(1);
    expect(items[0]).not.toHaveProperty('ports');
  });

  it('narrows products by state, domain and page too', async () => {
    const all = ['orders', 'returns', 'ledger']
      .map(name => `product=${name}`)
      .join('&');
    const named = async (query: string) =>
      namesOf((await board(`${all}&${query}`)).items);
    expect(await named('domain=domain:default/money')).toEqual(['ledger']);
    expect(await named('state=degraded')).toEqual(['orders']);
    expect(await named('limit=1&offset=1')).toEqual(['ledger']);
  });

  it('takes a hundred products at once, and says how many ports there are more', async () => {
    world.entities.push(
      ...Array.from({ length: 99 }, (_, index) =>
        offering(
          `p${index}`,
          index === 0
            ? Array.from({ length: 103 }, (__, port) => `port${port}`)
            : [],
        ),
      ),
    );
    const query = (count: number) =>
      Array.from({ length: count }, (_, index) => `product=p${index}`).join(
        '&',
      );
    const { items } = await board(`${query(100)}&ports=true`);
    expect(items).toHaveLength(99);
    const wide = items.find((item: ProductStatusItem) => item.title === 'p0');
    expect(wide.ports).toHaveLength(100);
    expect(wide.morePorts).toBe(3);
    expect((await board(query(101), 400)).error.message).toContain(
      "'product' must be given 100 times at most",
    );
  });

  it.each([
    ['product=user:default/ann', 'must be the entity ref of a data product'],
    ['ports=yes', "'ports' must be 'true' or 'false'"],
    ['port=true', 'port'],
  ])('refuses %s', async (query, words) => {
    expect((await board(query, 400)).error.message).toContain(words);
  });
});
