// SPDX-License-Identifier: Apache-2.0
import type { Classification, Clearance } from './classifications';

/**
 * What people are in a mesh. Product developer, product owner and domain owner follow from who owns what in the
 * catalog, consumer from belonging to any group, and the others from access policies.
 *
 * @public
 */
export const MESH_ROLES = [
  'consumer',
  'product-developer',
  'product-owner',
  'domain-owner',
  'steward',
  'platform-engineer',
  'auditor',
] as const;

/** One of {@link MESH_ROLES}. @public */
export type MeshRole = (typeof MESH_ROLES)[number];

/** What decides of a person what the person may do. @public */
export interface AccessProfile {
  /** Ref of the User entity. */
  person: string;
  /** Refs of the groups that the person is a direct member of, as the catalog says now. */
  groups: string[];
  /** {@link MESH_ROLES}, and roles of the organisation's own that access policies name. */
  roles: string[];
  /** Refs of domains in which a group of the person owns the domain, a domain above it, or a product. */
  domains: string[];
  /** Refs of domains that the person answers for: owned by a group of the person, or below such a domain. */
  ownedDomains: string[];
  clearance: Clearance;
  /** Classifications that the clearance covers. */
  clears: Classification[];
  /** Purposes that the person may use data for. */
  purposes: string[];
}

/** Whether somebody may do something, and why. @public */
export interface AccessAnswer {
  /** Name of the permission. */
  permission: string;
  /** What the permission is to do, where it says so. */
  action?: string;
  /** What the permission is about; absent for one that is about nothing in particular. */
  resourceType?: string;
  /** `depends` where it differs from one resource to another and none was named. */
  result: 'allow' | 'deny' | 'depends';
  /** Access policy and rule that decide; absent where no rule speaks of it. */
  policy?: string;
  rule?: string;
  message?: string;
  /** Why the rule is there. */
  reason?: string;
  /** Refs of those who can help; empty where nothing is refused. */
  ask?: string[];
}

/** What somebody is and may. @public */
export interface AccessExplanationResponse {
  profile: AccessProfile;
  /** An answer for each permission that was asked about. */
  answers: AccessAnswer[];
}
