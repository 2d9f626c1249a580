// SPDX-License-Identifier: Apache-2.0
import { type Rows, ints, rowsOf } from './columns';
import type { LineageGraph } from './LineageGraph';
import type { Steps } from './steps';

/**
 * Datasets that nobody owns and that owned ones feed, in an order in which edges lead on; only in a circle one leads back.
 * All by their places in that order.
 *
 * @internal
 */
export interface Unowned {
  size: number;
  /** Places that each place feeds. */
  next: Rows;
  /** Edges by which each place feeds an owned dataset. */
  exits: Rows;
  /** Places that each owner feeds. */
  entries: Rows;
}

/** Pairs of numbers, one for each edge of some kind. */
class Pairs {
  readonly keys = ints();
  readonly values = ints();

  add(key: number, value: number): void {
    this.keys.push(key);
    this.values.push(value);
  }

  /** Values by key, where both may be called otherwise than when they were added. */
  rows(
    keyCount: number,
    keyOf: (key: number) => number,
    valueOf: (value: number) => number,
  ): Rows {
    const { size } = this.keys;
    const keys = this.keys.values.slice(0, size).map(keyOf);
    const { offsets, items } = rowsOf(keys, size, keyCount);
    return { offsets, items: items.map(at => valueOf(this.values.values[at])) };
  }
}

const same = (value: number) => value;

/**
 * Finds the datasets that lie between owned ones. Each dataset is looked at once.
 *
 * @param steps - down, at the granularity of datasets
 * @param owners - number of the owner of each node, from 0 on; -1 where nobody owns it, or it is no dataset
 * @param ownerCount - how many owners there are
 * @param direct - called with each edge between datasets of two owners
 * @internal
 */
export function unownedOf(
  graph: LineageGraph,
  steps: Steps,
  owners: Int32Array,
  ownerCount: number,
  direct: (edge: number, from: number, to: number) => void,
): Unowned {
  const found = new Int32Array(graph.nodeCount).fill(-1);
  const firsts = ints();
  const next = new Pairs();
  const exits = new Pairs();
  const entries = new Pairs();
  const isDataset = (node: number) => graph.typeOf(node) === 'dataset';

  const find = (node: number): number => {
    const place = firsts.size;
    found[node] = place;
    firsts.push(next.keys.size);
    steps.each(node, (other, edge) => {
      if (!isDataset(other)) return;
      if (owners[other] >= 0) exits.add(place, edge);
      else next.add(place, other);
    });
    return place;
  };

  // Depth first, without a stack of calls: a place is done when all that it feeds is.
  const done = ints();
  const open: number[] = [];
  const cursors: number[] = [];
  const enter = (node: number) => {
    open.push(find(node));
    cursors.push(firsts.values[open[open.length - 1]]);
  };
  const follow = (node: number) => {
    enter(node);
    while (open.length > 0) {
      const at = open.length - 1;
      const cursor = cursors[at];
      // What a place feeds was noted in one go, when it was found.
      if (cursor < next.keys.size && next.keys.values[cursor] === open[at]) {
        cursors[at]++;
        const other = next.values.values[cursor];
        if (found[other] < 0) enter(other);
      } else {
        done.push(open.pop()!);
        cursors.pop();
      }
    }
  };
  for (let node = 0; node < graph.nodeCount; node++) {
    const owner = owners[node];
    if (owner < 0) continue;
    steps.each(node, (other, edge) => {
      if (!isDataset(other) || owners[other] === owner) return;
      if (owners[other] >= 0) direct(edge, owner, owners[other]);
      else entries.add(owner, other);
    });
  }
  for (let at = 0; at < entries.values.size; at++) {
    const node = entries.values.values[at];
    if (found[node] < 0) follow(node);
  }

  const size = firsts.size;
  const order = new Int32Array(size);
  for (let at = 0; at < size; at++) order[done.values[at]] = size - 1 - at;
  const orderOf = (place: number) => order[place];
  const orderOfNode = (node: number) => order[found[node]];
  return {
    size,
    next: next.rows(size, orderOf, orderOfNode),
    exits: exits.rows(size, orderOf, same),
    entries: entries.rows(ownerCount, same, orderOfNode),
  };
}
