// SPDX-License-Identifier: Apache-2.0
import type { ProductFacet } from '@meshwright/plugin-data-mesh-common';
import { bitOf } from './productFilters';

/** Facets of few values, which are counted in their combinations. */
const WORD_FACETS = ['type', 'classification', 'lifecycle'] as const;

/** How many products have a value of a facet. @internal */
export interface ValueCount {
  facet: ProductFacet;
  /** Null for products without a value; for domains, a set of refs. */
  value: string | null;
  count: number;
  /** Number of different values, those included that are cut off. */
  values: number;
}

type WordFacet = typeof WORD_FACETS[number];

/** Products with the same words, and the facets whose choice they miss. @internal */
export type WordCountRow = Record<WordFacet, string | null> & {
  count: number | string;
  /** 0 for products without a platform. */
  platform: number | null;
  /** 0 for products without a tag. */
  tag: number | null;
  missed: number | null;
};

/** Adds up the combinations of the facets of few values. @internal */
export class WordCounts {
  readonly #byFacet = new Map<ProductFacet, Map<string | null, number>>();
  total = 0;

  add(row: WordCountRow): void {
    const count = Number(row.count);
    if (row.missed === 0) {
      this.total += count;
    }
    for (const facet of WORD_FACETS) {
      this.#count(facet, row[facet], row, count);
    }
    for (const facet of ['platform', 'tag'] as const) {
      if (row[facet] === 0) {
        this.#count(facet, null, row, count);
      }
    }
  }

  counts(): ValueCount[] {
    return [...this.#byFacet].flatMap(([facet, values]) =>
      [...values].map(([value, count]) => ({
        facet,
        value,
        count,
        values: facet === 'platform' || facet === 'tag' ? 0 : values.size,
      })),
    );
  }

  #count(
    facet: ProductFacet,
    value: string | null,
    { missed }: WordCountRow,
    count: number,
  ): void {
    if (missed === 0 || missed === bitOf(facet)) {
      const values = this.#byFacet.get(facet) ?? new Map();
      values.set(value, (values.get(value) ?? 0) + count);
      this.#byFacet.set(facet, values);
    }
  }
}

