// SPDX-License-Identifier: Apache-2.0

/**
 * A conflict between the policy of a domain and a global one: it has its name, it asks less, or it asks for what the
 * global one forbids.
 *
 * @public
 */
export interface FederationConflict {
  kind: 'shadows' | 'weakens' | 'contradicts' | 'unknown-base';
  /** Name of the domain's policy. */
  policy: string;
  /** Name of the global policy. */
  against: string;
  rule?: string;
  /** What is in conflict, and what to do. */
  message: string;
  file: string;
  /** JSON Pointer into the document of the domain's policy. */
  path: string;
  line: number;
}
