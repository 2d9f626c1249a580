// SPDX-License-Identifier: Apache-2.0

/** Parts of a contract, in the order in which they are shown. @public */
export const CONTRACT_SECTIONS = [
  'schema',
  'quality',
  'service-levels',
  'servers',
  'access',
  'team',
  'document',
] as const;

/** A part of a contract as an address names it. @public */
export type ContractSection = (typeof CONTRACT_SECTIONS)[number];
