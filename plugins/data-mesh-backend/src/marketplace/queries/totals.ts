// SPDX-License-Identifier: Apache-2.0
import type { MeshOverview } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { type Connection, distinctPairs } from './connections';
import { CONTRACT_KIND, PRODUCT_KIND, type QueryContext } from './context';
import type { DomainTree } from './DomainTree';

/** Figures of the mesh, of what the caller may see. @internal */
export async function loadTotals(
  context: QueryContext,
  connections: Connection[],
  tree: DomainTree,
): Promise<MeshOverview['totals']> {
  const { knex, visibility } = context;
  const products = await one(
    visibility.narrow(knex('marketplace_product as product'), {
      id: 'product.id',
      kind: PRODUCT_KIND,
    }),
    'count(*) as total, count(distinct product.owner_ref) as owners',
  );
  const contracts = await one(
    visibility.narrow(knex('marketplace_contract as contract'), {
      id: 'contract.id',
      kind: CONTRACT_KIND,
    }),
    'count(*) as total',
  );
  const problems = await one(
    visibility.narrow(
      knex('marketplace_problem as problem').join(
        'marketplace_entity as entity',
        'entity.id',
        'problem.id',
      ),
      { id: 'problem.id', kind: { column: 'entity.kind' } },
    ),
    'sum(entity.errors) as errors, sum(entity.warnings) as warnings',
  );
  return {
    domains: tree.nodes.length,
    products: products.total,
    owners: products.owners,
    contracts: contracts.total,
    ...countConnections(connections, tree),
    problems: { errors: problems.errors, warnings: problems.warnings },
  };
}

/** Pairs of products that are connected, and those of them whose domains stand under different ones at the top. */
function countConnections(
  connections: Connection[],
  tree: DomainTree,
): { connections: number; crossDomainConnections: number } {
  const pairs = distinctPairs(connections);
  const crossing = pairs.filter(
    ({ providerDomain, consumerDomain }) =>
      providerDomain !== null &&
      consumerDomain !== null &&
      tree.topOf(providerDomain) !== tree.topOf(consumerDomain),
  );
  return {
    connections: pairs.length,
    crossDomainConnections: crossing.length,
  };
}

/** The one row that a query for figures gives; what is added up of nothing is 0. */
async function one(
  query: Knex.QueryBuilder,
  figures: string,
): Promise<Record<string, number>> {
  const [row]: Array<Record<string, unknown>> = await query.select(
    query.client.raw(figures),
  );
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, Number(value ?? 0)]),
  );
}
