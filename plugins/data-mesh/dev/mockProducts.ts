// SPDX-License-Identifier: Apache-2.0
import { PRODUCT_FACETS } from '@meshwright/plugin-data-mesh-common';
import type {
  Facet,
  ProductFacet,
  ProductPage,
  ProductQuery,
  ProductSummary,
} from '@meshwright/plugin-data-mesh-common';
import { domainOf } from './mockDomains';
import type { MockMesh } from './mockMesh';

const FACET_VALUES = 20;
const COLUMN = 'orders.customer_email';

/** One page of the made-up products, with facets. */
export function queryProducts(
  mesh: MockMesh,
  query: ProductQuery,
): ProductPage {
  const { filters = {}, offset = 0, limit = 24 } = query;
  const found = search(mesh.products, query.text ?? '');
  const chosen = found.filter(product => matches(mesh, product, filters));
  const facets = Object.fromEntries(
    PRODUCT_FACETS.map(facet => [
      facet,
      countFacet(
        mesh,
        facet,
        found.filter(product =>
          matches(mesh, product, { ...filters, [facet]: [] }),
        ),
      ),
    ]),
  ) as Record<ProductFacet, Facet>;
  return {
    items: sort(chosen, query).slice(offset, offset + limit),
    totalItems: chosen.length,
    offset,
    limit,
    facets,
  };
}

/** Values of a facet among products. */
export function countFacet(
  mesh: MockMesh,
  facet: ProductFacet,
  products: ProductSummary[],
): Facet {
  const counts = new Map<string, Facet['values'][number]>();
  for (const product of products) {
    for (const { value, title } of valuesOf(mesh, facet, product)) {
      const domain = mesh.domains.find(({ link }) => link.entityRef === value);
      const entry = counts.get(value) ?? {
        value,
        title,
        count: 0,
        parent: domain?.parent?.link.entityRef,
      };
      entry.count += 1;
      counts.set(value, entry);
    }
  }
  const values = [...counts.values()].sort((a, b) => b.count - a.count);
  return {
    values: values.slice(0, FACET_VALUES),
    more: Math.max(0, values.length - FACET_VALUES),
  };
}

function search(products: ProductSummary[], text: string): ProductSummary[] {
  const words = text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  return products.flatMap(product => {
    const own =
      `${product.title} ${product.purpose} ${product.tags}`.toLocaleLowerCase(
        'en-US',
      );
    const missing = words.filter(word => !own.includes(word));
    if (missing.some(word => !COLUMN.includes(word))) {
      return [];
    }
    return missing.length > 0
      ? [{ ...product, matches: [{ field: 'column' as const, text: COLUMN }] }]
      : [product];
  });
}

function matches(
  mesh: MockMesh,
  product: ProductSummary,
  filters: NonNullable<ProductQuery['filters']>,
): boolean {
  return PRODUCT_FACETS.every(facet => {
    const chosen = filters[facet] ?? [];
    return (
      chosen.length === 0 ||
      valuesOf(mesh, facet, product).some(({ value }) => chosen.includes(value))
    );
  });
}

function valuesOf(
  mesh: MockMesh,
  facet: ProductFacet,
  product: ProductSummary,
): Array<{ value: string; title: string }> {
  const domain = domainOf(mesh, product);
  switch (facet) {
    case 'domain':
      return [domain, domain?.parent]
        .filter((_, i) => i === 0 || domain?.parent)
        .map(at => toValue(at?.link.entityRef, at?.link.title));
    case 'owner':
      return [toValue(product.owner?.entityRef, product.owner?.title)];
    case 'platform':
      return product.platforms.map(platform => toValue(platform));
    case 'tag':
      return product.tags.map(tag => toValue(tag));
    default:
      return [toValue(product[facet])];
  }
}

function toValue(value = 'none', title = value) {
  return { value, title };
}

function sort(products: ProductSummary[], query: ProductQuery) {
  const sign = query.order === 'desc' ? -1 : 1;
  return [...products].sort((a, b) => {
    switch (query.sort) {
      case 'updated':
        return sign * a.updatedAt.localeCompare(b.updatedAt);
      case 'consumers':
        return sign * (a.consumerCount - b.consumerCount);
      case 'problems':
        return sign * (a.problems.errors - b.problems.errors);
      default:
        return sign * a.title.localeCompare(b.title);
    }
  });
}
