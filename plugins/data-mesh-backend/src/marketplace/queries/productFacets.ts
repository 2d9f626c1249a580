// SPDX-License-Identifier: Apache-2.0
import {
  PRODUCT_FACETS,
  type Facet,
  type ProductFacet,
} from '@meshwright/plugin-data-mesh-common';
import { DOMAIN_SET_SEPARATOR } from '../database';
import type { QueryContext } from './context';
import type { DomainTree } from './DomainTree';
import { domainFacet, plainFacet, titleOwners } from './facets';
import type { ProductFilters } from './productFilters';
import type { ValueCount } from './WordCounts';

/** Makes the facets of the marketplace out of counts. @internal */
export async function productFacets(
  context: QueryContext,
  counts: ValueCount[],
  filters: ProductFilters,
  tree: DomainTree,
): Promise<Record<ProductFacet, Facet>> {
  const facets = {} as Record<ProductFacet, Facet>;
  for (const facet of PRODUCT_FACETS) {
    const own = counts.filter(row => row.facet === facet && row.count > 0);
    const chosen = filters.get(facet);
    facets[facet] =
      facet === 'domain'
        ? domainFacet(own.map(domainsOf), chosen, tree)
        : plainFacet(facet, own, chosen, cutOff(own));
  }
  await titleOwners(context, facets.owner);
  return facets;
}

function domainsOf({ value, count }: ValueCount) {
  return { refs: value ? value.split(DOMAIN_SET_SEPARATOR) : [], count };
}

/** Values that the database has left out, being the rarest of very many. */
function cutOff(counts: ValueCount[]): number {
  const there = counts.filter(row => row.values > 0).length;
  return Math.max(0, ...counts.map(row => row.values)) - there;
}
