// SPDX-License-Identifier: Apache-2.0
import {
  PRODUCT_FACETS,
  type ProductFacet,
  type ProductQuery,
} from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { foldText } from '../text';
import { NO_VALUE } from './context';
import type { DomainTree } from './DomainTree';

/** What was chosen in a facet. @internal */
export interface FacetChoice {
  /** As the caller named them, folded. */
  values: string[];
  /** Whether products without a value are wanted. */
  none: boolean;
  /** For domains: the chosen ones and all below them. */
  domains: string[];
}

/** @internal */
export type ProductFilters = ReadonlyMap<ProductFacet, FacetChoice>;

/** A piece of SQL on products, which are called `product` in it. */
interface Condition {
  sql: string;
  bindings: Knex.RawBinding[];
}

/** Facets of which a product has one value at most, and the column that has it. @internal */
export const COLUMN_FACETS = {
  type: 'type',
  classification: 'classification',
  lifecycle: 'lifecycle',
  owner: 'owner_ref',
} as const satisfies Partial<Record<ProductFacet, string>>;

/** Facets of which a product can have several values, and the column with the number of them. @internal */
export const LABEL_FACETS = {
  platform: 'platform_count',
  tag: 'tag_count',
} as const satisfies Partial<Record<ProductFacet, string>>;

const REF_FACETS: ReadonlySet<ProductFacet> = new Set(['owner', 'domain']);

function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}

/** Makes the chosen values ready for the database. @internal */
export function filtersOf(
  chosen: ProductQuery['filters'],
  tree: DomainTree,
): ProductFilters {
  const filters = new Map<ProductFacet, FacetChoice>();
  for (const facet of PRODUCT_FACETS) {
    const fold = REF_FACETS.has(facet) ? lowerCase : foldText;
    const values = [...new Set((chosen?.[facet] ?? []).map(fold))];
    if (values.length > 0) {
      const named = values.filter(value => value !== NO_VALUE);
      filters.set(facet, {
        values: named,
        none: named.length < values.length,
        domains:
          facet === 'domain'
            ? [...new Set(named.flatMap(ref => tree.subtree(ref)))]
            : [],
      });
    }
  }
  return filters;
}

/** Number that stands for a facet in {@link missedFacets}; each is one bit. @internal */
export function bitOf(facet: ProductFacet): number {
  return 2 ** PRODUCT_FACETS.indexOf(facet);
}

/**
 * The facets of which a product has none of the chosen values, as a sum of {@link bitOf}. Zero for products that are
 * wanted. A product that misses one facet only is what one would get for choosing another value there.
 *
 * @internal
 */
export function missedFacets(filters: ProductFilters): Condition {
  const conditions = [...filters].map(([facet, choice]) => {
    const { sql, bindings } = conditionOf(facet, choice);
    return {
      sql: `case when ${sql} then 0 else ${bitOf(facet)} end`,
      bindings,
    };
  });
  return {
    sql: conditions.map(({ sql }) => sql).join(' + ') || '0',
    bindings: conditions.flatMap(({ bindings }) => bindings),
  };
}

function conditionOf(facet: ProductFacet, choice: FacetChoice): Condition {
  const { values, none, domains } = choice;
  if (facet === 'domain') {
    return either(
      domains,
      `product.id in (
         select source_id from marketplace_reference
         where field in ('domain', 'additionalDomain') and ref in`,
      ')',
      none && "product.domain_set = ''",
    );
  }
  if (facet === 'platform' || facet === 'tag') {
    return either(
      values,
      `product.id in (
         select product_id from marketplace_label
         where facet = '${facet}' and value in`,
      ')',
      none && `product.${LABEL_FACETS[facet]} = 0`,
    );
  }
  const column = `product.${COLUMN_FACETS[facet]}`;
  return either(values, `${column} in`, '', none && `${column} is null`);
}

/** `before (values) after or other`, as far as there are values and another condition. */
function either(
  values: string[],
  before: string,
  after: string,
  other: string | false,
): Condition {
  const marks = values.map(() => '?').join(', ');
  const alternatives = [
    ...(values.length > 0 ? [`${before} (${marks})${after}`] : []),
    ...(other ? [other] : []),
  ];
  return { sql: `(${alternatives.join(' or ')})`, bindings: values };
}
