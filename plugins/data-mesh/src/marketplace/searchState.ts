// SPDX-License-Identifier: Apache-2.0
import {
  PRODUCT_FACETS,
  PRODUCT_SORTS,
} from '@meshwright/plugin-data-mesh-common';
import type {
  ProductFacet,
  ProductQuery,
  ProductSort,
} from '@meshwright/plugin-data-mesh-common';

/** Products on one page of the marketplace. @internal */
export const PAGE_SIZE = 24;

/** Cards for discovery, a table for work. @internal */
export type ResultView = 'cards' | 'table';

/** The direction in which a person first wants each order. @internal */
export const FIRST_ORDER: Partial<Record<ProductSort, 'asc' | 'desc'>> = {
  name: 'asc',
  problems: 'desc',
  consumers: 'desc',
  updated: 'desc',
};

/** All that the address of the marketplace says. @internal */
export interface SearchState {
  text: string;
  filters: Partial<Record<ProductFacet, string[]>>;
  sort?: ProductSort;
  order?: 'asc' | 'desc';
  /** Counts from 1. */
  page: number;
  /** Absent where the address leaves it to the person's own choice. */
  view?: ResultView;
}

/**
 * Reads the address. What it cannot mean is passed over, so that an old or mistyped address still shows something.
 *
 * @internal
 */
export function parseSearchState(params: URLSearchParams): SearchState {
  const filters: SearchState['filters'] = {};
  for (const facet of PRODUCT_FACETS) {
    const values = [...new Set(params.getAll(facet).filter(Boolean))];
    if (values.length > 0) {
      filters[facet] = values;
    }
  }
  const page = Number(params.get('page'));
  return {
    text: params.get('q') ?? '',
    filters,
    sort: oneOf(PRODUCT_SORTS, params.get('sort')),
    order: oneOf(['asc', 'desc'] as const, params.get('order')),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    view: oneOf(['cards', 'table'] as const, params.get('view')),
  };
}

/** Writes the address, in a fixed order and without what is the default. @internal */
export function formatSearchState(state: Partial<SearchState>): string {
  const params = new URLSearchParams();
  if (state.text) {
    params.set('q', state.text);
  }
  for (const facet of PRODUCT_FACETS) {
    for (const value of state.filters?.[facet] ?? []) {
      params.append(facet, value);
    }
  }
  if (state.sort) {
    params.set('sort', state.sort);
  }
  if (state.order) {
    params.set('order', state.order);
  }
  if (state.page && state.page > 1) {
    params.set('page', String(state.page));
  }
  if (state.view) {
    params.set('view', state.view);
  }
  return params.toString();
}

/** The question that a state of the marketplace asks. @internal */
export function toProductQuery(state: SearchState): ProductQuery {
  return {
    text: state.text.trim() || undefined,
    filters: state.filters,
    sort: state.sort,
    order: state.order ?? (state.sort && FIRST_ORDER[state.sort]),
    offset: (state.page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  };
}

/** The same filters with one value more, or less if it was there. @internal */
export function toggleFilter(
  filters: SearchState['filters'],
  facet: ProductFacet,
  value: string,
): SearchState['filters'] {
  const values = filters[facet] ?? [];
  const next = values.includes(value)
    ? values.filter(other => other !== value)
    : [...values, value];
  return { ...filters, [facet]: next };
}

/** Whether anything narrows the marketplace. @internal */
export function isNarrowed(state: SearchState): boolean {
  return (
    state.text.trim() !== '' ||
    Object.values(state.filters).some(values => values.length > 0)
  );
}

function oneOf<T extends string>(
  values: readonly T[],
  value: string | null,
): T | undefined {
  return values.find(known => known === value);
}
