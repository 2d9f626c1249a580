// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type {
  DomainDetail,
  MeshOverview,
  ProblemPage,
  ProductDetail,
} from '@meshwright/plugin-data-mesh-common';
import {
  contract,
  domain,
  finding,
  product,
  smallMesh,
} from '../__testUtils__/smallMesh';
import {
  type DataMesh,
  startDataMesh,
  testDatabases,
} from '../__testUtils__/startDataMesh';

jest.setTimeout(60_000);

const link = (entityRef: string, title: string) => ({
  entityRef,
  title,
  resolved: true,
});
const orders = link('dataproduct:default/orders', 'Orders');
const revenue = link('dataproduct:default/revenue', 'Revenue by month');
const forecast = link('dataproduct:default/forecast', 'Forecast');
const sales = link('domain:default/sales', 'Sales');
const online = link('domain:default/sales-online', 'Online sales');
const finance = link('domain:default/finance', 'Finance');
const ordersV1 = link('api:default/orders-v1', 'Orders');
const revenueV1 = link('api:default/revenue-v1', 'Revenue');
const shopTeam = link('group:default/shop-team', 'Shop team');

const databases = testDatabases();

describe.each(databases.eachSupportedId())('details, %p', id => {
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

  describe('GET /v1/domains/:namespace/:name', () => {
    it('shows a domain with its subdomains, teams and figures', async () => {
      const detail: DomainDetail = await shop.get('domains/default/sales');
      expect(detail).toMatchObject({
        ...sales,
        owner: shopTeam,
        productCount: 3,
        ownProductCount: 1,
        problems: { errors: 1, warnings: 2 },
        ancestors: [],
        subdomains: [{ ...online, parent: sales.entityRef, productCount: 1 }],
        byLifecycle: { active: 2, draft: 1 },
        byClassification: { internal: 1, confidential: 1, restricted: 1 },
      });
      expect(detail.teams).toEqual([
        {
          ...link('group:default/finance-team', 'Finance team'),
          productCount: 1,
        },
        {
          ...link('group:default/secret-team', 'Secret team'),
          productCount: 1,
        },
        { ...shopTeam, productCount: 1 },
      ]);
      expect(
        detail.flows.map(flow => [flow.from.title, flow.to.title]),
      ).toEqual([
        ['Finance', 'Sales'],
        ['Online sales', 'Finance'],
        ['Online sales', 'Sales'],
      ]);
    });

    it('shows a subdomain among what is next to it', async () => {
      const detail: DomainDetail = await shop.get(
        'domains/default/sales-online',
      );
      expect(detail.ancestors).toEqual([sales]);
      expect(detail.parent).toBe(sales.entityRef);
      expect(detail.flows).toEqual([
        {
          from: online,
          to: finance,
          contractCount: 1,
          products: [{ from: orders, to: revenue, contract: ordersV1 }],
          more: 0,
        },
        {
          from: online,
          to: sales,
          contractCount: 1,
          products: [{ from: orders, to: forecast, contract: ordersV1 }],
          more: 0,
        },
      ]);
    });

    it('copes with domains that contain each other', async () => {
      const ask = await start([
        domain('a', { spec: { owner: 'x', subdomainOf: 'b' } }),
        domain('b', { spec: { owner: 'x', subdomainOf: 'a' } }),
        domain('c', { spec: { owner: 'x', subdomainOf: 'c' } }),
        product('p', { spec: { domain: 'a' } }),
      ]);
      const detail: DomainDetail = await ask.get('domains/default/a');
      expect(detail.productCount).toBe(1);
      const mesh: MeshOverview = await ask.get('mesh');
      expect(mesh.domains.map(d => d.title).sort()).toEqual(['a', 'b', 'c']);
    });
  });

  describe('GET /v1/mesh', () => {
    it('shows how top-level domains exchange data', async () => {
      const mesh: MeshOverview = await shop.get('mesh');
      expect(mesh.totals).toEqual({
        domains: 3,
        products: 4,
        contracts: 4,
        connections: 3,
        crossDomainConnections: 2,
        owners: 3,
        problems: { errors: 1, warnings: 2 },
      });
      expect(mesh.domains.map(d => d.title)).toEqual([
        'Finance',
        'Sales',
        'Online sales',
      ]);
      expect(mesh.flows).toEqual([
        {
          from: finance,
          to: sales,
          contractCount: 1,
          products: [{ from: revenue, to: forecast, contract: revenueV1 }],
          more: 0,
        },
        {
          from: sales,
          to: finance,
          contractCount: 1,
          products: [{ from: orders, to: revenue, contract: ordersV1 }],
          more: 0,
        },
      ]);
      expect(mesh.products.map(node => node.title)).toEqual([
        'Forecast',
        'Orders',
        'Revenue by month',
        'orphan',
      ]);
      expect(mesh.connections).toHaveLength(3);
      expect(mesh.byLifecycle).toEqual({ active: 2, draft: 1, none: 1 });
      expect(mesh.recentlyChanged).toHaveLength(4);
    });

    it('lists what needs attention, with what to do', async () => {
      const mesh: MeshOverview = await shop.get('mesh');
      const lines = mesh.attention.map(
        ({ reason, subject }) => `${reason} ${subject.entityRef}`,
      );
      expect(lines).toEqual([
        'descriptor-error dataproduct:default/orders',
        'unresolved-reference dataproduct:default/orders',
        'no-owner dataproduct:default/orphan',
        'deprecated-in-use api:default/orders-v1',
        'no-contract dataproduct:default/orders',
        'no-domain dataproduct:default/orphan',
      ]);
      expect(mesh.moreAttention).toBe(0);
      expect(mesh.attention[3]).toEqual({
        reason: 'deprecated-in-use',
        subject: ordersV1,
        owner: shopTeam,
        message:
          'The contract is deprecated, and 2 products still read it. Tell the readers what to use instead, and until when it is there',
        mine: false,
      });
    });

    it("puts the caller's own first", async () => {
      const retired = [
        contract('old-v1', {}, { spec: { owner: 'finance-team' } }),
        product('old', {
          spec: {
            owner: 'finance-team',
            domain: 'finance',
            lifecycle: 'retired',
            outputPorts: [{ name: 'o', contract: 'old-v1' }],
          },
        }),
        product('reader', {
          spec: {
            owner: 'shop-team',
            domain: 'sales',
            inputPorts: [{ name: 'i', contract: 'old-v1' }],
          },
        }),
      ];
      const asUserOf = async (team: string) => {
        const ask = await startDataMesh({
          knex: await databases.init(id),
          entities: [...smallMesh(), ...retired],
          features: [
            mockServices.userInfo.mock({
              getUserInfo: async () => ({
                userEntityRef: 'user:default/me',
                ownershipEntityRefs: ['user:default/me', team],
              }),
            }).factory,
          ],
        });
        const { attention }: MeshOverview = await ask.get('mesh');
        return attention.map(
          ({ mine, reason }) => `${mine ? 'my ' : ''}${reason}`,
        );
      };

      expect(await asUserOf('group:default/other')).toEqual([
        'retired-in-use',
        'descriptor-error',
        'unresolved-reference',
        'no-owner',
        'deprecated-in-use',
        'no-contract',
        'no-domain',
      ]);
      expect(await asUserOf('group:default/Shop-Team')).toEqual([
        'my descriptor-error',
        'my unresolved-reference',
        'my deprecated-in-use',
        'my no-contract',
        'retired-in-use',
        'no-owner',
        'no-domain',
      ]);
    });
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
