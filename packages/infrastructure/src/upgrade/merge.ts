// SPDX-License-Identifier: Apache-2.0
import { diff3Merge } from 'node-diff3';

/** What merging a text gives. @internal */
export interface Merged {
  content: string;
  /** Lines, counted from 1, on which a conflict begins. */
  conflicts: number[];
}

/** Words in the marks of a conflict. */
const MINE = '<<<<<<< this repository';
const BEFORE = '||||||| generated before';
const BETWEEN = '=======';
const NOW = '>>>>>>> generated now';

/** Whether a text has conflicts that nobody has resolved. @internal */
export function hasConflicts(text: string): boolean {
  const lines = text.split(/\r?\n/);
  return lines.includes(MINE) && lines.includes(NOW);
}

/** More lines than people write or we generate; comparing them takes time by the square. */
const MOST_LINES = 20_000;

const linesOf = (text: string) => text.split('\n');

/** Both texts in one conflict, for what cannot be compared line by line. */
function wholeConflict(mine: string[], now: string[]): string[][] {
  return [[MINE, ...mine, BETWEEN, ...now, NOW]];
}

/**
 * Merges what somebody made of a generated text with what is generated now.
 *
 * Changes of both are kept; where both changed the same lines differently, all three stand between marks.
 *
 * @param mine - as it is in the repository
 * @param before - as it was generated; undefined where it was not
 * @param now - as it is generated now
 * @internal
 */
export function mergeText(
  mine: string,
  before: string | undefined,
  now: string,
): Merged {
  // A checkout on Windows may have turned the ends of lines.
  const windows = mine.includes('\r\n') && !now.includes('\r\n');
  const own = linesOf(windows ? mine.replace(/\r\n/g, '\n') : mine);
  const next = linesOf(now);
  const base = before === undefined ? [] : linesOf(before);
  const tooLong = [own, next, base].some(({ length }) => length > MOST_LINES);
  const parts: Array<{ ok?: string[]; conflict?: string[] }> =
    before === undefined || tooLong
      ? wholeConflict(own, next).map(conflict => ({ conflict }))
      : diff3Merge(own, base, next, { excludeFalseConflicts: true }).map(
          ({ ok, conflict }) =>
            conflict
              ? {
                  conflict: [
                    MINE,
                    ...conflict.a,
                    BEFORE,
                    ...conflict.o,
                    BETWEEN,
                    ...conflict.b,
                    NOW,
                  ],
                }
              : { ok },
        );
  const lines: string[] = [];
  const conflicts: number[] = [];
  for (const { ok, conflict } of parts) {
    if (conflict) conflicts.push(lines.length + 1);
    lines.push(...(conflict ?? ok ?? []));
  }
  return { content: lines.join(windows ? '\r\n' : '\n'), conflicts };
}
