// SPDX-License-Identifier: Apache-2.0

/** Lines around a change that are shown with it. */
const CONTEXT = 3;
/** Size of the table of a comparison past which changed lines are only replaced as a whole. */
const MOST_CELLS = 4_000_000;

type Step = { kind: ' ' | '-' | '+'; line: string };

/** Lines of both texts in one order, by the longest common subsequence of what differs. */
function compare(before: string[], after: string[]): Step[] {
  let start = 0;
  while (
    start < before.length &&
    start < after.length &&
    before[start] === after[start]
  ) {
    start++;
  }
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++;
  }
  const a = before.slice(start, before.length - end);
  const b = after.slice(start, after.length - end);
  const same = (lines: string[]): Step[] =>
    lines.map(line => ({ kind: ' ', line }));
  return [
    ...same(before.slice(0, start)),
    ...middle(a, b),
    ...same(before.slice(before.length - end)),
  ];
}

function middle(a: string[], b: string[]): Step[] {
  const gone = a.map((line): Step => ({ kind: '-', line }));
  const come = b.map((line): Step => ({ kind: '+', line }));
  if (a.length * b.length > MOST_CELLS) return [...gone, ...come];
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1] + 1
          : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
    }
  }
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      steps.push({ kind: ' ', line: a[i++] });
      j++;
    } else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) {
      steps.push(gone[i++]);
    } else steps.push(come[j++]);
  }
  return [...steps, ...gone.slice(i), ...come.slice(j)];
}

/** Ranges of steps that belong together: changes with the lines around them. */
function ranges(steps: readonly Step[]): Array<[number, number]> {
  const found: Array<[number, number]> = [];
  steps.forEach(({ kind }, index) => {
    if (kind === ' ') return;
    const from = Math.max(0, index - CONTEXT);
    const to = Math.min(steps.length, index + CONTEXT + 1);
    const last = found[found.length - 1];
    if (last && from <= last[1]) last[1] = to;
    else found.push([from, to]);
  });
  return found;
}

const countOf = (steps: readonly Step[], other: '+' | '-') =>
  steps.filter(({ kind }) => kind !== other).length;

/**
 * The difference of two texts as `git apply` and `patch` take it; empty where there is none.
 *
 * @param file - path in both headers
 */
export function unifiedDiff(
  file: string,
  before: string,
  after: string,
): string {
  if (before === after) return '';
  // What comes behind the last line break is a line without one, which is marked as such.
  const split = (text: string) => {
    const lines = text.split('\n').map(line => `${line}\n`);
    const last = lines.pop()!.slice(0, -1);
    return last === ''
      ? lines
      : [...lines, `${last}\n\\ No newline at end of file\n`];
  };
  const steps = compare(split(before), split(after));
  const hunks = ranges(steps).map(([from, to]) => {
    const own = steps.slice(from, to);
    const above = steps.slice(0, from);
    const header = (side: '+' | '-') => {
      const size = countOf(own, side);
      const line = countOf(above, side) + (size > 0 ? 1 : 0);
      return `${line},${size}`;
    };
    return `@@ -${header('+')} +${header('-')} @@\n${own
      .map(({ kind, line }) => `${kind}${line}`)
      .join('')}`;
  });
  return `--- a/${file}\n+++ b/${file}\n${hunks.join('')}`;
}
