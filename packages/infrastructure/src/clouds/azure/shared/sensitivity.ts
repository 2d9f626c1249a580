// SPDX-License-Identifier: Apache-2.0
import type { Property } from '@meshwright/contracts';
import { isAtLeast } from '../../../blueprint/sensitivity';
import type { Classification } from '../../../blueprint/types';

/** What contracts call our levels, without what stands between words. */
const LEVELS: Readonly<Record<string, Classification>> = {
  public: 'public',
  open: 'public',
  unrestricted: 'public',
  internal: 'internal',
  internaluseonly: 'internal',
  confidential: 'confidential',
  sensitive: 'confidential',
  private: 'confidential',
  personal: 'confidential',
  personaldata: 'confidential',
  pii: 'confidential',
  phi: 'confidential',
  pci: 'confidential',
  restricted: 'restricted',
  secret: 'restricted',
  strictlyconfidential: 'restricted',
  highlyconfidential: 'restricted',
  highlyrestricted: 'restricted',
  sensitivepii: 'restricted',
  specialcategory: 'restricted',
};

const levelOf = (word: string): Classification | undefined => {
  const key = word.toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(LEVELS, key) ? LEVELS[key] : undefined;
};

/**
 * How closed a column is, by its classification and its tags; the most closed one counts. A classification in words that
 * are not known is taken for confidential, since somebody saw a reason to write one.
 *
 * @internal
 */
export function sensitivityOf({
  classification,
  tags,
}: Pick<Property, 'classification' | 'tags'>): Classification {
  const levels = tags.map(levelOf);
  if (classification?.trim()) {
    levels.push(levelOf(classification) ?? 'confidential');
  }
  return levels.reduce<Classification>(
    (most, next) => (next && isAtLeast(next, most) ? next : most),
    'public',
  );
}
