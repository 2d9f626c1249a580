// SPDX-License-Identifier: Apache-2.0
export * from './contractFacts';
export type { FactField, FactFields, FactRecord, FactsOf } from './field';
export * from './parts';
export * from './productFacts';
export * from './runtimeFacts';
export {
  completeFacts,
  policyScope,
  type Facts,
  type FactSection,
} from './scope';
