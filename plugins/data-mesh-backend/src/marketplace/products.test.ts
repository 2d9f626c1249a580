// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import type {
  FacetValue,
  ProductPage,
} from '@meshwright/plugin-data-mesh-common';
import { contract, product, smallMesh } from '../__testUtils__/smallMesh';
import {
  type DataMesh,
  startDataMesh,
  testDatabases,
} from '../__testUtils__/startDataMesh';

const names = (page: ProductPage) => page.items.map(item => item.name);
const counts = (values: FacetValue[]) =>
  Object.fromEntries(values.map(({ value, count }) => [value, count]));

const databases = testDatabases();

describe.each(databases.eachSupportedId())('GET /v1/products, %p', id => {
  let shop: DataMesh;

  async function start(entities: Entity[]) {
    return startDataMesh({ knex: await databases.init(id), entities });
  }

  beforeAll(async () => {
    shop = await start(smallMesh());
  });

  it('lists products by title with what people ask for first', async () => {
    const page: ProductPage = await shop.get('products');

    expect(names(page)).toEqual(['forecast', 'orders', 'orphan', 'revenue']);
    expect(page).toMatchObject({ totalItems: 4, offset: 0, limit: 24 });
    expect(page.indexing).toBeUndefined();
    expect(page.items[1]).toEqual({
      entityRef: 'dataproduct:default/orders',
      name: 'orders',
      title: 'Orders',
      purpose: 'Every purchase in the online shop',
      type: 'source-aligned',
      lifecycle: 'active',
      classification: 'internal',
      platforms: ['aws'],
      tags: ['retail', 'gold'],
      domain: {
        entityRef: 'domain:default/sales-online',
        title: 'Online sales',
        resolved: true,
      },
      additionalDomains: [],
      owner: {
        entityRef: 'group:default/shop-team',
        title: 'Shop team',
        resolved: true,
      },
      inputPortCount: 1,
      outputPortCount: 3,
      consumerCount: 2,
      problems: { errors: 1, warnings: 1 },
      updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(page.items[2]).toMatchObject({ title: 'orphan', platforms: [] });
    expect(page.items[2].owner).toBeUndefined();
    expect(page.items[3].problems).toEqual({ errors: 0, warnings: 1 });
  });

  it('pages, and says the same total on each page', async () => {
    const first: ProductPage = await shop.get('products?limit=3');
    const second: ProductPage = await shop.get('products?limit=3&offset=3');

    expect(names(first)).toEqual(['forecast', 'orders', 'orphan']);
    expect(names(second)).toEqual(['revenue']);
    expect(second).toMatchObject({ totalItems: 4, offset: 3, limit: 3 });
  });

  it.each([
    ['sort=name&order=desc', ['revenue', 'orphan', 'orders', 'forecast']],
    ['sort=consumers', ['orders', 'revenue', 'forecast', 'orphan']],
    ['sort=consumers&order=asc', ['forecast', 'orphan', 'revenue', 'orders']],
    ['sort=problems', ['orders', 'revenue', 'forecast', 'orphan']],
    ['sort=relevance', ['forecast', 'orders', 'orphan', 'revenue']],
  ])('sorts by %s', async (query, expected) => {
    expect(names(await shop.get(`products?${query}`))).toEqual(expected);
  });

  it.each([
    ['a word of the title', 'month', ['revenue']],
    ['the beginning of a word', 'purch', ['orders']],
    ['a word of the purpose', 'shop', ['orders']],
    ['a tag', 'classif', ['forecast']],
    ['a column', 'customer_email', ['orders']],
    ['the middle of a column', 'mail', ['orders']],
    ['a column in one word', 'customeremail', ['orders']],
    ['a camel case column by its part', 'created', ['orders']],
    ['a camel case column as it is written', 'createdAt', ['orders']],
    ['the description of a column', 'receipts', ['orders']],
    ['words in different places', 'gold euro', ['revenue']],
    ['another case and accents', 'MÖNTH', ['revenue']],
    ['a contract', 'secret plan', ['forecast']],
    ['words of which one is missing', 'gold nonsense', []],
    ['nothing but signs', '*%_', ['forecast', 'orders', 'orphan', 'revenue']],
  ])('finds by %s', async (_what, text, expected) => {
    const page = await shop.get(
      `products?text=${encodeURIComponent(text)}&sort=name`,
    );
    expect(names(page)).toEqual(expected);
  });

  it('does not find by the contracts that a product only reads', async () => {
    // Both `revenue` and `forecast` read the contract with this column.
    expect(names(await shop.get('products?text=customer_email'))).toEqual([
      'orders',
    ]);
  });

  it('ranks a name over a tag over a column over a description', async () => {
    const ask = await start([
      product('a', { description: 'has invoice in a text' }),
      product('b', {
        spec: { outputPorts: [{ name: 'p', contract: 'c-v1' }] },
      }),
      contract('c-v1', { invoice: 'Text' }),
      product('c', { tags: ['invoice'] }),
      product('invoices', {}),
      product('invoice', { title: 'Invoice' }),
    ]);
    expect(names(await ask.get('products?text=invoice'))).toEqual([
      'invoice',
      'invoices',
      'c',
      'b',
      'a',
    ]);
  });

  it('says where a text was found unless the product itself says it', async () => {
    const page: ProductPage = await shop.get(
      'products?text=customer%20retail%20shop',
    );
    const ordersV1 = {
      entityRef: 'api:default/orders-v1',
      title: 'Orders',
      resolved: true,
    };
    expect(page.items[0].matches).toEqual([
      { field: 'tag', text: 'retail' },
      { field: 'column', text: 'orders.customer_email', contract: ordersV1 },
      {
        field: 'column',
        text: 'orders.customer_id',
        contract: { ...ordersV1, entityRef: 'api:default/orders-v2' },
      },
    ]);
    const own: ProductPage = await shop.get('products?text=purchase');
    expect(own.items[0].matches).toEqual([]);
  });

  it('counts each facet among what the other facets leave', async () => {
    const page: ProductPage = await shop.get(
      'products?tag=gold&lifecycle=active&lifecycle=draft',
    );
    expect(names(page)).toEqual(['orders', 'revenue']);
    expect(page.totalItems).toBe(2);
    // Among active and draft products, whatever their tags.
    expect(counts(page.facets.tag.values)).toEqual({
      gold: 2,
      retail: 1,
      classified: 1,
    });
    // Among products with the tag, whatever their lifecycle.
    expect(counts(page.facets.lifecycle.values)).toEqual({
      active: 2,
      draft: 0,
    });
    // Among products that have both.
    expect(counts(page.facets.platform.values)).toEqual({ aws: 2, gcp: 1 });
    expect(counts(page.facets.owner.values)).toEqual({
      'group:default/shop-team': 1,
      'group:default/finance-team': 1,
    });
  });

  it('counts a domain with its subdomains and additional domains', async () => {
    const page: ProductPage = await shop.get('products');
    expect(page.facets.domain.values).toEqual([
      { value: 'domain:default/sales', title: 'Sales', count: 3 },
      { value: 'domain:default/finance', title: 'Finance', count: 1 },
      { value: 'none', title: 'No domain', count: 1 },
      {
        value: 'domain:default/sales-online',
        title: 'Online sales',
        count: 1,
        parent: 'domain:default/sales',
      },
    ]);
  });

  it.each([
    ['domain=domain:default/sales', ['forecast', 'orders', 'revenue']],
    ['domain=domain:default/sales-online', ['orders']],
    ['domain=none', ['orphan']],
    ['domain=none&domain=domain:default/finance', ['orphan', 'revenue']],
    ['owner=group:default/finance-team', ['revenue']],
    ['owner=none', ['orphan']],
    ['platform=gcp&platform=none', ['forecast', 'orphan', 'revenue']],
    ['tag=none', ['orphan']],
    ['type=none&type=aggregate', ['orphan', 'revenue']],
    ['classification=internal&type=aggregate', []],
    ['lifecycle=ACTIVE', ['orders', 'revenue']],
    ['domain=domain:default/unknown', []],
  ])('narrows to %s', async (query, expected) => {
    expect(names(await shop.get(`products?${query}`))).toEqual(expected);
  });

  it('says how many rare values it does not list, and lists chosen ones', async () => {
    const ask = await start(
      Array.from({ length: 60 }, (_, i) =>
        product(`p${i}`, {
          tags: ['common', `t${String(i).padStart(2, '0')}`],
        }),
      ),
    );
    const page: ProductPage = await ask.get('products');
    expect(page.facets.tag.values).toHaveLength(50);
    expect(page.facets.tag.values[0]).toMatchObject({
      value: 'common',
      count: 60,
    });
    expect(page.facets.tag.more).toBe(11);

    const chosen: ProductPage = await ask.get('products?tag=t59&tag=gone');
    const values = counts(chosen.facets.tag.values);
    expect(values).toMatchObject({ t59: 1, gone: 0 });
  });

  it('shows owners and domains that do not exist as they are written', async () => {
    const ask = await start([
      product('lost', { spec: { owner: 'Nobody', domain: 'nowhere' } }),
    ]);
    const page: ProductPage = await ask.get('products');
    expect(page.items[0]).toMatchObject({
      owner: {
        entityRef: 'group:default/nobody',
        title: 'Nobody',
        resolved: false,
      },
      domain: {
        entityRef: 'domain:default/nowhere',
        title: 'nowhere',
        resolved: false,
      },
    });
    expect(page.facets.owner.values).toEqual([
      { value: 'group:default/nobody', title: 'nobody', count: 1 },
    ]);
  });

  it('takes entities whose fields have unexpected shapes', async () => {
    const ask = await start([
      {
        ...product('odd'),
        spec: {
          platforms: 'aws',
          inputPorts: [null, 'x', { contract: 7 }] as never,
          outputPorts: { a: 1 },
          version: 1.5,
          serviceLevels: [{ property: 'a', value: { b: 1 } }],
          owner: 'a/b/c',
        },
      },
    ]);
    const page: ProductPage = await ask.get('products');
    expect(page.items[0]).toMatchObject({
      name: 'odd',
      platforms: [],
      inputPortCount: 1,
      version: '1.5',
      owner: { title: 'a/b/c', resolved: false },
    });
  });
});
