// SPDX-License-Identifier: Apache-2.0
import type { Property } from '@meshwright/contracts';
import { isAtLeast } from '../blueprint/sensitivity';
import { CLASSIFICATIONS, type Classification } from '../blueprint/types';

/** Words of contracts for our four levels, each as it is searched for: lower case, letters only apart by spaces. */
const WORDS: Readonly<Record<Classification, readonly string[]>> = {
  public: ['public', 'open', 'unrestricted', 'unclassified', 'c0'],
  internal: ['internal', 'internal use', 'internal use only', 'c1'],
  confidential: [
    'confidential',
    'sensitive',
    'private',
    'protected',
    'personal',
    'personal data',
    'pii',
    'phi',
    'pci',
    'gdpr',
    'hipaa',
    'c2',
  ],
  restricted: [
    'restricted',
    'secret',
    'top secret',
    'strictly confidential',
    'highly confidential',
    'highly restricted',
    'highly sensitive',
    'sensitive pii',
    'sensitive personal data',
    'special category',
    'art 9',
    'c3',
  ],
};

const plain = (word: string) =>
  word
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const joined = (word: string) => word.replace(/ /g, '');

/** Parts of longer words, such as `pii:email`, which speak of data that law protects, unless they say that there is none. */
const LAW =
  /(?<!\b(no|non|not|without) )\b(pii|phi|pci|gdpr|hipaa|personal|sensitive)\b/;

function levelOf(word: string): Classification | undefined {
  const said = plain(word);
  return (
    CLASSIFICATIONS.find(level =>
      WORDS[level].some(known => joined(known) === joined(said)),
    ) ?? (LAW.test(said) ? 'confidential' : undefined)
  );
}

const moreClosed = (
  one: Classification | undefined,
  other: Classification | undefined,
) => (one && (!other || isAtLeast(one, other)) ? one : other);

/**
 * How closed a column is: what its contract states, or what its tags say of personal data, of itself or of a member.
 * A classification in words that are not known counts as confidential, since somebody saw a reason to write one.
 *
 * @returns undefined where the contract says nothing
 * @internal
 */
export function classificationOf({
  classification,
  tags,
  properties,
  items,
}: Pick<Property, 'classification' | 'tags' | 'properties' | 'items'>):
  | Classification
  | undefined {
  const stated = classification?.trim()
    ? levelOf(classification) ?? 'confidential'
    : undefined;
  const inner = [...properties, ...(items ? [items] : [])];
  return [stated, ...tags.map(levelOf), ...inner.map(classificationOf)].reduce(
    moreClosed,
    undefined,
  );
}
