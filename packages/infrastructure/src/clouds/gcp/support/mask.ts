// SPDX-License-Identifier: Apache-2.0
import type { Property } from '@meshwright/contracts';
import type { Protection } from '../../../protection/protectionOf';

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

/** Types of which something useful can be left. */
const DATED = new Set(['DATE', 'DATETIME', 'TIMESTAMP']);

/** What a person who is not cleared sees of a column of this type. @internal */
export function maskOf(
  { classification, method }: Protection,
  type: string,
  property: Property,
): Mask {
  if (method === 'redact') return 'ALWAYS_NULL';
  // BigQuery hashes texts only: of anything else a value that says nothing is left.
  if (method === 'hash') {
    return type === 'STRING' ? 'SHA256' : 'DEFAULT_MASKING_VALUE';
  }
  if (classification === 'restricted' && !method) return 'ALWAYS_NULL';
  if (DATED.has(type)) return 'DATE_YEAR_MASK';
  if (type !== 'STRING') return 'DEFAULT_MASKING_VALUE';
  const mail =
    String(property.typeOptions.format ?? '').toLowerCase() === 'email' ||
    /(^|_)e?mail(_|$)/i.test(property.name);
  return mail ? 'EMAIL_MASK' : 'SHA256';
}
