// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { contractEntity } from '../__testUtils__/contractEntity';
import { testDatabases } from '../__testUtils__/startDataMesh';
import { productEntity } from './__testUtils__/productEntity';
import {
  type RunningLineage,
  around,
  event,
  startLineage,
} from './__testUtils__/startLineage';

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'the lineage as a whole, on %s',
  databaseId => {
    let knex: Knex;
    let mesh: RunningLineage;
    let hidden: string[];
    beforeEach(async () => {
      hidden = [];
      knex = await databases.init(databaseId);
      mesh = await startLineage({
        knex,
        entities: [
          contractEntity('orders'),
          contractEntity('sums'),
          contractEntity('prices'),
          productEntity('shop', [], ['orders']),
          productEntity('catalogue', [], ['prices']),
          productEntity('finance', ['prices'], ['sums']),
        ],
        hidden: () => hidden,
      });
      await mesh.send([
        event({ job: 'load', inputs: ['raw'], outputs: ['orders'] }),
        event({ job: 'sum', inputs: ['orders'], outputs: ['sums'] }),
      ]);
      await mesh.eventually(around('raw'), ({ nodes }) => nodes.length === 3);
    });

    const found = async (query: string) => {
      const { body } = await mesh.get(`search?${query}`);
      return body.items.map(({ id }: { id: string }) =>
        id.replace('postgres://h:5432#', ''),
      );
    };

    it('is searched by name and title, the closest first', async () => {
      expect(await found('text=orders')).toEqual([
        'dataset:orders',
        'column:orders#id',
      ]);
      expect(await found('text=the%20fin')).toEqual([
        'product:default#finance',
      ]);
      expect(await found('text=ID&type=column')).toEqual([
        'column:sums#id',
        'column:orders#id',
        'column:prices#id',
      ]);
      const { body } = await mesh.get('search?text=id&type=column&limit=2');
      expect(body).toMatchObject({ more: true });
      expect(body.items).toHaveLength(2);
    });

    it('does not find what may not be seen', async () => {
      hidden = ['dataproduct:default/finance'];
      expect(await found('text=sums')).toEqual([]);
      expect(await found('text=finance')).toEqual([]);
    });

    it('shows where declaration and observation part', async () => {
      const { body } = await mesh.get('gap?granularity=product');
      const names = (list: Array<{ from: any; to: any }>) =>
        list.map(({ from, to }) => `${from.facts.title} > ${to.facts.title}`);
      expect(names(body.declaredOnly)).toEqual(['The catalogue > The finance']);
      expect(names(body.observedOnly)).toEqual(['The shop > The finance']);
      expect(body.counts).toEqual({ declaredOnly: 1, observedOnly: 1 });
      const own = await mesh.get('gap?node=dataproduct:default/shop');
      expect(own.body.counts).toEqual({ declaredOnly: 0, observedOnly: 1 });
      const ofContract = await mesh.get('gap?node=api:default/prices');
      expect(ofContract.body.counts).toEqual({
        declaredOnly: 1,
        observedOnly: 0,
      });
    });

    it('counts gaps with an end that may not be seen, and says nothing of a start that may not', async () => {
      hidden = ['dataproduct:default/finance'];
      const { body } = await mesh.get('gap?node=dataproduct:default/shop');
      expect(body).toEqual({
        declaredOnly: [],
        observedOnly: [],
        counts: { declaredOnly: 0, observedOnly: 1 },
      });
      const closed = await mesh.get('gap?node=dataproduct:default/finance');
      expect(closed.body.counts).toEqual({ declaredOnly: 0, observedOnly: 0 });
    });

    it('opens by hand what lies beyond the depth, and nothing that may not be seen', async () => {
      const of = async () => {
        const { body } = await mesh.get(
          around(
            'raw',
            `&depth=0&expand=${encodeURIComponent(
              JSON.stringify([
                ['down', 'dataset:postgres://h:5432#raw'],
                ['down', 'dataset:postgres://h:5432#orders'],
              ]),
            )}`,
          ),
        );
        return [body.nodes.map(({ name }: any) => name ?? null), body.beyond];
      };
      expect(await of()).toEqual([
        ['raw', 'orders', 'sums'],
        { up: 0, down: 0, total: 0 },
      ]);
      hidden = ['dataproduct:default/shop'];
      expect(await of()).toEqual([['raw', null], { up: 0, down: 1, total: 1 }]);
    });

    it.each([
      ['search', "'text' must be given"],
      ['search?text=a&limit=101', "'limit' must be a whole number"],
      [around('raw', '&expand=x'), "'expand' must be JSON"],
      [around('raw', '&expand=[1]'), "'expand'"],
      ['gap?granularity=column', "'granularity' must be one of"],
    ])('says what is wrong with %s', async (path, words) => {
      const { status, body } = await mesh.get(path);
      expect(status).toBe(400);
      expect(body.error.message).toContain(words);
    });
  },
);

describe.each(databases.eachSupportedId())(
  'what those who govern ask, on %s',
  databaseId => {
    const marked = (name: string, more: object) =>
      contractEntity(name, {
        columns: [{ name: 'id', ...more }],
        more: { domain: name },
      });
    let mesh: RunningLineage;
    let hidden: string[] = [];
    beforeAll(async () => {
      mesh = await startLineage({
        knex: await databases.init(databaseId),
        entities: [
          marked('people', { classification: 'restricted', tags: ['pii'] }),
          marked('visits', { classification: 'internal' }),
          contractEntity('sums'),
          productEntity('crm', [], ['people']),
          productEntity('web', ['people'], ['visits']),
          productEntity('finance', [], ['sums']),
        ],
        hidden: () => hidden,
      });
      await mesh.send(
        event({
          job: 'a',
          outputs: ['visits'],
          columns: { 'visits.id': 'people.id' },
        }),
      );
      await mesh.eventually(
        'graph?node=column:postgres:%2F%2Fh:5432%23people%23id&granularity=column',
        ({ edges }) => edges.length > 0,
      );
    });
    afterEach(() => {
      hidden = [];
    });

    const ids = (list: Array<{ id: string }>) =>
      list.map(({ id }) => id.replace('postgres://h:5432#', ''));

    it('are products that nobody uses', async () => {
      const { body } = await mesh.get('unused');
      expect(ids(body.items)).toEqual([
        'product:default#finance',
        'product:default#web',
      ]);
      expect(body.total).toBe(2);
      const second = await mesh.get('unused?offset=1&limit=1');
      expect(ids(second.body.items)).toEqual(['product:default#web']);
      expect(second.body.items[0].facts.title).toBe('The web');
      hidden = ['dataproduct:default/web'];
      expect((await mesh.get('unused')).body.total).toBe(1);
    });

    it('is where personal data goes, and what it crosses', async () => {
      const { body } = await mesh.get('personal-data');
      expect(ids(body.marked)).toEqual(['column:people#id']);
      expect(ids(body.unmarked)).toEqual(['column:visits#id']);
      expect(body.crossings).toMatchObject([
        {
          from: { name: 'people.id' },
          to: { name: 'visits.id' },
          crosses: 'classification',
          reason: 'restricted data becomes internal.',
        },
      ]);
      expect(body).toMatchObject({
        counts: { marked: 1, unmarked: 1, crossings: 1 },
        beyond: 0,
      });
      hidden = ['dataproduct:default/web'];
      const closed = await mesh.get('personal-data');
      expect(closed.body).toMatchObject({
        unmarked: [],
        crossings: [],
        counts: { marked: 1, unmarked: 1, crossings: 1 },
      });
    });
  },
);
