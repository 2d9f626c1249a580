// SPDX-License-Identifier: Apache-2.0
export {
  AccessPolicies,
  type AccessDecision,
  type AccessExplanation,
  type BrokenAccessRule,
  type PreparedPerson,
} from './AccessPolicies';
export {
  matchesCondition,
  type AccessCondition,
  type AccessValue,
  type ResourceFacts,
} from './condition';
export type { AccessDomain, DomainTree } from './DomainTree';
export type {
  AccessAssignment,
  AccessClearance,
  AccessDenial,
  AccessEffect,
  AccessExample,
  AccessPart,
  AccessPermission,
  AccessRule,
  PersonFacts,
} from './model';
export { personFacts, profileOf, type Membership } from './profile';
export { accessScope } from './scope';
export { testAccess, type AccessExampleResult } from './testAccess';
