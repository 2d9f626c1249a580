// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import request from 'supertest';
import { contractEntity } from '../__testUtils__/contractEntity';
import { testDatabases } from '../__testUtils__/startDataMesh';
import { productEntity } from './__testUtils__/productEntity';
import {
  type RunningLineage,
  around,
  event,
  startLineage,
} from './__testUtils__/startLineage';

const ownedContract = (name: string) =>
  contractEntity(name, {
    more: { dataProduct: 'another word', team: { name: `team-${name}` } },
  });

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'who may see which lineage, on %s',
  databaseId => {
    let knex: Knex;
    let mesh: RunningLineage;
    let hidden: string[];
    let refused: string[];
    beforeEach(async () => {
      hidden = [];
      refused = [];
      knex = await databases.init(databaseId);
      mesh = await startLineage({
        knex,
        entities: [
          ownedContract('orders'),
          ownedContract('sums'),
          productEntity('shop', [], ['orders']),
          productEntity('finance', ['orders'], ['sums']),
        ],
        hidden: () => hidden,
        refused: () => refused,
      });
      await mesh.send([
        event({ job: 'load', inputs: ['raw'], outputs: ['orders'] }),
        event({ job: 'sum', inputs: ['orders'], outputs: ['sums'] }),
        event({ job: 'show', inputs: ['sums'], outputs: ['board'] }),
      ]);
      await mesh.eventually(around('raw'), ({ nodes }) => nodes.length === 4);
    });

    it('joins what is declared in the catalog with what runs', async () => {
      const { body } = await mesh.get(
        'graph?node=dataproduct:default/shop&granularity=product',
      );
      expect(body.nodes.map(({ id }: { id: string }) => id)).toEqual([
        'product:default#shop',
        'product:default#finance',
      ]);
      expect(
        body.edges.map(({ source }: { source: string }) => source).sort(),
      ).toEqual(['contract', 'openlineage']);
      const ofContract = await mesh.get('graph?node=api:default/sums&depth=0');
      expect(ofContract.body.nodes).toEqual([
        expect.objectContaining({
          id: 'dataset:postgres://h:5432#sums',
          facts: expect.objectContaining({
            product: 'product:default#finance',
            owners: ['team-sums'],
          }),
        }),
      ]);
    });

    it('is a closed box with no name for what may not be seen, and counts it', async () => {
      hidden = ['dataproduct:default/finance'];
      const { body } = await mesh.get(around('raw'));
      expect(body.nodes).toHaveLength(4);
      expect(body.nodes[2]).toEqual({
        id: 'closed:1',
        type: 'dataset',
        closed: true,
        down: 2,
        hiddenUp: 0,
        hiddenDown: 0,
      });
      expect(
        body.edges.map(({ from, to }: { from: string; to: string }) =>
          [from, to].map(id => id.replace(/^dataset:.*#/, '')).join('>'),
        ),
      ).toEqual(['closed:1>board', 'orders>closed:1', 'raw>orders']);
      expect(JSON.stringify(body)).not.toContain('sums');
      const cut = await mesh.get(around('raw', '&limit=1'));
      expect(cut.body.beyond.total).toBe(3);
    });

    it('closes jobs and products with what they work on', async () => {
      hidden = ['dataproduct:default/finance', 'dataproduct:default/shop'];
      const jobs = await mesh.get(
        around('raw', '&granularity=job&direction=down&depth=9'),
      );
      const shown = jobs.body.nodes.filter((each: any) => !each.closed);
      expect(shown.map(({ name }: { name: string }) => name)).toEqual([
        'raw',
        'load',
        'show',
        'board',
      ]);
      const products = await mesh.get(around('raw', '&granularity=product'));
      expect(JSON.stringify(products.body)).not.toMatch(/shop|finance/);
    });

    it.each([
      [around('sums')],
      ['graph?node=dataproduct:default/finance'],
      ['graph?node=api:default/sums'],
      [`impact?node=${encodeURIComponent('dataset:postgres://h:5432#sums')}`],
      [`history?node=${encodeURIComponent('dataset:postgres://h:5432#sums')}`],
    ])('does not find %s', async path => {
      hidden = ['dataproduct:default/finance'];
      expect((await mesh.get(path)).status).toBe(404);
    });

    it('says what several changes do together, and nothing of what may not be seen', async () => {
      const ask = (nodes: unknown) =>
        request(mesh.server)
          .post('/api/data-mesh/v1/lineage/impact')
          .send({ nodes, change: 'drop' });
      const nodes = ['raw', 'sums', 'nothing'].map(
        name => `dataset:postgres://h:5432#${name}`,
      );
      const whole = await ask(nodes);
      expect(whole.status).toBe(200);
      expect(whole.body).toMatchObject({
        verdict: 'breaking',
        start: nodes.slice(0, 2),
        unknown: [nodes[2]],
      });
      expect(whole.body.datasets.map(({ name }: any) => name)).toEqual([
        'board',
        'orders',
      ]);
      hidden = ['dataproduct:default/finance'];
      const { body } = await ask(nodes);
      expect(body).toMatchObject({
        start: nodes.slice(0, 1),
        unknown: nodes.slice(1),
        closed: { datasets: 1, products: 1 },
      });
      expect(JSON.stringify(body.datasets)).not.toContain('sums');
      refused = ['data-mesh.lineage.read'];
      expect((await ask(nodes)).status).toBe(403);
      refused = [];
      const wrong = await ask([]);
      expect([wrong.status, wrong.body.error.message]).toEqual([
        400,
        "'nodes' must not be empty",
      ]);
    });

    it('counts what an impact hits without saying what it is', async () => {
      hidden = ['dataproduct:default/finance'];
      const { body } = await mesh.get(
        `impact?node=${encodeURIComponent('dataset:postgres://h:5432#raw')}`,
      );
      expect(body.datasets.map(({ name }: { name: string }) => name)).toEqual([
        'orders',
        'board',
      ]);
      expect(body.closed).toMatchObject({ datasets: 1, products: 1 });
      expect(JSON.stringify(body)).not.toMatch(/sums|finance/);
    });

    it.each([
      ['data-mesh.lineage.read', () => mesh.get(around('raw'))],
      ['data-mesh.lineage.write', () => mesh.send(event({}))],
    ])('asks for the permission %s', async (permission, ask) => {
      refused = [permission];
      const { status, body } = await ask();
      expect(status).toBe(403);
      expect(body.error.message).toContain(permission);
    });
  },
);
