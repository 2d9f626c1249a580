// SPDX-License-Identifier: Apache-2.0
import type { MeshOverview } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { CONTRACT_KIND, PRODUCT_KIND, type QueryContext } from './context';
import type { DomainTree } from './DomainTree';

/** Figures of the mesh, of what the caller may see. @internal */
export async function loadTotals(
  context: QueryContext,
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
    ...(await countConnections(context, tree)),
    problems: { errors: problems.errors, warnings: problems.warnings },
  };
}

/** Pairs of products that are connected, and those of them whose domains stand under different ones at the top. */
async function countConnections(
  { knex, visibility }: QueryContext,
  tree: DomainTree,
): Promise<{ connections: number; crossDomainConnections: number }> {
  const pairs = knex('marketplace_connection as connection').distinct(
    'connection.provider_id',
    'connection.consumer_id',
  );
  for (const side of ['provider_id', 'consumer_id']) {
    visibility.narrow(pairs, { id: `connection.${side}`, kind: PRODUCT_KIND });
  }
  const rows: Array<{
    from_ref: string | null;
    to_ref: string | null;
    total: number | string;
  }> = await knex
    .from(pairs.as('pair'))
    .join('marketplace_product as provider', 'provider.id', 'pair.provider_id')
    .join('marketplace_product as consumer', 'consumer.id', 'pair.consumer_id')
    .groupBy('provider.domain_ref', 'consumer.domain_ref')
    .select(
      { from_ref: 'provider.domain_ref' },
      { to_ref: 'consumer.domain_ref' },
      knex.raw('count(*) as total'),
    );
  let connections = 0;
  let crossDomainConnections = 0;
  for (const { from_ref: from, to_ref: to, total } of rows) {
    connections += Number(total);
    if (from && to && tree.topOf(from) !== tree.topOf(to)) {
      crossDomainConnections += Number(total);
    }
  }
  return { connections, crossDomainConnections };
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
