// SPDX-License-Identifier: Apache-2.0

/**
 * How much a word matters by the field it stands in. Each is more than three times the one below, so that the whole
 * word in a lower field never outweighs a part of a word in a higher one (see {@link MATCH_FACTOR}).
 *
 * @internal
 */
export const WEIGHT = {
  description: 1,
  column: 4,
  /** Names of contracts, ports and tables, and business terms. */
  contract: 13,
  tag: 40,
  name: 128,
} as const;

/** How much a match counts by how much of the word was typed. @internal */
export const MATCH_FACTOR = { whole: 3, beginning: 2, middle: 1 } as const;

/** Words by weight; a word that stands in several fields counts for the weightiest. @internal */
export class WeighedWords {
  readonly #words = new Map<string, number>();

  add(words: string[], weight: number): void {
    for (const word of words) {
      if ((this.#words.get(word) ?? 0) < weight) {
        this.#words.set(word, weight);
      }
    }
  }

  get entries(): ReadonlyMap<string, number> {
    return this.#words;
  }
}
