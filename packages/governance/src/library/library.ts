// SPDX-License-Identifier: Apache-2.0
import { suggest } from '@meshwright/contracts';
import { type Policy, readPolicies } from '../policy';
import { texts } from './texts';

/** A ready policy. @public */
export interface LibraryPolicy {
  /** What it is about: the folder that it is in. */
  topic: string;
  /** The document, to be copied and changed. */
  text: string;
  policy: Policy;
}

let known: LibraryPolicy[] | undefined;

/**
 * The library of ready policies, sorted by topic and name. Each is read once.
 *
 * @public
 */
export function libraryPolicies(): readonly LibraryPolicy[] {
  known ??= Object.entries(texts).flatMap(([path, text]) =>
    readPolicies(text, { file: `library/${path}` }).policies.map(policy => ({
      topic: path.split('/')[0],
      text,
      policy,
    })),
  );
  return known;
}

/** Frameworks that can be asked for by a word, besides topics. */
const frameworkWord = (name: string) =>
  name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/**
 * Names of packs: `all`, the topics (`ownership`, `privacy`, …) and the frameworks that policies serve (`gdpr`, `ccpa`,
 * `hipaa`, `iso-iec-27001`, …).
 *
 * @public
 */
export function libraryPacks(): string[] {
  const names = new Set<string>();
  for (const { topic, policy } of libraryPolicies()) {
    names.add(topic);
    policy.serves.forEach(({ framework }) =>
      names.add(frameworkWord(framework)),
    );
  }
  return ['all', ...[...names].sort()];
}

/**
 * The policies of packs, or single ones by their name; each once.
 *
 * @throws RangeError for a word that is neither, with the word that was meant
 * @public
 */
export function policiesOfPacks(words: readonly string[]): Policy[] {
  const found = new Set<Policy>();
  for (const word of words) {
    const matching = libraryPolicies().filter(
      ({ topic, policy }) =>
        word === 'all' ||
        topic === word ||
        policy.name === word ||
        policy.serves.some(
          ({ framework }) => frameworkWord(framework) === word,
        ),
    );
    if (matching.length === 0) {
      const meant = suggest(word, [
        ...libraryPacks(),
        ...libraryPolicies().map(({ policy }) => policy.name),
      ]);
      throw new RangeError(
        `The library has no pack and no policy '${word}'.${
          meant
            ? ` Did you mean '${meant}'?`
            : ` Packs are ${libraryPacks().join(', ')}.`
        }`,
      );
    }
    matching.forEach(({ policy }) => found.add(policy));
  }
  return [...found];
}
