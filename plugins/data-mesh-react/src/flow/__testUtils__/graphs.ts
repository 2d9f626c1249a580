// SPDX-License-Identifier: Apache-2.0
import type { FlowBox, FlowEnd, FlowGraph, FlowLine } from '../types';

const nothing = { hidden: 0, open: false };

/** A box called like its id, with some of it given. */
export const box = (id: string, some: Partial<FlowBox> = {}): FlowBox => ({
  id,
  title: id,
  rows: [],
  before: nothing,
  after: nothing,
  ...some,
});

/** An end written short: `orders` or `orders.id`. */
function end(short: string): FlowEnd {
  const [id, row] = short.split('.');
  return row === undefined ? { box: id } : { box: id, row: short };
}

/** A line written short: `raw>orders`, `orders.id>sums.id`. */
export function line(short: string, some: Partial<FlowLine> = {}): FlowLine {
  const [from, to] = short.split('>');
  return {
    id: short,
    from: end(from),
    to: end(to),
    style: 'seen',
    text: 'Observed in runs.',
    ...some,
  };
}

/** A graph of lines written short, and its boxes with what is given of them. */
export function graphOf(
  lines: Array<string | FlowLine>,
  boxes: Array<Partial<FlowBox> & { id: string }> = [],
): FlowGraph {
  const all = lines.map(each => (typeof each === 'string' ? line(each) : each));
  const known = new Map(boxes.map(each => [each.id, box(each.id, each)]));
  for (const { from, to } of all) {
    for (const { box: id, row } of [from, to]) {
      const own = known.get(id) ?? box(id);
      known.set(id, own);
      if (row !== undefined && !own.rows.some(each => each.id === row)) {
        own.rows = [
          ...own.rows,
          { id: row, title: row.split('.')[1], level: 0 },
        ];
      }
    }
  }
  return { boxes: [...known.values()], lines: all };
}

/** A layered graph of so many boxes, the same each time. */
export function largeGraph(size: number): FlowGraph {
  const columns = Math.max(4, Math.round(Math.sqrt(size) / 4));
  const perColumn = Math.ceil(size / columns);
  let state = 42;
  const random = () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
  const boxes = Array.from({ length: size }, (_, i) =>
    box(`n${i}`, { caption: 'Dataset', own: i === Math.floor(size / 2) }),
  );
  const lines: FlowLine[] = [];
  for (let i = perColumn; i < size; i++) {
    for (let k = 0; k < 2; k++) {
      const column = Math.floor(i / perColumn) - (random() < 0.9 ? 1 : 2);
      const near = (i % perColumn) + Math.round((random() - 0.5) * 10);
      const from =
        Math.max(0, column) * perColumn +
        Math.min(perColumn - 1, Math.max(0, near));
      lines.push(line(`n${from}>n${i}`, { id: `${i} ${k}` }));
    }
  }
  return { boxes, lines };
}
