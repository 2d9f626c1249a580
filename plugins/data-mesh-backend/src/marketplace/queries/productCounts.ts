// SPDX-License-Identifier: Apache-2.0
import type { ProductFacet } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { QueryContext } from './context';
import type { ProductFilters } from './productFilters';
import { pageQuery, type PageRequest } from './productOrder';
import type { ProductSource } from './ProductSource';
import { type ValueCount, WordCounts } from './WordCounts';

/** Values of a facet that are counted by the database; the rarest of more are cut off. */
const MAX_VALUES = 50;

/** Different sets of domains, and combinations of words, that are looked at; the rarest of more are left out. */
const MAX_COMBINATIONS = 10_000;

/** @internal */
export interface ProductCounts {
  counts: ValueCount[];
  totalItems: number;
  /** Ids of the products of the page, in order. */
  ids: number[];
}

/** A row of the statement; what its columns say differs by part. */
interface Row {
  part: 'page' | 'words' | ProductFacet;
  value: string | null;
  count: number | string;
  values: number | string;
}

/**
 * Counts products by facet and in all, and cuts out a page, in one statement. Each facet is counted among the products
 * that all other facets leave, so that one sees what choosing another of its values would give.
 *
 * @internal
 */
export async function countProducts(
  context: QueryContext,
  source: ProductSource,
  filters: ProductFilters,
  page: PageRequest,
): Promise<ProductCounts> {
  const { knex } = context;
  const queries = [
    columns(
      knex.from(pageQuery(context, source.query(), page).as('listed')),
      'page',
      { value: 'cast(id as text)', count: 'position' },
    ),
    wordsQuery(source),
    domainQuery(source),
    mostFrequent(source.query('owner'), filters, 'owner', 'product.owner_ref'),
    labelQuery(knex, source, filters, 'platform'),
    labelQuery(knex, source, filters, 'tag'),
  ];
  const [first, ...others] = queries.map(query => knex.from(query.as('part')));
  const rows: Row[] = await source.precede(first.unionAll(others));

  const ids: number[] = [];
  const words = new WordCounts();
  const counts: ValueCount[] = [];
  for (const { part, value, ...row } of rows) {
    const [count, values] = [Number(row.count), Number(row.values)];
    if (part === 'page') {
      ids[count - 1] = Number(value);
    } else if (part === 'words') {
      words.add(value!, values, count);
    } else {
      counts.push({ facet: part, value, count, values });
    }
  }
  return {
    ids,
    totalItems: words.total,
    counts: [...counts, ...words.counts()],
  };
}

/** Columns of a part, all of the same types so that they fit into one statement. */
function columns(
  query: Knex.QueryBuilder,
  part: Row['part'],
  { value, count = 'count(*)', values = '0' }: Record<string, string>,
): Knex.QueryBuilder {
  return query.select(
    query.client.raw(
      `'${part}' as part, ${value} as value, ${count} as count, ${values} as "values"`,
    ),
  );
}

/** Counts by set of words; `values` has the facets that the products miss. */
function wordsQuery(source: ProductSource): Knex.QueryBuilder {
  const missed = source.isWhole ? '0' : 'product.missed';
  const query = columns(source.queryAll(), 'words', {
    value: 'product.word_set',
    values: missed,
  });
  if (!source.isWhole) {
    query.groupBy('product.missed');
  }
  return query
    .groupBy('product.word_set')
    .orderBy('count', 'desc')
    .limit(MAX_COMBINATIONS);
}

/** Counts by set of domains: a product in two subdomains of a domain counts once for the domain. */
function domainQuery(source: ProductSource): Knex.QueryBuilder {
  return columns(source.query('domain'), 'domain', {
    value: 'product.domain_set',
  })
    .groupBy('product.domain_set')
    .orderBy('count', 'desc')
    .limit(MAX_COMBINATIONS);
}

function labelQuery(
  knex: Knex,
  source: ProductSource,
  filters: ProductFilters,
  facet: 'platform' | 'tag',
): Knex.QueryBuilder {
  const query = knex('marketplace_label as label').where('label.facet', facet);
  if (!source.isWhole) {
    query.join(
      source.query(facet).select('product.id').as('product'),
      'product.id',
      'label.product_id',
    );
  }
  return mostFrequent(query, filters, facet, 'label.value');
}

/** Counts by value, and cuts off the rarest values, but none that is chosen. */
function mostFrequent(
  query: Knex.QueryBuilder,
  filters: ProductFilters,
  facet: ProductFacet,
  column: string,
): Knex.QueryBuilder {
  columns(query, facet, { value: column, values: 'count(*) over ()' }).groupBy(
    column,
  );
  const chosen = filters.get(facet)?.values ?? [];
  if (chosen.length > 0) {
    const marks = chosen.map(() => '?').join(', ');
    query.orderByRaw(
      `case when ${column} in (${marks}) then 0 else 1 end`,
      chosen,
    );
  }
  return query
    .orderBy([{ column: 'count', order: 'desc' }, { column: 'value' }])
    .limit(MAX_VALUES);
}
