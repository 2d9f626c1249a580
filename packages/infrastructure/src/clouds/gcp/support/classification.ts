// SPDX-License-Identifier: Apache-2.0
import type { Property } from '@meshwright/contracts';
import { CLASSIFICATIONS, type Classification } from '../../../blueprint/types';

/** Words of contracts that are none of the four classifications, for data that law protects. */
const LAW = /pii|personal|phi|pci|secret|sensitive|gdpr|hipaa|art\.?\s*9/i;

/** Place of a classification between open (0) and closed (3). @internal */
export const rank = (classification: Classification): number =>
  CLASSIFICATIONS.indexOf(classification);

/**
 * How closed a column is. A classification that is not known counts as confidential, so that a word of an adopter's
 * own never opens a column; a column that is tagged as personal data is confidential at least.
 *
 * @internal
 */
export function classificationOf(property: Property): Classification {
  const stated = property.classification?.trim().toLowerCase();
  const known = CLASSIFICATIONS.find(name => name === stated);
  const personal = property.tags.some(tag => LAW.test(tag));
  if (known) return personal && rank(known) < 2 ? 'confidential' : known;
  if (stated) return LAW.test(stated) ? 'restricted' : 'confidential';
  return personal ? 'confidential' : 'internal';
}

/** Masking rules of BigQuery that columns get, in the order of their policy tags. @internal */
export const MASKS = [
  'ALWAYS_NULL',
  'DEFAULT_MASKING_VALUE',
  'SHA256',
  'EMAIL_MASK',
  'DATE_YEAR_MASK',
] as const;
/** @internal */
export type Mask = (typeof MASKS)[number];

/** What a person who is not cleared sees of a column of this type. @internal */
export function maskOf(
  classification: Classification,
  type: string,
  property: Property,
): Mask {
  if (classification === 'restricted') return 'ALWAYS_NULL';
  if (type === 'DATE' || type === 'DATETIME' || type === 'TIMESTAMP') {
    return 'DATE_YEAR_MASK';
  }
  if (type !== 'STRING') return 'DEFAULT_MASKING_VALUE';
  const mail =
    String(property.typeOptions.format ?? '').toLowerCase() === 'email' ||
    /(^|_)e?mail(_|$)/i.test(property.name);
  return mail ? 'EMAIL_MASK' : 'SHA256';
}
