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
