// SPDX-License-Identifier: Apache-2.0
import type { FlowIndex } from './indexFlow';
import type { FlowEnd } from './types';

/** What stands out of a graph: boxes and lines by number, and rows by id. @internal */
export interface FlowHighlight {
  boxes: Set<number>;
  lines: Set<number>;
  rows: Set<string>;
}

/**
 * What stands out while a person looks at something: everything on the ways to and from it, or what it is connected with
 * by one line.
 *
 * @public
 */
export type FlowReach = 'paths' | 'neighbours';

interface Reached {
  boxes: Set<number>;
  lines: Set<number>;
  rows: Set<string>;
}

/**
 * Everything on the way from something, in one direction. A way that comes to a row goes on from that row only, and one
 * that comes to a box goes on from all of it.
 */
function follow(
  index: FlowIndex,
  start: FlowEnd,
  down: boolean,
  reach: FlowReach = 'paths',
): Reached {
  const { graph, numbers } = index;
  const lists = down ? index.out : index.in;
  const found: Reached = {
    boxes: new Set(),
    lines: new Set(),
    rows: new Set(),
  };
  const seen = new Set<string>();
  const open: FlowEnd[] = [start];
  for (let at = open.pop(); at; at = open.pop()) {
    const key = at.row ?? at.box;
    const box = numbers.get(at.box);
    if (box === undefined || seen.has(key)) continue;
    seen.add(key);
    found.boxes.add(box);
    if (at.row !== undefined) found.rows.add(at.row);
    for (const line of lists[box]) {
      const { from, to } = graph.lines[line];
      const [near, far] = down ? [from, to] : [to, from];
      if (at.row !== undefined && near.row !== at.row) continue;
      found.lines.add(line);
      if (near.row !== undefined) found.rows.add(near.row);
      if (reach === 'paths') {
        open.push(far);
        continue;
      }
      found.boxes.add(numbers.get(far.box)!);
      if (far.row !== undefined) found.rows.add(far.row);
    }
  }
  return found;
}

/** All ways that go through a box, or through a row of it; or only their nearest parts. @internal */
export function waysThrough(
  index: FlowIndex,
  through: FlowEnd,
  reach?: FlowReach,
): FlowHighlight {
  const up = follow(index, through, false, reach);
  const down = follow(index, through, true, reach);
  return {
    boxes: new Set([...up.boxes, ...down.boxes]),
    lines: new Set([...up.lines, ...down.lines]),
    rows: new Set([...up.rows, ...down.rows]),
  };
}

/** All ways from one thing to another, whichever of the two comes first; undefined where there is none. @internal */
export function waysBetween(
  index: FlowIndex,
  one: FlowEnd,
  other: FlowEnd,
): FlowHighlight | undefined {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ]) {
    const after = follow(index, from, true);
    const before = follow(index, to, false);
    const lines = new Set([...after.lines].filter(x => before.lines.has(x)));
    if (lines.size > 0) {
      return {
        boxes: new Set([...after.boxes].filter(x => before.boxes.has(x))),
        lines,
        rows: new Set([...after.rows].filter(x => before.rows.has(x))),
      };
    }
  }
  return undefined;
}
