// SPDX-License-Identifier: Apache-2.0
import type { AccessPolicies } from './AccessPolicies';
import { type AccessClearance, type PersonFacts, CLEARANCES } from './model';

/** What is known of a person before policies are asked. @public */
export interface Membership {
  /** Ref of the user. */
  ref: string;
  /** Refs of the groups that the person is in. */
  groups: readonly string[];
  /** Products that the person or one of the groups owns: who of them, and the domains that each is part of. */
  products: ReadonlyArray<{ owner: string; domains: readonly string[] }>;
}

const ORDER: readonly AccessClearance[] = ['none', ...CLEARANCES];

const withNames = (refs: readonly string[]) => [
  ...new Set(refs.flatMap(ref => [ref, ref.slice(ref.lastIndexOf('/') + 1)])),
];

function strictest(clearances: readonly AccessClearance[]): AccessClearance {
  return clearances.reduce<AccessClearance>(
    (best, one) => (ORDER.indexOf(one) > ORDER.indexOf(best) ? one : best),
    'none',
  );
}

/**
 * What a person is: roles that follow from membership and ownership, and what access policies say beside.
 *
 * @public
 */
export function profileOf(
  policies: AccessPolicies,
  { ref, groups, products }: Membership,
): PersonFacts {
  const claims = [ref, ...groups];
  const { domains } = policies;
  const ownedDomains = domains.ownedBy(claims);
  const assigned = policies.assignmentsOf(ref, groups);
  const roles = new Set(assigned.flatMap(assignment => assignment.roles));
  if (groups.length > 0) roles.add('consumer');
  if (products.length > 0) roles.add('product-developer');
  if (products.some(({ owner }) => owner === ref)) roles.add('product-owner');
  if (ownedDomains.length > 0) roles.add('domain-owner');
  const clearance = strictest(assigned.map(assignment => assignment.clearance));
  return {
    ref,
    groups: [...groups].sort(),
    claims: [ref, ...[...groups].sort()],
    roles: [...roles].sort(),
    domains: [
      ...new Set([
        ...ownedDomains,
        ...products.flatMap(product => product.domains),
      ]),
    ].sort(),
    ownedDomains,
    ownedDomainNames: withNames(ownedDomains),
    clearance,
    clears: ORDER.slice(1, ORDER.indexOf(clearance) + 1),
    purposes: [
      ...new Set(assigned.flatMap(assignment => assignment.purposes)),
    ].sort(),
  };
}

/**
 * A person out of what an example or a test states of one; what is left out is empty.
 *
 * @public
 */
export function personFacts(
  stated: Readonly<Record<string, unknown>>,
): PersonFacts {
  const texts = (value: unknown): string[] =>
    Array.isArray(value) ? value.map(String) : [];
  const ref =
    typeof stated.ref === 'string' ? stated.ref : 'user:default/guest';
  const groups = texts(stated.groups);
  const clearance = ORDER.find(known => known === stated.clearance) ?? 'none';
  const ownedDomains = texts(stated.ownedDomains);
  return {
    ref,
    groups,
    claims: stated.claims ? texts(stated.claims) : [ref, ...groups],
    roles: texts(stated.roles),
    domains: stated.domains ? texts(stated.domains) : ownedDomains,
    ownedDomains,
    ownedDomainNames: withNames(ownedDomains),
    clearance,
    clears: stated.clears
      ? texts(stated.clears)
      : ORDER.slice(1, ORDER.indexOf(clearance) + 1),
    purposes: texts(stated.purposes),
  };
}
