// SPDX-License-Identifier: Apache-2.0
export { policyJsonSchema } from './jsonSchema';
export * from './model';
export {
  looksLikePolicy,
  readPolicies,
  type PolicyReadOptions,
  type PolicyReadResult,
} from './read';
export { type PolicyEntity, readPolicyEntity } from './readPolicyEntity';
export { splitDocuments } from './split';
export { readWaivers, type Waiver, type WaiversReadResult } from './waivers';
