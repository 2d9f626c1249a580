// SPDX-License-Identifier: Apache-2.0
export { inGrace, isWithinDomain, severityToday } from './binding';
export { evaluate, isBlocking } from './evaluate';
export { GovernanceState, type VerdictChange } from './GovernanceState';
export { policySet, type PolicySet } from './policySet';
export * from './types';
export { unreadableDescriptor, unusablePolicies } from './unusable';
