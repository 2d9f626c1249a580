// SPDX-License-Identifier: Apache-2.0
import type { MatrixProduct, Role } from './matrixMesh';

// Answers are looked at as they come.
/* eslint-disable @typescript-eslint/no-explicit-any */

/** What somebody sees: products, and those of them that have a contract, incidents and a waiver. */
export interface Seen {
  products: MatrixProduct[];
  whole: MatrixProduct[];
  /** Incidents of them, as who oversees all counts them. */
  incidents: number;
}

const sum = (values: Record<string, number>) =>
  Object.values(values).reduce((total, value) => total + value, 0);

/** How many of some products there are of each classification. */
export function byLevel(products: MatrixProduct[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { level } of products) {
    if (level) counts[level] = (counts[level] ?? 0) + 1;
  }
  return counts;
}

const countsOf = (values: Array<{ value: string; count: number }>) =>
  Object.fromEntries(
    values
      .filter(({ count, value }) => count > 0 && value !== 'none')
      .map(({ count, value }) => [value, count]),
  );

/** Paths below `/api` that count things, the figure in their answers, and what it must be for who sees that much. */
export const COUNTS: Array<
  [path: string, figure: (body: any) => unknown, of: (seen: Seen) => unknown]
> = [
  [
    'data-mesh/v1/products?limit=1',
    body => body.totalItems,
    ({ products }) => products.length,
  ],
  [
    'data-mesh/v1/products?limit=1',
    body => countsOf(body.facets.classification.values),
    ({ products }) => byLevel(products),
  ],
  [
    'data-mesh/v1/mesh',
    body => body.totals.products,
    ({ products }) => products.length,
  ],
  [
    'data-mesh/v1/mesh',
    body => body.totals.contracts,
    ({ whole }) => whole.length,
  ],
  [
    'data-mesh/v1/quality/status',
    body => [body.totalItems, sum(body.counts)],
    ({ products }) => [products.length, products.length],
  ],
  [
    'catalog/entities/by-query?filter=kind=dataproduct&limit=1',
    body => body.totalItems,
    ({ products }) => products.length,
  ],
  [
    'catalog/entity-facets?filter=kind=dataproduct&facet=spec.classification',
    body => countsOf(body.facets['spec.classification']),
    ({ products }) => byLevel(products),
  ],
];

/** The same of what only those in a group are told. */
export const MEMBER_COUNTS: typeof COUNTS = [
  [
    'data-mesh/v1/governance/scorecard',
    body => sum(body.products),
    ({ products }) => products.length,
  ],
  [
    'data-mesh/v1/governance/waivers?limit=50',
    body => body.items.length,
    ({ whole }) => whole.length,
  ],
  [
    'data-mesh/v1/incidents?limit=1',
    body => body.total,
    ({ incidents }) => incidents,
  ],
];

/** What is counted for somebody in a role. */
export const countsFor = (role: Role) =>
  role !== 'guest' ? [...COUNTS, ...MEMBER_COUNTS] : COUNTS;
