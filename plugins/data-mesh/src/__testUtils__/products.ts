// SPDX-License-Identifier: Apache-2.0
import { PRODUCT_FACETS } from '@meshwright/plugin-data-mesh-common';
import type {
  EntityLink,
  Facet,
  ProductFacet,
  ProductPage,
  ProductSummary,
} from '@meshwright/plugin-data-mesh-common';

/** A link to something that exists. */
export function linkTo(kind: string, title: string): EntityLink {
  const name = title.toLocaleLowerCase('en-US').replace(/\W+/g, '-');
  return { entityRef: `${kind}:default/${name}`, title, resolved: true };
}

/** A product of a list, complete and sound unless told otherwise. */
export function makeProduct(
  title: string,
  change: Partial<ProductSummary> = {},
): ProductSummary {
  const { entityRef } = linkTo('dataproduct', title);
  return {
    entityRef,
    name: entityRef.split('/')[1],
    title,
    purpose: `What ${title} is for.`,
    type: 'aggregate',
    lifecycle: 'active',
    classification: 'internal',
    version: '1.2.0',
    domain: linkTo('domain', 'Sales'),
    additionalDomains: [],
    owner: linkTo('group', 'Sales data'),
    platforms: ['gcp'],
    tags: [],
    inputPortCount: 1,
    outputPortCount: 1,
    consumerCount: 3,
    problems: { errors: 0, warnings: 0 },
    updatedAt: '2026-01-05T10:00:00Z',
    ...change,
  };
}

/** A page of the marketplace. */
export function makePage(
  items: ProductSummary[],
  change: Partial<Omit<ProductPage, 'facets'>> & {
    facets?: Partial<Record<ProductFacet, Facet>>;
  } = {},
): ProductPage {
  const { facets, ...rest } = change;
  return {
    items,
    totalItems: items.length,
    offset: 0,
    limit: 24,
    ...rest,
    facets: {
      ...(Object.fromEntries(
        PRODUCT_FACETS.map(facet => [facet, { values: [], more: 0 }]),
      ) as unknown as Record<ProductFacet, Facet>),
      ...facets,
    },
  };
}
