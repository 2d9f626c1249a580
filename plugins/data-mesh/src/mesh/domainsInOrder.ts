// SPDX-License-Identifier: Apache-2.0
import type { DomainSummary } from '@meshwright/plugin-data-mesh-common';

/** A domain with its depth in the tree. @internal */
export interface PlacedDomain {
  domain: DomainSummary;
  depth: number;
}

/** Domains as a tree is read: each followed by its subdomains, the largest first. Every domain comes once. @internal */
export function domainsInOrder(domains: DomainSummary[]): PlacedDomain[] {
  const known = new Set(domains.map(domain => domain.entityRef));
  const below = new Map<string | undefined, DomainSummary[]>();
  const sorted = [...domains].sort(
    (a, b) => b.productCount - a.productCount || a.title.localeCompare(b.title),
  );
  for (const domain of sorted) {
    const parent =
      domain.parent && known.has(domain.parent) ? domain.parent : undefined;
    below.set(parent, [...(below.get(parent) ?? []), domain]);
  }
  const result: PlacedDomain[] = [];
  const seen = new Set<DomainSummary>();
  const add = (domain: DomainSummary, depth: number) => {
    if (!seen.has(domain)) {
      seen.add(domain);
      result.push({ domain, depth });
      below.get(domain.entityRef)?.forEach(child => add(child, depth + 1));
    }
  };
  below.get(undefined)?.forEach(domain => add(domain, 0));
  // Domains that name each other as parents hang from no top.
  sorted.forEach(domain => add(domain, 0));
  return result;
}
