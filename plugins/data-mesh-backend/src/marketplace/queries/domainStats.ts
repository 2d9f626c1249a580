// SPDX-License-Identifier: Apache-2.0
import type { DomainSummary } from '@meshwright/plugin-data-mesh-common';
import { DOMAIN_SET_SEPARATOR } from '../database';
import { PRODUCT_KIND, type QueryContext } from './context';
import type { DomainNode, DomainTree } from './DomainTree';
import type { Links } from './links';
import { contractProblems } from './productTotals';

interface Stats {
  productCount: number;
  ownProductCount: number;
  errors: number;
  warnings: number;
}

interface StatsRow {
  domain_ref: string | null;
  domain_set: string;
  products: number | string;
  errors: number | string;
  warnings: number | string;
}

/** Figures of domains: their products, subdomains included, and the findings about these. @internal */
export class DomainStats {
  readonly #tree: DomainTree;
  readonly #stats = new Map<string, Stats>();

  static async load(
    context: QueryContext,
    tree: DomainTree,
  ): Promise<DomainStats> {
    const { knex, visibility } = context;
    const query = knex('marketplace_product as product')
      .leftJoin(
        contractProblems(context).as('totals'),
        'totals.product_id',
        'product.id',
      )
      .whereNot('product.domain_set', '')
      .groupBy('product.domain_ref', 'product.domain_set')
      .select('product.domain_ref', 'product.domain_set')
      .select(
        knex.raw('count(*) as products'),
        knex.raw('sum(product.errors + coalesce(totals.errors, 0)) as errors'),
        knex.raw(
          'sum(product.warnings + coalesce(totals.warnings, 0)) as warnings',
        ),
      );
    const rows: StatsRow[] = await visibility.narrow(query, {
      id: 'product.id',
      kind: PRODUCT_KIND,
    });
    return new DomainStats(tree, rows);
  }

  private constructor(tree: DomainTree, rows: StatsRow[]) {
    this.#tree = tree;
    for (const row of rows) {
      const products = Number(row.products);
      const refs = row.domain_set.split(DOMAIN_SET_SEPARATOR);
      for (const ref of new Set(refs.flatMap(each => tree.lineage(each)))) {
        const stats = this.#of(ref);
        stats.productCount += products;
        stats.errors += Number(row.errors);
        stats.warnings += Number(row.warnings);
      }
      if (row.domain_ref !== null) {
        this.#of(row.domain_ref).ownProductCount += products;
      }
    }
  }

  /** @param links - which have the owners of the domains */
  summary(node: DomainNode, links: Links): DomainSummary {
    const { errors, warnings, ...counts } = this.#of(node.ref);
    return {
      ...this.#tree.link(node.ref),
      parent: node.parent,
      owner: node.owner && links.to(node.owner.ref, node.owner.written),
      description: node.description,
      ...counts,
      problems: {
        errors: errors + node.errors,
        warnings: warnings + node.warnings,
      },
    };
  }

  #of(ref: string): Stats {
    let stats = this.#stats.get(ref);
    if (!stats) {
      stats = { productCount: 0, ownProductCount: 0, errors: 0, warnings: 0 };
      this.#stats.set(ref, stats);
    }
    return stats;
  }
}
