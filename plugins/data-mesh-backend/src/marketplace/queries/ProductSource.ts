// SPDX-License-Identifier: Apache-2.0
import type { ProductFacet } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { PRODUCT_KIND, type QueryContext } from './context';
import { bitOf, missedFacets, type ProductFilters } from './productFilters';
import { productsMatching } from './textMatch';

/** Added to the score where the name begins with, or is, all that was typed. */
const NAME_BEGINS = 500;
const NAME_IS = 1_000;

/** What is counted and ordered by. */
const COLUMNS = [
  ...['id', 'sort_title', 'updated_at', 'owner_ref', 'domain_set', 'word_set'],
  ...['errors', 'warnings'],
];

/** What was searched for. @internal */
export interface SearchText {
  /** All of it, folded. */
  text: string;
  words: string[];
}

/**
 * The products that the caller may see, that match all words, and that miss the choice of one facet at most: what a
 * page and its facets are made of. It serves several queries in one statement, so that what is narrowed and looked up
 * is so once.
 *
 * @internal
 */
export class ProductSource {
  readonly #context: QueryContext;
  readonly #search: SearchText;
  readonly #filters: ProductFilters;

  /** True when these are all products that there are. Then their own table is asked, which is indexed. */
  readonly isWhole: boolean;

  constructor(
    context: QueryContext,
    search: SearchText,
    filters: ProductFilters,
  ) {
    this.#context = context;
    this.#search = search;
    this.#filters = filters;
    this.isWhole =
      search.words.length === 0 &&
      filters.size === 0 &&
      context.visibility.includesAll(PRODUCT_KIND);
  }

  /**
   * A query on the products that all facets leave, called `product` in it. They have a `score` where there are words.
   *
   * @param except - facet whose choice is left aside
   */
  query(except?: ProductFacet): Knex.QueryBuilder {
    const query = this.queryAll();
    if (this.isWhole) {
      return query;
    }
    return except && this.#filters.has(except)
      ? query.whereIn('product.missed', [0, bitOf(except)])
      : query.where('product.missed', 0);
  }

  /** A query on all the products, with the facets that they miss in `missed`. */
  queryAll(): Knex.QueryBuilder {
    return this.#context.knex({
      product: this.isWhole ? 'marketplace_product' : 'found_product',
    });
  }

  /** Puts before a statement what the queries in it rely on. */
  precede(statement: Knex.QueryBuilder): Knex.QueryBuilder {
    if (this.isWhole) {
      return statement;
    }
    const single = [...this.#filters.keys()].map(bitOf);
    const found = this.#context
      .knex(this.#found().as('product'))
      .whereIn('missed', [0, ...single]);
    return statement.withMaterialized('found_product', found);
  }

  #found(): Knex.QueryBuilder {
    const { knex, visibility } = this.#context;
    const missed = missedFacets(this.#filters);
    const query = knex('marketplace_product as product').select(
      ...COLUMNS.map(column => `product.${column}`),
      knex.raw(`${missed.sql} as missed`, missed.bindings),
    );
    visibility.narrow(query, { id: 'product.id', kind: PRODUCT_KIND });

    const scores = this.#search.words.map((word, i) => {
      query.join(
        productsMatching(this.#context, word).as(`match${i}`),
        `match${i}.product_id`,
        'product.id',
      );
      return `match${i}.score`;
    });
    if (scores.length === 0) {
      return query;
    }
    const { text } = this.#search;
    return query.select(
      knex.raw(
        `${scores.join(
          ' + ',
        )} + case when product.sort_title = ? then ${NAME_IS}
           when substr(product.sort_title, 1, ?) = ? then ${NAME_BEGINS}
           else 0 end as score`,
        [text, [...text].length, text],
      ),
    );
  }
}
