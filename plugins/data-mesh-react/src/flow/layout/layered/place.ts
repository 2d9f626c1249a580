// SPDX-License-Identifier: Apache-2.0
import type { LayeredGraph, LayoutGaps } from './types';

const SWEEPS = 10;
/** Height that a bend keeps free, so that lines which pass a column do not touch. */
const BEND_HEIGHT = 12;
/** A link between bends pulls this much harder than one between boxes: long lines should be straight. */
const BEND_PULL = 6;

/**
 * Finds the height of the middle of each item: as near to its neighbours as the order of its column and the gaps allow.
 *
 * @returns middles by item number, the least upper edge being 0
 * @internal
 */
export function placeItems(graph: LayeredGraph, gaps: LayoutGaps): number[] {
  const { items, layers, before, after } = graph;
  const middle = new Array<number>(items.length).fill(0);
  const extent = (item: number) =>
    items[item].node ? items[item].height + gaps.node : BEND_HEIGHT;
  for (const layer of layers) {
    let y = 0;
    for (const item of layer) {
      middle[item] = y + extent(item) / 2;
      y += extent(item);
    }
  }

  const pull = (a: number, b: number) =>
    (items[a].node ? 1 : BEND_PULL) * (items[b].node ? 1 : BEND_PULL);
  for (let sweep = 0; sweep <= SWEEPS; sweep++) {
    // The last sweep looks both ways, which settles boxes between what they read and what they feed.
    const both = sweep === SWEEPS;
    const rightwards = sweep % 2 === 0;
    for (let step = 0; step < layers.length; step++) {
      const layer = layers[rightwards ? step : layers.length - 1 - step];
      const wanted = layer.map(item => {
        let neighbours = rightwards ? before[item] : after[item];
        if (both) {
          neighbours = [...before[item], ...after[item]];
        }
        let sum = 0;
        let weight = 0;
        for (const other of neighbours) {
          sum += middle[other] * pull(item, other);
          weight += pull(item, other);
        }
        return weight === 0
          ? { at: middle[item], weight: 0.01 }
          : { at: sum / weight, weight };
      });
      const placed = spread(wanted, layer.map(extent));
      layer.forEach((item, i) => {
        middle[item] = placed[i];
      });
    }
  }

  let top = Infinity;
  items.forEach((item, i) => {
    top = Math.min(top, middle[i] - item.height / 2);
  });
  return middle.map(value => value - top);
}

/**
 * Positions in the given order, with the given extents free around them, at the least weighted squared distance from
 * where each wants to be. With the extents taken out this is isotonic regression, which pooling of adjacent violators
 * solves exactly in linear time.
 *
 * @internal
 */
export function spread(
  wanted: Array<{ at: number; weight: number }>,
  extents: number[],
): number[] {
  const offsets: number[] = [];
  let offset = 0;
  extents.forEach((extent, i) => {
    offset += i === 0 ? 0 : (extents[i - 1] + extent) / 2;
    offsets.push(offset);
  });
  const pools: Array<{ at: number; weight: number; size: number }> = [];
  wanted.forEach(({ at, weight }, i) => {
    let pool = { at: at - offsets[i], weight, size: 1 };
    while (pools.length > 0 && pools[pools.length - 1].at > pool.at) {
      const last = pools.pop()!;
      const sum = last.weight + pool.weight;
      pool = {
        at: (last.at * last.weight + pool.at * pool.weight) / sum,
        weight: sum,
        size: last.size + pool.size,
      };
    }
    pools.push(pool);
  });
  const result: number[] = [];
  for (const pool of pools) {
    for (let i = 0; i < pool.size; i++) {
      result.push(pool.at + offsets[result.length]);
    }
  }
  return result;
}
