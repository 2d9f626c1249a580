// SPDX-License-Identifier: Apache-2.0
import type { ProductFacet } from '@meshwright/plugin-data-mesh-common';
import type { WordSet } from '../database';
import { bitOf } from './productFilters';

/** How many products have a value of a facet. @internal */
export interface ValueCount {
  facet: ProductFacet;
  /** Null for products without a value; for domains, a set of refs. */
  value: string | null;
  count: number;
  /** Number of different values, those included that are cut off; 0 where the row is no value. */
  values: number;
}

/**
 * Adds up products by their sets of words: the facets of few values are counted together, since going over all
 * products is what takes time.
 *
 * @internal
 */
export class WordCounts {
  readonly #byFacet = new Map<ProductFacet, Map<string | null, number>>();
  total = 0;

  /** @param missed - the facets whose choice the products miss, as a sum of their bits */
  add(wordSet: string, missed: number, count: number): void {
    const [type, classification, lifecycle, hasPlatform, hasTag]: WordSet =
      JSON.parse(wordSet);
    if (missed === 0) {
      this.total += count;
    }
    this.#count('type', type, missed, count);
    this.#count('classification', classification, missed, count);
    this.#count('lifecycle', lifecycle, missed, count);
    if (!hasPlatform) {
      this.#count('platform', null, missed, count);
    }
    if (!hasTag) {
      this.#count('tag', null, missed, count);
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
    missed: number,
    count: number,
  ): void {
    if (missed === 0 || missed === bitOf(facet)) {
      const values = this.#byFacet.get(facet) ?? new Map();
      values.set(value, (values.get(value) ?? 0) + count);
      this.#byFacet.set(facet, values);
    }
  }
}
