// SPDX-License-Identifier: Apache-2.0
import type { FacetValue } from '@meshwright/plugin-data-mesh-common';

/** A domain of the facet with its subdomains. @internal */
export interface DomainBranch {
  value: FacetValue;
  children: DomainBranch[];
}

/**
 * Domains of the facet as a tree, the largest first. A domain whose parent was cut off stands at the top, and so does
 * each domain of a circle.
 *
 * @internal
 */
export function domainTree(values: FacetValue[]): DomainBranch[] {
  const branches = new Map<string, DomainBranch>(
    values.map(value => [value.value, { value, children: [] }]),
  );
  const roots: DomainBranch[] = [];
  for (const branch of branches.values()) {
    const parent = branches.get(branch.value.parent ?? '');
    if (parent && !isBelow(parent, branch, branches)) {
      parent.children.push(branch);
    } else {
      roots.push(branch);
    }
  }
  const sort = (list: DomainBranch[]) => {
    list.sort(
      (a, b) =>
        Number(a.value.value === 'none') - Number(b.value.value === 'none') ||
        b.value.count - a.value.count ||
        a.value.title.localeCompare(b.value.title),
    );
    list.forEach(branch => sort(branch.children));
  };
  sort(roots);
  return roots;
}

/** Whether a domain, or anything below it, is among the given. @internal */
export function containsAny(
  branch: DomainBranch,
  values: readonly string[],
): boolean {
  return (
    values.includes(branch.value.value) ||
    branch.children.some(child => containsAny(child, values))
  );
}

function isBelow(
  branch: DomainBranch,
  ancestor: DomainBranch,
  branches: Map<string, DomainBranch>,
): boolean {
  const seen = new Set<DomainBranch>();
  let at: DomainBranch | undefined = branch;
  while (at && !seen.has(at)) {
    if (at === ancestor) {
      return true;
    }
    seen.add(at);
    at = branches.get(at.value.parent ?? '');
  }
  return at !== undefined;
}
