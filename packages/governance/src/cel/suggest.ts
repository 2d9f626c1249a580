// SPDX-License-Identifier: Apache-2.0

/** Changes of one character that make one word of the other; more than `most` counts as `most + 1`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(
        previous[j] + 1,
        row[j - 1] + 1,
        previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    previous = row;
  }
  return previous[b.length];
}

/** The known word that a misspelt one is nearest to; undefined where none is near. @internal */
export function nearest(
  word: string,
  known: readonly string[],
): string | undefined {
  if (word.length > 60) return undefined;
  const most = word.length < 4 ? 1 : 2;
  let best: string | undefined;
  let least = most + 1;
  for (const candidate of known) {
    const changes = distance(
      word.toLowerCase(),
      candidate.toLowerCase(),
      most,
    );
    if (changes < least) {
      least = changes;
      best = candidate;
    }
  }
  return best;
}
