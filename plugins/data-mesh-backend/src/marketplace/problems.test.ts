// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import type { ProblemPage } from '@meshwright/plugin-data-mesh-common';
import { finding, product, smallMesh } from '../__testUtils__/smallMesh';
import { link, links } from '../__testUtils__/smallMeshLinks';
import {
  type DataMesh,
  startDataMesh,
  testDatabases,
} from '../__testUtils__/startDataMesh';

const { orders, online, finance, revenueV1, shopTeam } = links;

const databases = testDatabases();

describe.each(databases.eachSupportedId())('problems, %p', id => {
  let shop: DataMesh;

  async function start(entities: Entity[]) {
    return startDataMesh({ knex: await databases.init(id), entities });
  }

  beforeAll(async () => {
    shop = await start(smallMesh());
  });

  describe('GET /v1/problems', () => {
    it('lists descriptors with problems and their owners, worst first', async () => {
      const page: ProblemPage = await shop.get('problems');
      expect(page).toEqual({
        items: [
          {
            subject: orders,
            kind: 'dataproduct',
            owner: shopTeam,
            domain: online,
            standard: 'odps-bitol/1.0.0',
            location: 'orders/product.yaml',
            source: 'example',
            counts: { errors: 1, warnings: 1 },
            findings: [
              finding('error', 'Status is unknown'),
              finding('warning', 'Version is not semantic'),
            ],
            more: 0,
          },
          {
            subject: revenueV1,
            kind: 'api',
            owner: link('group:default/finance-team', 'Finance team'),
            domain: finance,
            counts: { errors: 0, warnings: 1 },
            findings: [finding('warning', 'Unit is missing')],
            more: 0,
          },
        ],
        totalItems: 2,
        offset: 0,
        limit: 25,
        facets: {
          owner: {
            values: [
              {
                value: 'group:default/finance-team',
                title: 'Finance team',
                count: 1,
              },
              {
                value: 'group:default/shop-team',
                title: 'Shop team',
                count: 1,
              },
            ],
            more: 0,
          },
          domain: {
            values: [
              { value: 'domain:default/sales', title: 'Sales', count: 2 },
              { value: 'domain:default/finance', title: 'Finance', count: 1 },
              {
                value: 'domain:default/sales-online',
                title: 'Online sales',
                count: 1,
                parent: 'domain:default/sales',
              },
            ],
            more: 0,
          },
        },
      });
    });

    it.each([
      ['severity=error', ['Orders']],
      ['severity=warning', ['Orders', 'Revenue']],
      ['owner=group:default/finance-team', ['Revenue']],
      ['owner=none', []],
      ['domain=domain:default/sales-online', ['Orders']],
      ['domain=domain:default/sales', ['Orders', 'Revenue']],
      ['domain=none', []],
      ['text=semantic%20product.yaml', ['Orders']],
      ['text=100%25', []],
      ['text=UNIT', ['Revenue']],
      ['limit=1', ['Orders']],
      ['limit=1&offset=1', ['Revenue']],
    ])('narrows to %s', async (query, titles) => {
      const page: ProblemPage = await shop.get(`problems?${query}`);
      expect(page.items.map(item => item.subject.title)).toEqual(titles);
    });

    it('counts the findings that it does not list', async () => {
      const ask = await start([
        product('bad', {
          findings: Array.from({ length: 70 }, (_, i) =>
            finding(i % 2 ? 'error' : 'warning', `Number ${i}`),
          ),
        }),
      ]);
      const page: ProblemPage = await ask.get('problems');
      expect(page.items[0].counts).toEqual({ errors: 35, warnings: 35 });
      expect(page.items[0].findings).toHaveLength(20);
      expect(page.items[0].findings.every(f => f.severity === 'error')).toBe(
        true,
      );
      expect(page.items[0].more).toBe(50);
    });
  });
});
