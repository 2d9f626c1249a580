// SPDX-License-Identifier: Apache-2.0
import type {
  Facet,
  FacetValue,
  ProductFacet,
} from '@meshwright/plugin-data-mesh-common';
import { NO_VALUE, type QueryContext } from './context';
import type { DomainTree } from './DomainTree';
import { Links } from './links';

/** Values that are listed in a facet. */
const MAX_VALUES = 50;

/** Domains that are listed in a facet. */
const MAX_DOMAINS = 200;

/** Words for things without a value. */
const NONE_TITLE: Record<ProductFacet, string> = {
  domain: 'No domain',
  type: 'No type',
  classification: 'Not classified',
  platform: 'No platform',
  lifecycle: 'No lifecycle',
  owner: 'No owner',
  tag: 'No tag',
};

/** What is chosen in a facet. Chosen values are listed even when they stand for nothing. @internal */
export interface Chosen {
  values: string[];
  none: boolean;
}

/**
 * Makes a facet of counts by value.
 *
 * @param cutOff - number of values that are not among the counts
 * @internal
 */
export function plainFacet(
  facet: ProductFacet,
  counts: Array<{ value: string | null; count: number }>,
  chosen: Chosen | undefined,
  cutOff: number = 0,
): Facet {
  const all = counts
    .map(({ value, count }) => ({
      value: value ?? NO_VALUE,
      title: value ?? NONE_TITLE[facet],
      count,
    }))
    .sort(byCount);
  const facetValues = listed(all, MAX_VALUES, chosen);
  const more = all.length - facetValues.length + cutOff;
  addChosen(facetValues, facet, chosen, value => value);
  return { values: facetValues, more };
}

/** Makes a facet of counts by sets of domains. A domain stands for its subdomains too. @internal */
export function domainFacet(
  counts: Array<{ refs: string[]; count: number }>,
  chosen: Chosen | undefined,
  tree: DomainTree,
): Facet {
  const byDomain = new Map<string, number>();
  for (const { refs, count } of counts) {
    const counted =
      refs.length > 0
        ? new Set(refs.flatMap(ref => tree.lineage(ref)))
        : [NO_VALUE];
    for (const ref of counted) {
      byDomain.set(ref, (byDomain.get(ref) ?? 0) + count);
    }
  }
  const depth = (value: FacetValue) => tree.lineage(value.value).length;
  const all = [...byDomain]
    .map(([ref, count]) => domainValue(tree, ref, count))
    // A domain counts at least as much as its subdomains; where equal, it comes first.
    .sort((a, b) => b.count - a.count || depth(a) - depth(b) || byCount(a, b));
  const values = listed(all, MAX_DOMAINS, chosen);
  const more = all.length - values.length;
  addChosen(values, 'domain', chosen, ref => tree.link(ref).title);
  return { values, more };
}

/** Gives the values of a facet of owners the titles that the caller may see. @internal */
export async function titleOwners(
  context: QueryContext,
  facet: Facet,
): Promise<void> {
  const owners = facet.values.filter(({ value }) => value !== NO_VALUE);
  const links = await Links.load(
    context,
    owners.map(({ value }) => value),
  );
  for (const owner of owners) {
    owner.title = links.to(owner.value).title;
  }
}

function domainValue(tree: DomainTree, ref: string, count: number): FacetValue {
  if (ref === NO_VALUE) {
    return { value: ref, title: NONE_TITLE.domain, count };
  }
  return {
    value: ref,
    title: tree.link(ref).title,
    count,
    parent: tree.get(ref)?.parent,
  };
}

function listed(
  all: FacetValue[],
  max: number,
  chosen: Chosen | undefined,
): FacetValue[] {
  const kept = new Set([NO_VALUE, ...(chosen?.values ?? [])]);
  return all.filter((value, i) => i < max || kept.has(value.value));
}

function addChosen(
  values: FacetValue[],
  facet: ProductFacet,
  chosen: Chosen | undefined,
  titleOf: (value: string) => string,
): void {
  const there = new Set(values.map(({ value }) => value));
  for (const value of chosen?.values ?? []) {
    if (!there.has(value)) {
      values.push({ value, title: titleOf(value), count: 0 });
    }
  }
  if (chosen?.none && !there.has(NO_VALUE)) {
    values.push({ value: NO_VALUE, title: NONE_TITLE[facet], count: 0 });
  }
}

function byCount(a: FacetValue, b: FacetValue): number {
  return b.count - a.count || a.title.localeCompare(b.title, 'en');
}
