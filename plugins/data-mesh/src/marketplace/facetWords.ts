// SPDX-License-Identifier: Apache-2.0
import {
  CLASSIFICATIONS,
  LIFECYCLES,
} from '@meshwright/plugin-data-mesh-common';
import type {
  FacetValue,
  ProductFacet,
} from '@meshwright/plugin-data-mesh-common';
import { sentenceCase } from '@meshwright/plugin-data-mesh-react';

/** What facets are called. @internal */
export const FACET_TITLES: Record<ProductFacet, string> = {
  domain: 'Domain',
  type: 'Type',
  classification: 'Classification',
  platform: 'Platform',
  lifecycle: 'Lifecycle',
  owner: 'Owner',
  tag: 'Tag',
};

const NONE_TITLES: Record<ProductFacet, string> = {
  domain: 'No domain',
  type: 'No type',
  classification: 'Not classified',
  platform: 'No platform',
  lifecycle: 'No lifecycle',
  owner: 'No owner',
  tag: 'No tags',
};

const PLATFORMS: Record<string, string> = {
  aws: 'AWS',
  azure: 'Azure',
  gcp: 'Google Cloud',
};

/** Values that have an order of their own, which says more than their counts. */
const ORDERS: Partial<Record<ProductFacet, readonly string[]>> = {
  classification: CLASSIFICATIONS,
  lifecycle: LIFECYCLES,
};

/** A platform as people write it. @internal */
export function platformTitle(platform: string): string {
  return PLATFORMS[platform.toLocaleLowerCase('en-US')] ?? platform;
}

/** A value of a facet in the words of people. @internal */
export function facetValueTitle(
  facet: ProductFacet,
  value: string,
  title: string | undefined,
): string {
  if (value === 'none') {
    return NONE_TITLES[facet];
  }
  switch (facet) {
    case 'platform':
      return platformTitle(value);
    case 'type':
    case 'classification':
    case 'lifecycle':
      return sentenceCase(title ?? value);
    default:
      return title ?? value.replace(/^[^:]*:(default\/)?/, '');
  }
}

/** Values in the order in which a person looks for them: by their own order, else the most frequent first. @internal */
export function sortFacetValues(
  facet: ProductFacet,
  values: FacetValue[],
): FacetValue[] {
  const order = ORDERS[facet];
  const rank = ({ value }: FacetValue) => {
    const at = order?.indexOf(value) ?? 0;
    return value === 'none' || at < 0 ? Infinity : at;
  };
  return [...values].sort(
    (a, b) =>
      compare(rank(a), rank(b)) ||
      b.count - a.count ||
      a.title.localeCompare(b.title),
  );
}

function compare(a: number, b: number): number {
  // Two infinities have no difference.
  return a === b ? 0 : a - b;
}
