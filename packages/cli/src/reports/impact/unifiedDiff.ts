// SPDX-License-Identifier: Apache-2.0

/** Lines around a change that are shown with it. */
const CONTEXT = 3;
/** Lines that come and go past which what differs is only replaced as a whole. */
const MOST_EDITS = 2_000;

type Step = { kind: ' ' | '-' | '+'; line: string };

/** Lines of both texts in one order, with as few that come and go as there can be. */
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

/**
 * The furthest that each diagonal of the edit graph is reached with ever more edits (Myers, "An O(ND) Difference
 * Algorithm", 1986), until both texts are at their end.
 */
function search(a: string[], b: string[]): Int32Array[] | undefined {
  const reached: Int32Array[] = [];
  let last = new Int32Array(3);
  for (let edits = 0; edits <= MOST_EDITS; edits++) {
    // Diagonal k of a round stands at k + edits + 1, so that its neighbours are there too.
    const present = new Int32Array(2 * edits + 3);
    for (let k = -edits; k <= edits; k += 2) {
      const left = edits === 0 ? 0 : last[k - 1 + edits];
      const right = edits === 0 ? 0 : last[k + 1 + edits];
      const down = k === -edits || (k !== edits && left < right);
      const stepped = down ? right : left + 1;
      let x = edits === 0 ? 0 : stepped;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      present[k + edits + 1] = x;
      if (x >= a.length && x - k >= b.length) return [...reached, present];
    }
    reached.push(present);
    last = present;
  }
  return undefined;
}

/** The way back from the end of both texts, turned round. */
function middle(a: string[], b: string[]): Step[] {
  const reached = search(a, b);
  if (!reached) {
    return [
      ...a.map((line): Step => ({ kind: '-', line })),
      ...b.map((line): Step => ({ kind: '+', line })),
    ];
  }
  const steps: Step[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = reached.length - 1; edits > 0; edits--) {
    const before = reached[edits - 1];
    const at = (k: number) => before[k + edits];
    const k = x - y;
    const down = k === -edits || (k !== edits && at(k - 1) < at(k + 1));
    const previous = down ? k + 1 : k - 1;
    const fromX = at(previous);
    const fromY = fromX - previous;
    const start = down ? fromX : fromX + 1;
    while (x > start) {
      x--;
      y--;
      steps.push({ kind: ' ', line: a[x] });
    }
    steps.push(
      down ? { kind: '+', line: b[fromY] } : { kind: '-', line: a[fromX] },
    );
    x = fromX;
    y = fromY;
  }
  while (x > 0) steps.push({ kind: ' ', line: a[--x] });
  return steps.reverse();
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
