// SPDX-License-Identifier: Apache-2.0
import type { ProductFacet } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { QueryContext } from './context';
import type { ProductFilters } from './productFilters';
import { pageQuery, type PageRequest } from './productOrder';
import type { ProductSource } from './ProductSource';
import { type ValueCount, type WordCountRow, WordCounts } from './WordCounts';

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
type Row = WordCountRow & {
  part: 'page' | 'words' | ProductFacet;
  value: string | null;
  values: number | string;
};

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
  for (const row of rows.filter(({ part }) => part === 'page')) {
    ids[Number(row.count) - 1] = Number(row.value);
  }
  const words = new WordCounts();
  const counts: ValueCount[] = [];
  for (const row of rows) {
    if (row.part === 'words') {
      words.add(row);
    } else if (row.part !== 'page') {
      const { part: facet, value } = row;
      const [count, values] = [Number(row.count), Number(row.values)];
      counts.push({ facet, value, count, values });
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
  sql: Partial<Record<keyof Row, string>>,
): Knex.QueryBuilder {
  const noText = 'cast(null as text)';
  const noNumber = 'cast(null as integer)';
  const {
    value = noText,
    count = 'count(*)',
    values = '0',
    type = noText,
    classification = noText,
    lifecycle = noText,
    platform = noNumber,
    tag = noNumber,
    missed = noNumber,
  } = sql;
  return query.select(
    query.client.raw(
      `'${part}' as part, ${value} as value, ${count} as count, ${values} as "values", ${type} as type,
       ${classification} as classification, ${lifecycle} as lifecycle, ${platform} as platform, ${tag} as tag,
       ${missed} as missed`,
    ),
  );
}

function wordsQuery(source: ProductSource): Knex.QueryBuilder {
  const hasPlatform = 'case when product.platform_count = 0 then 0 else 1 end';
  const hasTag = 'case when product.tag_count = 0 then 0 else 1 end';
  const missed = source.isWhole ? '0' : 'product.missed';
  const query = columns(source.queryAll(), 'words', {
    type: 'product.type',
    classification: 'product.classification',
    lifecycle: 'product.lifecycle',
    platform: hasPlatform,
    tag: hasTag,
    missed,
  });
  return query
    .groupByRaw(
      `product.type, product.classification, product.lifecycle, ${hasPlatform}, ${hasTag}${
        source.isWhole ? '' : `, ${missed}`
      }`,
    )
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
