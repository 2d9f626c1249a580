// SPDX-License-Identifier: Apache-2.0
import type { ProductSort } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { QueryContext } from './context';
import { consumerCounts, contractProblems } from './productTotals';

/** How a list is wanted. @internal */
export interface PageRequest {
  sort: ProductSort;
  order?: 'asc' | 'desc';
  offset: number;
  limit: number;
}

/** Which way a list is looked at first. */
const DEFAULT_ORDER: Record<ProductSort, 'asc' | 'desc'> = {
  relevance: 'desc',
  name: 'asc',
  updated: 'desc',
  consumers: 'desc',
  problems: 'desc',
};

/** What a list is ordered by, before the title. */
const SORT_KEYS: Record<ProductSort, string[]> = {
  relevance: ['product.score'],
  name: [],
  updated: ['product.updated_at'],
  consumers: ['coalesce(totals.consumers, 0)'],
  problems: [
    'product.errors + coalesce(totals.errors, 0)',
    'product.warnings + coalesce(totals.warnings, 0)',
  ],
};

/**
 * Cuts a page out of a query on products, which are called `product` in it. Gives rows of `id` and `position`.
 * Products that are equal in what was asked for are ordered by title.
 *
 * @internal
 */
export function pageQuery(
  context: QueryContext,
  products: Knex.QueryBuilder,
  page: PageRequest,
): Knex.QueryBuilder {
  const { knex } = context;
  const order = page.order ?? DEFAULT_ORDER[page.sort];
  if (page.sort === 'consumers') {
    joinTotals(products, consumerCounts(context));
  } else if (page.sort === 'problems') {
    joinTotals(products, contractProblems(context));
  }
  const keys = [
    ...SORT_KEYS[page.sort].map(sql => ({ sql, order })),
    { sql: 'product.sort_title', order: page.sort === 'name' ? order : 'asc' },
    { sql: 'product.id', order: 'asc' },
  ];
  keys.forEach(({ sql }, i) => {
    products.select(knex.raw(`${sql} as key${i}`));
  });
  const direction = keys.map((key, i) => `key${i} ${key.order}`).join(', ');
  products
    .select('product.id')
    .orderByRaw(direction)
    .offset(page.offset)
    .limit(page.limit);
  return knex
    .from(products.as('page'))
    .select(
      'id',
      knex.raw(`row_number() over (order by ${direction}) as position`),
    );
}

function joinTotals(products: Knex.QueryBuilder, totals: Knex.QueryBuilder) {
  products.leftJoin(totals.as('totals'), 'totals.product_id', 'product.id');
}
