// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { AccessPolicies, readPolicies } from '@meshwright/governance';

/** Permissions that an estate of rules is about: as many as a portal with some plugins has. */
const PERMISSIONS = 40;

/** People who ask, each with three roles. */
const PEOPLE = 50;

/** One thing that one role may do. */
export interface Grant {
  role: string;
  permission: string;
}

/** Rules of which each lets one role do one thing. */
export const grants = (count: number): Grant[] =>
  Array.from({ length: count }, (_, i) => ({
    role: `role-${Math.floor(i / PERMISSIONS)}`,
    permission: `plugin.thing-${i % PERMISSIONS}.read`,
  }));

/** A person, and the roles that somebody gave. */
export interface Asker {
  ref: string;
  roles: string[];
}

/** People with three of the roles that the rules speak of. */
export function askers(count: number): Asker[] {
  const roles = Math.ceil(count / PERMISSIONS);
  return Array.from({ length: PEOPLE }, (_, i) => ({
    ref: `user:default/person-${i}`,
    roles: [i, i + 1, i + 2].map(n => `role-${n % roles}`),
  }));
}

/** What each person asks for: every other question is about something that no rule knows. */
export const questions = (people: readonly Asker[], each: number) =>
  people.flatMap(({ ref, roles }, person) =>
    Array.from({ length: each }, (_, i) => ({
      ref,
      roles,
      permission:
        i % 2 === 0
          ? `plugin.thing-${(person + i) % PERMISSIONS}.read`
          : `plugin.other-${(person + i) % PERMISSIONS}.read`,
    })),
  );

/** The rules as documents of policies of ours, a hundred to each. */
export function accessDocuments(count: number): Entity[] {
  const all = grants(count);
  const documents = [];
  for (let at = 0; at < all.length; at += 100) {
    documents.push({
      apiVersion: 'meshwright.io/v1alpha1',
      kind: 'GovernancePolicy',
      metadata: { name: `access-${at}` },
      spec: {
        owner: 'stewards',
        lifecycle: 'enabled',
        purpose: 'To be measured.',
        enforcement: ['permission'],
        access: {
          people: askers(count).map(({ ref, roles }) => ({
            id: ref.slice(ref.indexOf('/') + 1),
            users: [ref],
            roles,
          })),
          rules: all.slice(at, at + 100).map(({ role, permission }, i) => ({
            id: `rule-${at + i}`,
            title: `${role} may ${permission}`,
            effect: 'allow',
            permissions: [permission],
            roles: [role],
            message: 'No.',
          })),
        },
      },
    });
  }
  return documents;
}

/** The same, compiled. */
export function accessPolicies(count: number): AccessPolicies {
  const policies = accessDocuments(count).flatMap(
    document => readPolicies(JSON.stringify(document)).policies,
  );
  return AccessPolicies.compile(policies, { now: new Date('2026-01-01') });
}
