// SPDX-License-Identifier: Apache-2.0

/** Letters to insert, delete, replace or swap to turn one word into another. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          last[j] + 1,
          row[j - 1] + 1,
          last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
          swapped && i > 1 && j > 1 ? before[j - 2] + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = row;
  }
  return last[b.length];
}

/** The word that was most likely meant, if any is near enough. */
export function suggest(
  word: string,
  known: readonly string[],
): string | undefined {
  const wanted = word.toLowerCase().slice(0, 100);
  const [best] = known
    .map(name => ({
      name,
      edits: distance(wanted, name.toLowerCase().slice(0, 100)),
    }))
    .sort((a, b) => a.edits - b.edits);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  return best && best.edits <= most ? best.name : undefined;
}
