// SPDX-License-Identifier: Apache-2.0
import type { MeshOverview } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { loadAttention } from './attention';
import { loadConnections } from './connections';
import { PRODUCT_KIND, type QueryContext } from './context';
import { DomainStats } from './domainStats';
import { type DomainNode, DomainTree } from './DomainTree';
import { flowsOf } from './flows';
import { countWords } from './getDomain';
import { Links } from './links';
import { loadProductMap } from './productMap';
import { loadSummaries } from './productSummaries';
import { loadTotals } from './totals';

const MAX_DOMAINS = 500;
const MAX_RECENT = 10;

/** Few, since there are many flows, and the page of a domain has more. */
const MAX_EXAMPLES = 5;

/**
 * The whole mesh as the caller may see it.
 *
 * @param owners - refs of the owners that the caller is or belongs to
 * @internal
 */
export async function getMesh(
  context: QueryContext,
  owners: string[],
): Promise<MeshOverview> {
  const tree = await DomainTree.load(context);
  const stats = await DomainStats.load(context, tree);
  const domains = parentsFirst(tree);
  const listed = domains.slice(0, MAX_DOMAINS);
  const links = await Links.load(
    context,
    listed.flatMap(({ owner }) => owner?.ref ?? []),
  );
  const connections = await loadConnections(context);
  const totals = await loadTotals(context, connections, tree);
  const { flows, more: moreFlows } = await flowsOf(context, connections, tree, {
    groupOf: ref => tree.topOf(ref),
    inside: false,
    examples: MAX_EXAMPLES,
  });
  const map = await loadProductMap(context, connections);
  const attention = await loadAttention(context, owners);

  return {
    totals,
    domains: listed.map(node => stats.summary(node, links)),
    moreDomains: domains.length - listed.length,
    flows,
    moreFlows,
    products: map.products,
    connections: map.connections,
    moreConnections: map.moreConnections,
    moreProducts: totals.products - map.products.length,
    attention: attention.items,
    moreAttention: attention.more,
    byLifecycle: await countWords(products(context), 'lifecycle'),
    recentlyChanged: await loadRecent(context),
  };
}

/** Domains so that each comes after its parent; those that are level, by title. */
function parentsFirst(tree: DomainTree): DomainNode[] {
  const open = tree.nodes.filter(node => node.parent === undefined);
  // The list grows while it is walked.
  for (const node of open) {
    open.push(...node.children.map(child => tree.get(child)!));
  }
  return open;
}

function products({ knex, visibility }: QueryContext): Knex.QueryBuilder {
  const query = knex('marketplace_product as product');
  return visibility.narrow(query, { id: 'product.id', kind: PRODUCT_KIND });
}

async function loadRecent(context: QueryContext) {
  const rows: Array<{ id: number }> = await products(context)
    .select('product.id')
    .orderBy([
      { column: 'product.updated_at', order: 'desc' },
      { column: 'product.id', order: 'desc' },
    ])
    .limit(MAX_RECENT);
  return loadSummaries(
    context,
    rows.map(({ id }) => id),
  );
}
