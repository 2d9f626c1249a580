// SPDX-License-Identifier: Apache-2.0

/** Classifications of columns, from open to closed. @public */
export const GUARDED_CLASSIFICATIONS = [
  'public',
  'internal',
  'confidential',
  'restricted',
] as const;

/** How the cloud hides values, from the weakest to the strongest. @public */
export const GUARDRAIL_MASKING = ['none', 'partial', 'hash', 'redact'] as const;

/** Roles that a policy may let see values. @public */
export const CLEAR_TEXT_ROLES = ['cleared-reader'] as const;

/**
 * What the infrastructure of products has to do with columns of a classification, and of more closed ones. Generated
 * infrastructure keeps it on every cloud.
 *
 * @public
 */
export interface GuardrailPart {
  classification: (typeof GUARDED_CLASSIFICATIONS)[number];
  /** What the cloud calls the classification: value of a tag, policy tag, label. */
  label?: string;
  /** How values are hidden at least; absent: as the type suggests. */
  method?: (typeof GUARDRAIL_MASKING)[number];
  /** Who sees the values; empty for nobody but pipelines. Absent: whoever is cleared. */
  clearText?: readonly (typeof CLEAR_TEXT_ROLES)[number][];
}
