// SPDX-License-Identifier: Apache-2.0
import request from 'supertest';
import { contractEntity } from '../__testUtils__/contractEntity';
import { testDatabases } from '../__testUtils__/startDataMesh';
import { productEntity } from './__testUtils__/productEntity';
import { event, startLineage } from './__testUtils__/startLineage';

const COLUMNS = [{ name: 'id' }, { name: 'note' }];
const columnOf = (table: string, name: string) =>
  `column:postgres://h:5432#${table}#${name}`;
const sourcesOf = (node: string) => `sources?node=${encodeURIComponent(node)}`;

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'what is known to be wrong, %p',
  id => {
    async function start(hidden: string[] = []) {
      const mesh = await startLineage({
        knex: await databases.init(id),
        entities: [
          contractEntity('orders', { columns: COLUMNS }),
          contractEntity('sums', { columns: COLUMNS }),
          productEntity('shop', [], ['orders']),
          productEntity('finance', [], ['sums']),
        ],
        hidden: () => hidden,
      });
      const post = (path: string, body: object) =>
        request(mesh.server).post(`/api/data-mesh/v1/${path}`).send(body);
      await mesh.send([
        event({
          job: 'sum',
          inputs: ['orders'],
          outputs: ['sums'],
          columns: { 'sums.id': 'orders.id' },
        }),
        event({
          job: 'again',
          type: 'FAIL',
          inputs: ['x'],
          outputs: ['orders'],
        }),
      ]);
      await post('quality/results', {
        product: 'dataproduct:default/shop',
        files: [
          {
            file: 'results.json',
            text: JSON.stringify({
              kind: 'QualityResults',
              run: { endedAt: '2026-03-02T10:00:00.000Z' },
              checks: ['id', 'note'].map(column => ({
                name: `${column}-is-there`,
                dataset: 'orders',
                column,
                contract: 'orders',
                status: 'fail',
              })),
            }),
          },
        ],
      }).expect(202);
      return { mesh, post };
    }

    it('is what a value is made from: a column with a check that failed', async () => {
      const { mesh } = await start();
      const { suspects } = await mesh.eventually<any>(
        sourcesOf(columnOf('sums', 'id')),
        body => body.suspects.length > 1,
      );
      expect(suspects).toEqual([
        {
          id: columnOf('orders', 'id'),
          name: 'orders.id',
          steps: 2,
          reason: 'Checks failed: id-is-there.',
          evidence: [
            expect.objectContaining({
              kind: 'check',
              name: 'id-is-there',
              status: 'fail',
              column: 'id',
              at: '2026-03-02T10:00:00.000Z',
            }),
          ],
        },
        expect.objectContaining({
          id: 'job:jobs#again',
          evidence: [expect.objectContaining({ kind: 'run', name: 'failed' })],
        }),
      ]);
    });

    it('is an incident that somebody opened', async () => {
      const { mesh, post } = await start();
      await post('incidents', {
        product: 'dataproduct:default/shop',
        title: 'Orders of Sunday are missing',
        severity: 'high',
      }).expect(201);
      const { suspects } = await mesh.eventually<any>(
        sourcesOf('dataset:postgres://h:5432#sums'),
        body => /Incident/.test(JSON.stringify(body)),
      );
      expect(suspects).toContainEqual(
        expect.objectContaining({
          id: 'dataset:postgres://h:5432#orders',
          reason: expect.stringContaining(
            'Incident 1 is open: Orders of Sunday are missing.',
          ),
        }),
      );
    });

    it('is kept from whoever may not see the product', async () => {
      const { mesh } = await start(['dataproduct:default/shop']);
      const body = await mesh.eventually<any>(
        sourcesOf(columnOf('sums', 'id')),
        answer => answer.closed > 0,
      );
      expect(JSON.stringify(body)).not.toMatch(/id-is-there|orders/);
    });
  },
);
