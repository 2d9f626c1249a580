// SPDX-License-Identifier: Apache-2.0
import type {
  MeshOverview,
  ProductNode,
} from '@meshwright/plugin-data-mesh-common';
import type { EntityRow, ProductRow } from '../database';
import { PRODUCT_KIND, type QueryContext } from './context';
import { Links } from './links';
import { contractProblems } from './productTotals';

const MAX_PRODUCTS = 200;
const MAX_CONNECTIONS = 2_000;

type NodeRow = Pick<EntityRow, 'id' | 'ref' | 'title' | 'content'> &
  Pick<ProductRow, 'domain_ref' | 'errors' | 'warnings'> & {
    contract_errors: number | string | null;
    contract_warnings: number | string | null;
  };

/** The most connected products that the caller may see, and the connections among them. @internal */
export async function loadProductMap(
  context: QueryContext,
): Promise<Pick<MeshOverview, 'products' | 'connections' | 'moreConnections'>> {
  const ids = await mostConnected(context);
  const rows = await loadNodes(context, ids);
  const refs = new Map(rows.map(row => [row.id, row.ref]));
  const products = new Map(rows.map(row => [row.id, nodeOf(row)]));
  return {
    products: ids.flatMap(id => products.get(id) ?? []),
    ...(await loadConnections(context, refs)),
  };
}

async function mostConnected({
  knex,
  visibility,
}: QueryContext): Promise<number[]> {
  const ends = (['provider_id', 'consumer_id'] as const).map(side => {
    const query = knex('marketplace_connection as connection').select({
      id: `connection.${side}`,
    });
    for (const each of ['provider_id', 'consumer_id']) {
      visibility.narrow(query, {
        id: `connection.${each}`,
        kind: PRODUCT_KIND,
      });
    }
    return query;
  });
  const degrees = knex
    .from(ends[0].unionAll([ends[1]]).as('ends'))
    .select('id', knex.raw('count(*) as degree'))
    .groupBy('id');
  const query = knex('marketplace_product as product')
    .leftJoin(degrees.as('degrees'), 'degrees.id', 'product.id')
    .select('product.id')
    .orderByRaw('coalesce(degrees.degree, 0) desc')
    .orderBy(['product.sort_title', 'product.id'])
    .limit(MAX_PRODUCTS);
  const rows: Array<{ id: number }> = await visibility.narrow(query, {
    id: 'product.id',
    kind: PRODUCT_KIND,
  });
  return rows.map(row => row.id);
}

async function loadNodes(
  context: QueryContext,
  ids: number[],
): Promise<NodeRow[]> {
  return context
    .knex('marketplace_product as product')
    .join('marketplace_entity as entity', 'entity.id', 'product.id')
    .leftJoin(
      contractProblems(context).as('totals'),
      'totals.product_id',
      'product.id',
    )
    .whereIn('product.id', ids)
    .select(
      'product.id',
      'entity.ref',
      'entity.title',
      'entity.content',
      'product.domain_ref',
      'product.errors',
      'product.warnings',
      { contract_errors: 'totals.errors' },
      { contract_warnings: 'totals.warnings' },
    );
}

function nodeOf(row: NodeRow): ProductNode {
  const { type, lifecycle, classification } = JSON.parse(row.content);
  return {
    entityRef: row.ref,
    title: row.title,
    resolved: true,
    domain: row.domain_ref ?? undefined,
    type,
    lifecycle,
    classification,
    problems: {
      errors: row.errors + Number(row.contract_errors ?? 0),
      warnings: row.warnings + Number(row.contract_warnings ?? 0),
    },
  };
}

async function loadConnections(
  context: QueryContext,
  refs: ReadonlyMap<number, string>,
): Promise<Pick<MeshOverview, 'connections' | 'moreConnections'>> {
  const ids = [...refs.keys()];
  const rows: Array<{
    provider_id: number;
    consumer_id: number;
    contract_ref: string;
    total: number | string;
  }> = await context
    .knex('marketplace_connection')
    .select('*', context.knex.raw('count(*) over () as total'))
    .whereIn('provider_id', ids)
    .whereIn('consumer_id', ids)
    .orderBy(['provider_id', 'consumer_id', 'contract_ref'])
    .limit(MAX_CONNECTIONS);
  const links = await Links.load(
    context,
    rows.map(row => row.contract_ref),
  );
  return {
    connections: rows.map(row => ({
      from: refs.get(row.provider_id)!,
      to: refs.get(row.consumer_id)!,
      contract: links.to(row.contract_ref),
    })),
    moreConnections: Number(rows[0]?.total ?? 0) - rows.length,
  };
}
