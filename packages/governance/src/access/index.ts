// SPDX-License-Identifier: Apache-2.0
export {
  AccessPolicies,
  type AccessDecision,
  type AccessExplanation,
  type BrokenAccessRule,
  type PreparedPerson,
} from './AccessPolicies';
export { matchesCondition, type ResourceFacts } from './condition';
export type { AccessDomain, DomainTree } from './DomainTree';
export { CLEARANCES } from './model';
export type {
  AccessAssignment,
  AccessClearance,
  AccessCondition,
  AccessDenial,
  AccessEffect,
  AccessExample,
  AccessPart,
  AccessPermission,
  AccessRule,
  AccessValue,
  PersonFacts,
} from './model';
export { personFacts, profileOf, type Membership } from './profile';
export { accessScope } from './scope';
export { testAccess, type AccessExampleResult } from './testAccess';
