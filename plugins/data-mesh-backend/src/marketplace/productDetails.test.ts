// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import type { ProductDetail } from '@meshwright/plugin-data-mesh-common';
import {
  contract,
  finding,
  product,
  smallMesh,
} from '../__testUtils__/smallMesh';
import { link, links } from '../__testUtils__/smallMeshLinks';
import {
  type DataMesh,
  startDataMesh,
  testDatabases,
} from '../__testUtils__/startDataMesh';

const { orders, revenue, forecast, ordersV1, revenueV1 } = links;

const databases = testDatabases();

describe.each(databases.eachSupportedId())('products and contracts, %p', id => {
  let shop: DataMesh;

  async function start(entities: Entity[]) {
    return startDataMesh({ knex: await databases.init(id), entities });
  }

  beforeAll(async () => {
    shop = await start(smallMesh());
  });

  describe('GET /v1/products/:namespace/:name', () => {
    it('says what a product offers, and who reads it', async () => {
      const detail: ProductDetail = await shop.get('products/default/orders');
      expect(detail.outputPorts).toEqual([
        {
          name: 'table',
          type: 'tables',
          contract: {
            ...ordersV1,
            contractId: 'urn:orders',
            version: '1.0.0',
            status: 'deprecated',
            problems: { errors: 0, warnings: 0 },
          },
          environments: [],
          consumers: [forecast, revenue],
          moreConsumers: 0,
        },
        expect.objectContaining({ name: 'next', consumers: [] }),
        { name: 'bare', environments: [], consumers: [], moreConsumers: 0 },
      ]);
      expect(detail.consumers).toEqual([forecast, revenue]);
      expect(detail.providers).toEqual([]);
    });

    it('says what a product reads, and from whom', async () => {
      const detail: ProductDetail = await shop.get('products/default/forecast');
      expect(detail.inputPorts).toEqual([
        expect.objectContaining({ name: 'orders', provider: orders }),
        {
          name: 'revenue',
          contract: {
            ...revenueV1,
            contractId: 'revenue-v1',
            version: '1.0.0',
            status: 'active',
            problems: { errors: 0, warnings: 1 },
          },
          provider: revenue,
        },
      ]);
      expect(detail.providers).toEqual([orders, revenue]);
    });

    it('lists findings of product and contracts, errors first', async () => {
      const own: ProductDetail = await shop.get('products/default/orders');
      expect(own.findings).toEqual([
        { ...finding('error', 'Status is unknown'), subject: orders },
        { ...finding('warning', 'Version is not semantic'), subject: orders },
      ]);
      const ofContract: ProductDetail = await shop.get(
        'products/default/revenue',
      );
      expect(ofContract.findings).toEqual([
        { ...finding('warning', 'Unit is missing'), subject: revenueV1 },
      ]);
      expect(ofContract.moreFindings).toBe(0);
    });

    it('lists the references that lead nowhere, with what to do', async () => {
      const detail: ProductDetail = await shop.get('products/default/orders');
      expect(detail.unresolved).toEqual([
        {
          field: 'inputPorts',
          reference: 'clicks-v1',
          message:
            "There is no contract 'clicks-v1' in the catalog, or you may not see it. Correct 'inputPorts', or add the contract to the catalog",
        },
      ]);
    });

    it('takes references to other kinds that exist for what they are', async () => {
      const ask = await start([
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'API',
          metadata: { name: 'rest', title: 'REST', namespace: 'default' },
          spec: { type: 'openapi' },
        },
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: { name: 'bucket', namespace: 'default' },
          spec: {},
        },
        product('p', {
          spec: {
            outputPorts: [{ name: 'api', contract: 'rest' }],
            dependsOn: ['resource:bucket', 'gone'],
          },
        }),
      ]);
      const detail: ProductDetail = await ask.get('products/default/p');
      expect(detail.outputPorts[0].contract).toEqual(
        link('api:default/rest', 'REST'),
      );
      expect(detail.unresolved.map(({ reference }) => reference)).toEqual([
        'gone',
      ]);
    });

    it('ignores the case of what is asked for', async () => {
      const detail: ProductDetail = await shop.get('products/Default/ORDERS');
      expect(detail.entityRef).toBe(orders.entityRef);
    });

    it('lists a bounded number of consumers, and counts all', async () => {
      const ask = await start([
        contract('c-v1', { a: 'b' }),
        product('hub', {
          spec: { outputPorts: [{ name: 'o', contract: 'c-v1' }] },
        }),
        ...Array.from({ length: 120 }, (_, i) =>
          product(`reader-${String(i).padStart(3, '0')}`, {
            spec: { inputPorts: [{ name: 'i', contract: 'c-v1' }] },
          }),
        ),
      ]);
      const detail: ProductDetail = await ask.get('products/default/hub');
      expect(detail.consumerCount).toBe(120);
      expect(detail.consumers).toHaveLength(100);
      expect(detail.outputPorts[0].consumers).toHaveLength(100);
      expect(detail.outputPorts[0].consumers[0].title).toBe('reader-000');
      expect(detail.outputPorts[0].moreConsumers).toBe(20);
    });
  });

  describe('GET /v1/contracts/:namespace/:name/versions', () => {
    it('lists all versions of the contract, newest first', async () => {
      for (const name of ['orders-v1', 'orders-v2']) {
        expect(await shop.get(`contracts/default/${name}/versions`)).toEqual({
          items: [
            {
              entityRef: 'api:default/orders-v2',
              title: 'Orders',
              version: '2.0.0',
              status: 'active',
              updatedAt: expect.any(String),
            },
            {
              entityRef: 'api:default/orders-v1',
              title: 'Orders',
              version: '1.0.0',
              status: 'deprecated',
              updatedAt: expect.any(String),
            },
          ],
        });
      }
    });

    it('does not mix contracts without an id', async () => {
      const bare = contract('bare-v1', {});
      delete bare.metadata.annotations;
      bare.spec!.definition = 'nonsense';
      const other = {
        ...bare,
        metadata: { ...bare.metadata, name: 'bare-v2' },
      };
      const ask = await start([bare, other]);
      const { items } = await ask.get('contracts/default/bare-v1/versions');
      expect(items).toEqual([
        expect.objectContaining({ entityRef: 'api:default/bare-v1' }),
      ]);
    });
  });
});
