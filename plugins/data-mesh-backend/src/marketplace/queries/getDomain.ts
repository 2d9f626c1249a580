// SPDX-License-Identifier: Apache-2.0
import type { DomainDetail } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { loadConnections } from './connections';
import { NO_VALUE, PRODUCT_KIND, type QueryContext } from './context';
import { DomainStats } from './domainStats';
import { DomainTree } from './DomainTree';
import { flowsOf } from './flows';
import { Links } from './links';

const MAX_TEAMS = 100;
const MAX_EXAMPLES = 20;

/** Everything about one domain; undefined where there is none, or none that the caller may see. @internal */
export async function getDomain(
  context: QueryContext,
  ref: string,
): Promise<DomainDetail | undefined> {
  const tree = await DomainTree.load(context);
  const node = tree.get(ref);
  if (!node) {
    return undefined;
  }
  const stats = await DomainStats.load(context, tree);
  const children = node.children.map(child => tree.get(child)!);
  const teams = await loadTeams(context, tree.subtree(ref));
  const links = await Links.load(context, [
    ...[node, ...children].flatMap(({ owner }) => owner?.ref ?? []),
    ...teams.map(team => team.ref),
  ]);
  const subtree = new Set(tree.subtree(ref));
  const connections = await loadConnections(context, [...subtree]);
  const { flows, more } = await flowsOf(context, connections, tree, {
    groupOf: other => besides(tree, ref, other),
    inside: true,
    examples: MAX_EXAMPLES,
  });

  return {
    ...stats.summary(node, links),
    ancestors: tree
      .lineage(ref)
      .slice(1)
      .reverse()
      .map(ancestor => tree.link(ancestor)),
    subdomains: children.map(child => stats.summary(child, links)),
    teams: teams.map(team => ({
      ...links.to(team.ref),
      productCount: team.products,
    })),
    flows,
    moreFlows: more,
    byLifecycle: await countBy(context, [...subtree], 'lifecycle'),
    byClassification: await countBy(context, [...subtree], 'classification'),
  };
}

/**
 * The domain that stands for another in a picture of one domain: inside it, the direct subdomain; outside, the one
 * next to it in the tree. So a domain is seen among its siblings, and those further away as a whole.
 */
function besides(tree: DomainTree, ref: string, other: string): string {
  const here = new Set(tree.lineage(ref));
  const path = tree.lineage(other);
  const common = path.findIndex(step => here.has(step));
  // An unrelated domain is seen as its topmost; one above as itself.
  return path[common < 0 ? path.length - 1 : Math.max(0, common - 1)];
}

/** Products of the domains that the caller may see, called `product`. */
function productsOf(
  { knex, visibility }: QueryContext,
  domains: string[],
): Knex.QueryBuilder {
  const query = knex('marketplace_product as product').whereIn(
    'product.id',
    knex('marketplace_reference')
      .select('source_id')
      .whereIn('field', ['domain', 'additionalDomain'])
      .whereIn('ref', domains),
  );
  return visibility.narrow(query, { id: 'product.id', kind: PRODUCT_KIND });
}

async function loadTeams(
  context: QueryContext,
  domains: string[],
): Promise<Array<{ ref: string; products: number }>> {
  const rows: Array<{ ref: string; products: number | string }> =
    await productsOf(context, domains)
      .whereNotNull('product.owner_ref')
      .select({ ref: 'product.owner_ref' })
      .count({ products: '*' })
      .groupBy('product.owner_ref')
      .orderBy([{ column: 'products', order: 'desc' }, { column: 'ref' }])
      .limit(MAX_TEAMS);
  return rows.map(row => ({ ref: row.ref, products: Number(row.products) }));
}

/** Counts by a word; the many that a careless organisation may have are cut off at the rarest. */
async function countBy(
  context: QueryContext,
  domains: string[],
  column: 'lifecycle' | 'classification',
): Promise<Record<string, number>> {
  return countWords(productsOf(context, domains), column);
}

const MAX_WORDS = 50;

/** Counts products by a word, most frequent first. @internal */
export async function countWords(
  products: Knex.QueryBuilder,
  column: 'lifecycle' | 'classification',
): Promise<Record<string, number>> {
  const rows: Array<{ word: string | null; products: number | string }> =
    await products
      .select({ word: `product.${column}` })
      .count({ products: '*' })
      .groupBy(`product.${column}`)
      .orderBy([{ column: 'products', order: 'desc' }, { column: 'word' }])
      .limit(MAX_WORDS);
  return Object.fromEntries(
    rows.map(({ word, products: count }) => [word ?? NO_VALUE, Number(count)]),
  );
}
