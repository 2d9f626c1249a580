// SPDX-License-Identifier: Apache-2.0
import type {
  MeshOverview,
  ProductNode,
} from '@meshwright/plugin-data-mesh-common';
import type { EntityRow, ProductRow } from '../database';
import type { Connection } from './connections';
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

/**
 * The most connected products that the caller may see, and the connections among them.
 *
 * @param connections - of products that the caller may see
 * @internal
 */
export async function loadProductMap(
  context: QueryContext,
  connections: Connection[],
): Promise<Pick<MeshOverview, 'products' | 'connections' | 'moreConnections'>> {
  const rows = await loadNodes(
    context,
    await mostConnected(context, connections),
  );
  const refs = new Map(rows.map(row => [row.id, row.ref]));
  const among = connections.filter(
    ({ providerId, consumerId }) =>
      refs.has(providerId) && refs.has(consumerId),
  );
  const listed = among.slice(0, MAX_CONNECTIONS);
  const links = await Links.load(
    context,
    listed.map(connection => connection.contractRef),
  );
  return {
    products: rows.map(nodeOf),
    connections: listed.map(({ providerId, consumerId, contractRef }) => ({
      from: refs.get(providerId)!,
      to: refs.get(consumerId)!,
      contract: links.to(contractRef),
    })),
    moreConnections: among.length - listed.length,
  };
}

/** Ids of the products with most connections; where there are not enough of them, also of others, by title. */
async function mostConnected(
  { knex, visibility }: QueryContext,
  connections: Connection[],
): Promise<Map<number, number>> {
  const degrees = new Map<number, number>();
  for (const { providerId, consumerId } of connections) {
    degrees.set(providerId, (degrees.get(providerId) ?? 0) + 1);
    degrees.set(consumerId, (degrees.get(consumerId) ?? 0) + 1);
  }
  const chosen = new Map(
    [...degrees]
      .sort(([idA, a], [idB, b]) => b - a || idA - idB)
      .slice(0, MAX_PRODUCTS),
  );
  if (chosen.size < MAX_PRODUCTS) {
    const query = knex('marketplace_product as product')
      .select('product.id')
      .orderBy(['product.sort_title', 'product.id'])
      .limit(MAX_PRODUCTS);
    const rows: Array<{ id: number }> = await visibility.narrow(query, {
      id: 'product.id',
      kind: PRODUCT_KIND,
    });
    for (const { id } of rows.filter(row => !chosen.has(row.id))) {
      if (chosen.size < MAX_PRODUCTS) {
        chosen.set(id, 0);
      }
    }
  }
  return chosen;
}

/** Most connected first, else by title. */
async function loadNodes(
  context: QueryContext,
  degrees: ReadonlyMap<number, number>,
): Promise<NodeRow[]> {
  const ids = [...degrees.keys()];
  const rows: NodeRow[] = await context
    .knex('marketplace_product as product')
    .join('marketplace_entity as entity', 'entity.id', 'product.id')
    .leftJoin(
      contractProblems(context).whereIn('offered.product_id', ids).as('totals'),
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
    )
    .orderBy(['product.sort_title', 'product.id']);
  return rows.sort((a, b) => degrees.get(b.id)! - degrees.get(a.id)!);
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
