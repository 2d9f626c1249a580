// SPDX-License-Identifier: Apache-2.0

/**
 * Edits (insert, delete, replace, swap neighbours) that turn one text into the other,
 * or `limit + 1` as soon as it is clear that there are more than `limit`.
 */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        last[j] + 1,
        row[j - 1] + 1,
        last[j - 1] + (same ? 0 : 1),
      );
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, beforeLast[j - 2] + 1);
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}

const plain = (word: string) => word.toLowerCase().replace(/[\s_-]/g, '');

/** Longer words are data, not slips of the finger. */
const maxWordLength = 64;

/**
 * The known word that somebody most likely meant, by spelling: another case, underscores for capitals,
 * a letter missing, doubled or swapped.
 *
 * @public
 */
export function suggest(
  word: string,
  known: Iterable<string>,
): string | undefined {
  if (word.length > maxWordLength) return undefined;
  const wanted = plain(word);
  const limit = Math.min(2, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    const name = plain(candidate);
    if (name === wanted) return candidate;
    const edits = distance(wanted, name, bestDistance - 1);
    if (edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}
