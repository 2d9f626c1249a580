// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type {
  DomainDetail,
  MeshOverview,
} from '@meshwright/plugin-data-mesh-common';
import {
  contract,
  domain,
  product,
  smallMesh,
} from '../__testUtils__/smallMesh';
import { link, links } from '../__testUtils__/smallMeshLinks';
import {
  type DataMesh,
  startDataMesh,
  testDatabases,
} from '../__testUtils__/startDataMesh';

const {
  orders,
  revenue,
  forecast,
  sales,
  online,
  finance,
  ordersV1,
  revenueV1,
  shopTeam,
} = links;

const databases = testDatabases();

describe.each(databases.eachSupportedId())('domains and the mesh, %p', id => {
  let shop: DataMesh;

  async function start(entities: Entity[]) {
    return startDataMesh({ knex: await databases.init(id), entities });
  }

  beforeAll(async () => {
    shop = await start(smallMesh());
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
});
