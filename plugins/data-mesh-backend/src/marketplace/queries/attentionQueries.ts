// SPDX-License-Identifier: Apache-2.0
import type { AttentionReason } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { CONTRACT_KIND, PRODUCT_KIND, type QueryContext } from './context';
import { narrowToUnresolved } from './unresolved';

/** What comes first. Data that people rely on and that goes away outweighs what only looks bad. */
const WEIGHT: Record<AttentionReason, number> = {
  'retired-in-use': 70,
  'descriptor-error': 60,
  'unresolved-reference': 50,
  'no-owner': 40,
  'deprecated-in-use': 30,
  'no-contract': 20,
  'no-domain': 10,
};

/** What a retired product lacks does not matter any more. */
const RETIRED = 'retired';

/**
 * A query for each reason, with rows of `id`, `reason`, `weight` and `amount`, about entities that the caller may see
 * and with amounts of what the caller may see.
 *
 * @internal
 */
export function attentionQueries(context: QueryContext): Knex.QueryBuilder[] {
  return [
    descriptorErrors(context),
    unresolvedReferences(context),
    lacking(context, 'no-owner', 'product.owner_ref is null', '1'),
    lacking(context, 'no-domain', "product.domain_set = ''", '1'),
    lacking(
      context,
      'no-contract',
      'product.bare_ports > 0',
      'product.bare_ports',
    ),
    productsInUse(context, 'retired-in-use', RETIRED),
    productsInUse(context, 'deprecated-in-use', 'deprecated'),
    contractsInUse(context, 'retired-in-use', RETIRED),
    contractsInUse(context, 'deprecated-in-use', 'deprecated'),
  ];
}

function item(
  query: Knex.QueryBuilder,
  reason: AttentionReason,
  id: string,
  amount: string,
): Knex.QueryBuilder {
  return query.select(
    query.client.raw(
      `${id} as id, '${reason}' as reason, ${WEIGHT[reason]} as weight, ${amount} as amount`,
    ),
  );
}

function descriptorErrors({ knex, visibility }: QueryContext) {
  const query = knex('marketplace_problem as problem')
    .join('marketplace_entity as broken', 'broken.id', 'problem.id')
    .where('broken.errors', '>', 0);
  visibility.narrow(query, {
    id: 'problem.id',
    kind: { column: 'broken.kind' },
  });
  return item(query, 'descriptor-error', 'problem.id', 'broken.errors');
}

function unresolvedReferences(context: QueryContext) {
  const { knex, visibility } = context;
  const query = knex('marketplace_reference as reference')
    .join('marketplace_entity as source', 'source.id', 'reference.source_id')
    .groupBy('reference.source_id');
  narrowToUnresolved(context, query);
  visibility.narrow(query, {
    id: 'reference.source_id',
    kind: { column: 'source.kind' },
  });
  return item(query, 'unresolved-reference', 'reference.source_id', 'count(*)');
}

function lacking(
  { knex, visibility }: QueryContext,
  reason: AttentionReason,
  condition: string,
  amount: string,
) {
  const query = knex('marketplace_product as product')
    .whereRaw(condition)
    .whereRaw("coalesce(product.lifecycle, '') <> ?", [RETIRED]);
  visibility.narrow(query, { id: 'product.id', kind: PRODUCT_KIND });
  return item(query, reason, 'product.id', amount);
}

function productsInUse(
  { knex, visibility }: QueryContext,
  reason: AttentionReason,
  lifecycle: string,
) {
  const query = knex('marketplace_product as product')
    .join(
      'marketplace_connection as connection',
      'connection.provider_id',
      'product.id',
    )
    .where('product.lifecycle', lifecycle)
    .groupBy('product.id');
  visibility.narrow(query, { id: 'product.id', kind: PRODUCT_KIND });
  visibility.narrow(query, {
    id: 'connection.consumer_id',
    kind: PRODUCT_KIND,
  });
  return item(
    query,
    reason,
    'product.id',
    'count(distinct connection.consumer_id)',
  );
}

function contractsInUse(
  { knex, visibility }: QueryContext,
  reason: AttentionReason,
  status: string,
) {
  const query = knex('marketplace_contract as contract')
    .join('marketplace_reference as reading', join =>
      join
        .on('reading.target_id', 'contract.id')
        .andOnVal('reading.field', 'input'),
    )
    .whereRaw('lower(contract.status) = ?', [status])
    .groupBy('contract.id');
  visibility.narrow(query, { id: 'contract.id', kind: CONTRACT_KIND });
  visibility.narrow(query, { id: 'reading.source_id', kind: PRODUCT_KIND });
  return item(
    query,
    reason,
    'contract.id',
    'count(distinct reading.source_id)',
  );
}
