// SPDX-License-Identifier: Apache-2.0

/** What an access rule does where it applies. A deny counts whatever else allows. @public */
export type AccessEffect = 'allow' | 'deny';

/** @internal */
export const ACCESS_EFFECTS: readonly AccessEffect[] = ['allow', 'deny'];

/** Classifications of data, mildest first. @public */
export const CLEARANCES = [
  'public',
  'internal',
  'confidential',
  'restricted',
] as const;

/** What people may see the values of: up to and including a classification, or none. @public */
export type AccessClearance = (typeof CLEARANCES)[number] | 'none';

/** One thing that an access policy allows or denies. @public */
export interface AccessRule {
  /** Unique among the access rules of its policy. */
  id: string;
  /** What it says, in a sentence. */
  title: string;
  effect: AccessEffect;
  /** Names of permissions; one that ends in `*` stands for all that begin so. */
  permissions: readonly string[];
  /** `create`, `read`, `update`, `delete`; all when empty. A permission that states none has the action `use`. */
  actions: readonly string[];
  /** Resource types, such as `catalog-entity`; what the rule can be asked of when empty. */
  resources: readonly string[];
  /** Roles of which a person needs one, unless a group fits; everybody when roles and groups are empty. */
  roles: readonly string[];
  /** Refs of groups, or of users, of which a person must be one. */
  groups: readonly string[];
  /** Expression over `person`, `permission` and `resource`. */
  when?: string;
  /** What a person is told who is denied. */
  message: string;
  /** Why it is so. */
  reason?: string;
  /** Whom to ask: entity refs, `owner` (of the entity) and `domain-owner`. */
  ask: readonly string[];
  /** What keeps it from being understood: then it allows nothing, and denies what it names. */
  broken?: string;
}

/** What an access policy says of people. @public */
export interface AccessAssignment {
  id: string;
  /** Refs of groups, or `*` for anybody who is in any group. */
  groups: readonly string[];
  /** Refs of users. */
  users: readonly string[];
  roles: readonly string[];
  clearance: AccessClearance;
  purposes: readonly string[];
}

/** Something that an access policy must allow or deny: its own test. @public */
export interface AccessExample {
  name: string;
  person: Readonly<Record<string, unknown>>;
  /** Name of a permission. */
  permission: string;
  action?: string;
  resourceType?: string;
  resource?: Readonly<Record<string, unknown>>;
  expect: AccessEffect;
  /** Id of the rule that must be the reason. */
  rule?: string;
}

/** What a policy says of who may do what. @public */
export interface AccessPart {
  people: readonly AccessAssignment[];
  rules: readonly AccessRule[];
  examples: readonly AccessExample[];
}

/** A permission that is asked for. @public */
export interface AccessPermission {
  name: string;
  /** `create`, `read`, `update` or `delete`, where it states one. */
  action?: string;
  /** Absent for a permission that is about no resource. */
  resourceType?: string;
}

/** What rules read of a person as `person`. @public */
export interface PersonFacts {
  ref: string;
  groups: readonly string[];
  /** What counts as the person when it owns something: the person and the groups. */
  claims: readonly string[];
  roles: readonly string[];
  domains: readonly string[];
  ownedDomains: readonly string[];
  /** The same by their names as well, as people write them in forms. */
  ownedDomainNames: readonly string[];
  clearance: AccessClearance;
  clears: readonly string[];
  purposes: readonly string[];
}

/** Why somebody is refused. @public */
export interface AccessDenial {
  /** Absent where no policy allows it. */
  policy?: string;
  rule?: string;
  message: string;
  reason?: string;
  /** Refs of those who can help. */
  ask: string[];
}

/** A value that an attribute is compared with. @public */
export type AccessValue = string | number | boolean;

/**
 * What is left of access rules when all but the resource is known. An attribute that is a list fits when one of its
 * members does; without `values` it fits when it has any.
 *
 * @public
 */
export type AccessCondition =
  | { allOf: AccessCondition[] }
  | { anyOf: AccessCondition[] }
  | { not: AccessCondition }
  | {
      /** Name of an attribute of the resource. */
      attribute: string;
      /** Member of it, for labels, annotations, fields and inputs. */
      key?: string;
      values?: AccessValue[];
    };
