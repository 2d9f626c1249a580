// SPDX-License-Identifier: Apache-2.0
import { foldText, removeAccents } from './foldText';

/** Longer words are cut, in the index and in queries alike. */
const MAX_WORD_LENGTH = 40;

/** Shortest end of a word that is kept to find words by their middle. @internal */
export const MIN_PART_LENGTH = 3;

/** Begins the words that are names written in one, so that they are not mixed up with words; it is no letter. */
const JOINED = '+';

const RUN = /[\p{L}\p{N}]+/gu;
const CAMEL_BOUNDARY =
  /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const NUMBER_BOUNDARY = /(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u;

function runsOf(text: string): string[] {
  return removeAccents(text).match(RUN) ?? [];
}

function toWord(run: string): string {
  return [...foldText(run)].slice(0, MAX_WORD_LENGTH).join('');
}

/**
 * Words of a text as the index keeps them. Each run of letters and digits is a word, and so are the parts of
 * `camelCase` and of `sha256`, and what is left of a run from each part on: who types `mainDBN` on the way to
 * `mainDBName` has typed `main` and `DBN`, which begins `DBName` and neither `DB` nor `Name`.
 *
 * @internal
 */
export function wordsOfProse(text: string): string[] {
  const words = new Set<string>();
  for (const run of runsOf(text)) {
    const parts = run.split(CAMEL_BOUNDARY);
    parts.forEach((part, i) => {
      words.add(toWord(parts.slice(i).join('')));
      words.add(toWord(part));
      for (const piece of part.split(NUMBER_BOUNDARY)) {
        words.add(toWord(piece));
      }
    });
  }
  return [...words];
}

/**
 * Words of a name: those of a text, and all of it in one, so that `customer_id` and `Customer ID` are also found as
 * `customerid`. For that see {@link joinedNames}.
 *
 * @internal
 */
export function wordsOfName(name: string): string[] {
  const runs = runsOf(name);
  const words = new Set(wordsOfProse(name));
  if (runs.length > 1) {
    words.add(joinedName(toWord(runs[0]).length, toWord(runs.join(''))));
  }
  return [...words];
}

/**
 * What names written in one begin with if a word is their beginning, and goes beyond their first part. Those whose
 * first part it does not go beyond have that part as a word of their own, and there are very many of them.
 *
 * @internal
 */
export function joinedNames(word: string): string[] {
  const lengths = Array.from({ length: word.length - 1 }, (_, i) => i + 1);
  return lengths.map(length => joinedName(length, word));
}

/** A name in one stands behind the length of its first part. */
function joinedName(firstLength: number, name: string): string {
  return `${JOINED}${String(firstLength).padStart(2, '0')}${name}`;
}

/**
 * Words of what a person typed; the last one may be unfinished, so all are beginnings of words.
 *
 * `camelCase` is taken apart as in the index. `sha256` is not, since a person who types it means just that.
 *
 * @internal
 */
export function wordsOfQuery(text: string): string[] {
  const words = new Set<string>();
  for (const run of runsOf(text)) {
    for (const part of run.split(CAMEL_BOUNDARY)) {
      words.add(toWord(part));
    }
  }
  return [...words];
}

/**
 * The ends of a word by which its middle is found: `mail` and `ail` for `email`. A name in one has none, since its
 * words have them.
 *
 * @internal
 */
export function partsOfWord(word: string): string[] {
  if (word.startsWith(JOINED)) {
    return [];
  }
  const letters = [...word];
  const parts: string[] = [];
  for (let i = 1; i <= letters.length - MIN_PART_LENGTH; i++) {
    parts.push(letters.slice(i).join(''));
  }
  return parts;
}

/**
 * The smallest text that is greater, byte by byte in UTF-8, than all texts that begin with the prefix.
 *
 * @internal
 */
export function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}

/** Puts a space before each word, so that `like '% mail%'` finds beginnings of words. @internal */
export function spaced(words: string[]): string {
  return words.map(word => ` ${word}`).join('');
}
