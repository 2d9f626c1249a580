// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { CONTRACT_KIND, PRODUCT_KIND, type QueryContext } from './context';

/** Products with the number of others that read a contract of theirs, of those that the caller may see. @internal */
export function consumerCounts(context: QueryContext): Knex.QueryBuilder {
  const query = context
    .knex('marketplace_connection as connection')
    .select({ product_id: 'connection.provider_id' })
    .countDistinct({ consumers: 'connection.consumer_id' })
    .groupBy('connection.provider_id');
  return context.visibility.narrow(query, {
    id: 'connection.consumer_id',
    kind: PRODUCT_KIND,
  });
}

/** Products with the findings about the contracts that they offer, of those that the caller may see. @internal */
export function contractProblems(context: QueryContext): Knex.QueryBuilder {
  const { knex } = context;
  const offered = knex('marketplace_problem as problem')
    .join('marketplace_reference as offer', join =>
      join
        .on('offer.target_id', 'problem.id')
        .andOnVal('offer.field', 'output'),
    )
    .distinct({ product_id: 'offer.source_id' }, { contract_id: 'problem.id' });
  context.visibility.narrow(offered, {
    id: 'problem.id',
    kind: CONTRACT_KIND,
  });
  return knex
    .from(offered.as('offered'))
    .join(
      'marketplace_entity as contract',
      'contract.id',
      'offered.contract_id',
    )
    .select('offered.product_id')
    .sum({ errors: 'contract.errors', warnings: 'contract.warnings' })
    .groupBy('offered.product_id');
}
