// SPDX-License-Identifier: Apache-2.0
import {
  CLASSIFICATIONS,
  DATA_PRODUCT_TYPES,
  LIFECYCLES,
} from '@meshwright/plugin-data-mesh-common';
import type {
  EntityLink,
  ProductSummary,
} from '@meshwright/plugin-data-mesh-common';

/** A domain of the made-up mesh. */
export interface MockDomain {
  link: EntityLink;
  parent?: MockDomain;
}

/** A connection of the made-up mesh. */
export interface MockConnection {
  from: ProductSummary;
  to: ProductSummary;
  contract: EntityLink;
}

/** The made-up mesh. */
export interface MockMesh {
  domains: MockDomain[];
  products: ProductSummary[];
  connections: MockConnection[];
}

const TREE: Array<[root: string, below: string[]]> = [
  ['Customer', ['Identity', 'Loyalty', 'Support']],
  ['Product', ['Assortment', 'Pricing']],
  ['Finance', ['Accounting', 'Billing', 'Treasury']],
  ['Logistics', ['Warehouse', 'Transport']],
  ['Marketing', ['Campaigns']],
  ['People', []],
];

const THINGS = [
  'Orders',
  'Invoices',
  'Shipments',
  'Returns',
  'Payments',
  'Profiles',
  'Consents',
  'Price history',
  'Stock levels',
  'Tickets',
  'Subscriptions',
  'Campaign touches',
  'Churn features',
  'Revenue by product',
  'Carrier performance',
];

const SHAPES = ['', ' daily', ' events', ' master', ' forecast', ' archive'];
const START = Date.now();
const HOUR = 3_600_000;

/** Makes a mesh of a company that sells things; the same at each call. */
export function mockMesh(size: number): MockMesh {
  let seed = 20;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const pick = <T>(values: readonly T[]): T =>
    values[Math.floor(random() * values.length)];

  const domains: MockDomain[] = TREE.flatMap(([title, below]) => {
    const root: MockDomain = { link: link('domain', title) };
    return [
      root,
      ...below.map(child => ({ link: link('domain', child), parent: root })),
    ];
  });
  const leaves = domains.filter(
    domain => !domains.some(other => other.parent === domain),
  );

  const products = Array.from({ length: size }, (_, i): ProductSummary => {
    const domain = i % 37 === 36 ? undefined : pick(leaves);
    const thing = THINGS[i % THINGS.length].toLocaleLowerCase('en-US');
    const title = `${domain?.link.title ?? 'Shared'} ${thing}${pick(SHAPES)}`;
    const errors = random() < 0.08 ? 1 + Math.floor(random() * 4) : 0;
    return {
      entityRef: `dataproduct:default/product-${i}`,
      name: `product-${i}`,
      title,
      purpose:
        i % 23 === 22
          ? undefined
          : `Gives ${pick([
              'analysts',
              'planners',
              'the finance team',
              'machine learning',
            ])} one agreed view of ${THINGS[
              i % THINGS.length
            ].toLocaleLowerCase(
              'en-US',
            )}, refreshed every hour and reconciled with the source once a day.`,
      type: pick(DATA_PRODUCT_TYPES),
      lifecycle: random() < 0.6 ? 'active' : pick(LIFECYCLES),
      classification: pick(CLASSIFICATIONS),
      version: `${1 + Math.floor(random() * 4)}.${Math.floor(random() * 9)}.0`,
      domain: domain?.link,
      additionalDomains: [],
      owner:
        i % 41 === 40
          ? undefined
          : link('group', `${domain?.link.title ?? 'Platform'} data team`),
      platforms:
        random() < 0.2 ? ['aws', 'gcp'] : [pick(['aws', 'azure', 'gcp'])],
      tags: [pick(['pii', 'golden', 'real-time', 'history']), pick(THINGS)],
      inputPortCount: Math.floor(random() * 4),
      outputPortCount: 1 + Math.floor(random() * 3),
      consumerCount: 0,
      problems: { errors, warnings: random() < 0.25 ? 2 : 0 },
      updatedAt: new Date(START - i * i * HOUR * 0.3).toISOString(),
    };
  });

  const connections: MockConnection[] = [];
  for (let i = 0; i < size * 0.8; i++) {
    const to = Math.floor(random() * size);
    const from = Math.floor(random() * Math.max(1, to) * 0.6);
    if (from !== to && products[from].domain && products[to].domain) {
      products[from].consumerCount += 1;
      connections.push({
        from: products[from],
        to: products[to],
        contract: link('api', `${products[from].title} contract`),
      });
    }
  }
  return { domains, products, connections };
}

function link(kind: string, title: string): EntityLink {
  const name = title.toLocaleLowerCase('en-US').replace(/[^a-z0-9]+/g, '-');
  return { entityRef: `${kind}:default/${name}`, title, resolved: true };
}
