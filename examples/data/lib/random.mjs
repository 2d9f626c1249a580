// SPDX-License-Identifier: Apache-2.0

/**
 * A seeded source of random numbers (mulberry32): the same seed gives the same numbers on every machine.
 * Each file of the example mesh has a source of its own, so that a change in one leaves the others alone.
 */
export function randomSource(seed) {
  let state = 0;
  for (const character of seed) {
    state = (Math.imul(state, 31) + character.codePointAt(0)) | 0;
  }
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (from, to) => from + Math.floor(next() * (to - from + 1));
  return {
    /** From 0 to 1, without 1. */
    next,
    /** From `from` to `to`, both included. */
    integer,
    /** True in a share of the cases. */
    chance: share => next() < share,
    pick: list => list[integer(0, list.length - 1)],
    /** One of the keys of an object of weights. */
    weighted: weights => {
      const entries = Object.entries(weights);
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        rest -= weight;
        if (rest < 0) return key;
      }
      return entries[entries.length - 1][0];
    },
    /** Some different members of a list, in its order. */
    sample: (list, count) => {
      const chosen = new Set();
      while (chosen.size < Math.min(count, list.length)) {
        chosen.add(integer(0, list.length - 1));
      }
      return [...chosen].sort((a, b) => a - b).map(index => list[index]);
    },
    /** Lower-case hexadecimal digits. */
    hex: length =>
      Array.from({ length }, () => integer(0, 15).toString(16)).join(''),
  };
}
