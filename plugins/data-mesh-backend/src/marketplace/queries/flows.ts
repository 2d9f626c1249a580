// SPDX-License-Identifier: Apache-2.0
import type { DomainFlow } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { PRODUCT_KIND, type QueryContext } from './context';
import type { DomainTree } from './DomainTree';
import { Links } from './links';

const MAX_FLOWS = 100;
const MAX_EXAMPLES = 20;

/** Which domain stands for another in a picture of flows. @internal */
export interface DomainGrouping {
  /** Ref of the domain that stands for the given one. */
  groupOf(ref: string): string;
  /** Whether flows that neither begin nor end in the domain are left out; all are shown if not given. */
  isFocus?(ref: string): boolean;
  /** Whether flows inside one group are shown. */
  inside: boolean;
}

interface FlowRow {
  from_ref: string;
  to_ref: string;
  contracts: number | string;
  connections: number | string;
  total: number | string;
}

interface ExampleRow {
  from_ref: string;
  to_ref: string;
  contract_ref: string;
  provider_ref: string;
  provider_title: string;
  consumer_ref: string;
  consumer_title: string;
}

/**
 * Data going from domain to domain, through connections of which the caller may see both products. Products without a
 * domain take no part.
 *
 * @internal
 */
export async function loadFlows(
  context: QueryContext,
  tree: DomainTree,
  grouping: DomainGrouping,
): Promise<{ flows: DomainFlow[]; more: number }> {
  const { knex } = context;
  const counts = knex
    .from('edge')
    .select('from_ref', 'to_ref')
    .countDistinct({ contracts: 'contract_ref' })
    .count({ connections: '*' })
    .select(knex.raw('count(*) over () as total'))
    .groupBy('from_ref', 'to_ref')
    .orderBy([
      { column: 'contracts', order: 'desc' },
      { column: 'connections', order: 'desc' },
      { column: 'from_ref' },
      { column: 'to_ref' },
    ])
    .limit(MAX_FLOWS);
  const rows: FlowRow[] = await withEdges(context, tree, grouping, counts);
  const examples = await loadExamples(context, tree, grouping);
  const links = await Links.load(
    context,
    examples.map(example => example.contract_ref),
  );

  const flows = rows.map(row => {
    const own = examples.filter(
      e => e.from_ref === row.from_ref && e.to_ref === row.to_ref,
    );
    return {
      from: tree.link(row.from_ref),
      to: tree.link(row.to_ref),
      contractCount: Number(row.contracts),
      products: own.map(example => ({
        from: productLink(example.provider_ref, example.provider_title),
        to: productLink(example.consumer_ref, example.consumer_title),
        contract: links.to(example.contract_ref),
      })),
      more: Number(row.connections) - own.length,
    };
  });
  return { flows, more: Number(rows[0]?.total ?? 0) - rows.length };
}

function productLink(ref: string, title: string) {
  return { entityRef: ref, title, resolved: true };
}

/** The connections of each flow whose contracts are read most. */
async function loadExamples(
  context: QueryContext,
  tree: DomainTree,
  grouping: DomainGrouping,
): Promise<ExampleRow[]> {
  const { knex } = context;
  const used = knex
    .from('edge')
    .select(
      '*',
      knex.raw(
        'count(*) over (partition by from_ref, to_ref, contract_ref) as used',
      ),
    );
  const ranked = knex
    .from(used.as('used_edge'))
    .select(
      '*',
      knex.raw(
        `row_number() over (partition by from_ref, to_ref
           order by used desc, contract_ref, provider_id, consumer_id) as place`,
      ),
    );
  const query = knex
    .from(ranked.as('ranked'))
    .join('marketplace_entity as provider', 'provider.id', 'ranked.provider_id')
    .join('marketplace_entity as consumer', 'consumer.id', 'ranked.consumer_id')
    .select(
      'ranked.from_ref',
      'ranked.to_ref',
      'ranked.contract_ref',
      { provider_ref: 'provider.ref' },
      { provider_title: 'provider.title' },
      { consumer_ref: 'consumer.ref' },
      { consumer_title: 'consumer.title' },
    )
    .where('ranked.place', '<=', MAX_EXAMPLES)
    .orderBy('ranked.place')
    .limit(MAX_FLOWS * MAX_EXAMPLES);
  return withEdges(context, tree, grouping, query);
}

/** Puts before a statement the connections, named `edge`, with the groups at both ends. */
function withEdges(
  context: QueryContext,
  tree: DomainTree,
  grouping: DomainGrouping,
  statement: Knex.QueryBuilder,
): Knex.QueryBuilder {
  const { knex, visibility } = context;
  const edges = knex('marketplace_connection as connection')
    .join(
      'marketplace_product as provider',
      'provider.id',
      'connection.provider_id',
    )
    .join(
      'marketplace_product as consumer',
      'consumer.id',
      'connection.consumer_id',
    )
    .leftJoin('grouped as source', 'source.ref', 'provider.domain_ref')
    .leftJoin('grouped as target', 'target.ref', 'consumer.domain_ref')
    .select(
      'connection.provider_id',
      'connection.consumer_id',
      'connection.contract_ref',
      knex.raw('coalesce(source.grp, provider.domain_ref) as from_ref'),
      knex.raw('coalesce(target.grp, consumer.domain_ref) as to_ref'),
    )
    .whereNotNull('provider.domain_ref')
    .whereNotNull('consumer.domain_ref');
  visibility.narrow(edges, { id: 'connection.provider_id', kind: PRODUCT_KIND });
  visibility.narrow(edges, { id: 'connection.consumer_id', kind: PRODUCT_KIND });
  if (!grouping.inside) {
    edges.whereRaw(
      'coalesce(source.grp, provider.domain_ref) <> coalesce(target.grp, consumer.domain_ref)',
    );
  }
  if (grouping.isFocus) {
    edges.whereRaw('coalesce(source.focus, 0) + coalesce(target.focus, 0) > 0');
  }
  return statement
    .with('grouped', ['ref', 'grp', 'focus'], groupedValues(knex, tree, grouping))
    .withMaterialized('edge', edges);
}

function groupedValues(
  knex: Knex,
  tree: DomainTree,
  grouping: DomainGrouping,
): Knex.Raw {
  const rows = tree.nodes.map(({ ref }) => [
    ref,
    grouping.groupOf(ref),
    grouping.isFocus?.(ref) ? 1 : 0,
  ]);
  // A list of values must have one.
  const all = rows.length > 0 ? rows : [['', '', 0]];
  const marks = all
    .map(() => '(cast(? as text), cast(? as text), cast(? as integer))')
    .join(', ');
  return knex.raw(`values ${marks}`, all.flat());
}
