// SPDX-License-Identifier: Apache-2.0
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import dataMeshPlugin from '@meshwright/plugin-data-mesh-backend';
import { PRODUCT_FACETS } from '@meshwright/plugin-data-mesh-common';
import { syntheticMesh } from '../plugins/data-mesh-backend/src/__testUtils__/syntheticMesh';
import { variant, type Benchmark, type Variant } from './lib/benchmark';
import { storeEntities } from './lib/catalogRows';
import { type Portal, startPortal } from './lib/portal';
import { workFolder } from './lib/workFolder';

const PRODUCTS = 20_000;
const PAGE = 24;

/** What people ask, in the words of the marketplace and of the catalog's filters. */
interface Question {
  text?: string;
  filters: Record<string, string>;
}

/** Where the catalog keeps what the marketplace's facets are about. */
const CATALOG_KEYS: Record<string, string> = {
  domain: 'relations.partof',
  type: 'spec.type',
  classification: 'spec.classification',
  platform: 'spec.platforms',
  lifecycle: 'spec.lifecycle',
  owner: 'relations.ownedby',
  tag: 'metadata.tags',
};

/** A portal with the mesh in its catalog and in the marketplace's index, made by the first process that needs it. */
async function startMesh(): Promise<Portal> {
  const folder = workFolder('marketplace');
  const portal = await startPortal({
    folder,
    catalog: { processingInterval: false },
    features: [dataMeshPlugin],
  });
  if (!(await portal.knex('final_entities').first('entity_id'))) {
    await storeEntities(portal.knex, syntheticMesh(PRODUCTS));
  }
  const done = join(folder, 'done');
  if (!existsSync(done)) {
    await portal.scheduler.run('marketplace-index');
    writeFileSync(done, '');
  }
  return portal;
}

async function askMarketplace(portal: Portal, { text, filters }: Question) {
  const params = new URLSearchParams({
    ...filters,
    ...(text && { text }),
    sort: 'name',
    limit: String(PAGE),
  });
  const page = await portal.ask(`data-mesh/v1/products?${params}`);
  expectPage(page);
}

function catalogFilter({ filters }: Question): string {
  return [
    'kind=dataproduct',
    ...Object.entries(filters).map(
      ([facet, value]) => `${CATALOG_KEYS[facet]}=${value}`,
    ),
  ].join(',');
}

async function askCatalog(portal: Portal, question: Question) {
  const { text } = question;
  const params = new URLSearchParams({
    filter: catalogFilter(question),
    ...(text && {
      fullTextFilterTerm: text,
      fullTextFilterFields:
        'metadata.name,metadata.title,metadata.description,metadata.tags',
    }),
    orderField: 'metadata.title,asc',
    limit: String(PAGE),
  });
  const page = await portal.ask(`catalog/entities/by-query?${params}`);
  expectPage(page);
}

/** The catalog counts by filters only, and not by text. */
async function askCatalogFacets(portal: Portal, question: Question) {
  const params = new URLSearchParams({ filter: catalogFilter(question) });
  PRODUCT_FACETS.forEach(facet => params.append('facet', CATALOG_KEYS[facet]));
  const { facets } = await portal.ask(`catalog/entity-facets?${params}`);
  if (Object.keys(facets).length !== PRODUCT_FACETS.length) {
    throw new Error('The catalog has not answered with all facets');
  }
}

/** An answer that is empty would be measured for nothing. */
function expectPage({ items, totalItems }: Page) {
  if (items.length !== PAGE || totalItems < PAGE) {
    throw new Error(`The page has ${items.length} of ${totalItems} products`);
  }
}

interface Page {
  items: unknown[];
  totalItems: number;
}

function variants(question: Question): Variant[] {
  const asking = (
    name: string,
    ask: (portal: Portal, question: Question) => Promise<void>,
  ) =>
    variant({
      name,
      setup: startMesh,
      run: portal => ask(portal, question),
      teardown: portal => portal.stop(),
    });
  return [
    asking('meshwright: page with seven facets', askMarketplace),
    asking('catalog: page without facets', askCatalog),
    asking('catalog: page, and seven facets', async (portal, asked) => {
      await Promise.all([
        askCatalog(portal, asked),
        askCatalogFacets(portal, asked),
      ]);
    }),
  ];
}

const MESH = `of ${PRODUCTS.toLocaleString(
  'en-US',
)} products, over HTTP, on SQLite`;

export const benchmarks: Benchmark[] = [
  {
    name: 'first page',
    what: `The first ${PAGE} by name ${MESH}`,
    runs: 10,
    variants: variants({ filters: {} }),
  },
  {
    name: 'text and a filter',
    what: `The first ${PAGE} by name that have a word and are active, ${MESH}; the catalog looks into names, titles, descriptions and tags only, and its facets know no text`,
    runs: 10,
    variants: variants({ text: 'rin', filters: { lifecycle: 'active' } }),
  },
];
