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
export function placeItems(
  graph: LayeredGraph,
  gaps: LayoutGaps,
): Float64Array {
  const { items, layers, before, after } = graph;
  const middle = new Float64Array(items.length);
  const extent = Float64Array.from(items, ({ node, height }) =>
    node ? height + gaps.node : BEND_HEIGHT,
  );
  const strength = Float64Array.from(items, ({ node }) =>
    node ? 1 : BEND_PULL,
  );
  const extents = layers.map(layer => layer.map(item => extent[item]));
  for (const layer of layers) {
    let y = 0;
    for (const item of layer) {
      middle[item] = y + extent[item] / 2;
      y += extent[item];
    }
  }

  for (let sweep = 0; sweep <= SWEEPS; sweep++) {
    // The last sweep looks both ways, which settles boxes between what they read and what they feed.
    const rightwards = sweep % 2 === 0;
    const ahead = rightwards ? before : after;
    const sides = sweep === SWEEPS ? [before, after] : [ahead];
    for (let step = 0; step < layers.length; step++) {
      const l = rightwards ? step : layers.length - 1 - step;
      const layer = layers[l];
      const { wanted, weights } = wishes(layer, sides, middle, strength);
      const placed = spread(wanted, weights, extents[l]);
      for (let i = 0; i < layer.length; i++) middle[layer[i]] = placed[i];
    }
  }

  let top = Infinity;
  for (let i = 0; i < items.length; i++) {
    top = Math.min(top, middle[i] - items[i].height / 2);
  }
  return middle.map(value => value - top);
}

/** Where the items of a column would like to be for their neighbours' sake, and how much. */
function wishes(
  layer: number[],
  sides: number[][][],
  middle: Float64Array,
  strength: Float64Array,
) {
  const wanted = new Float64Array(layer.length);
  const weights = new Float64Array(layer.length);
  for (let i = 0; i < layer.length; i++) {
    const item = layer[i];
    let sum = 0;
    let weight = 0;
    for (const neighbours of sides) {
      for (const other of neighbours[item]) {
        const pull = strength[item] * strength[other];
        sum += middle[other] * pull;
        weight += pull;
      }
    }
    wanted[i] = weight === 0 ? middle[item] : sum / weight;
    weights[i] = weight === 0 ? 0.01 : weight;
  }
  return { wanted, weights };
}

/**
 * Positions in the given order, with the given extents free around them, at the least weighted squared distance from
 * where each wants to be. With the extents taken out this is isotonic regression, which pooling of adjacent violators
 * solves exactly in linear time.
 *
 * @internal
 */
export function spread(
  wanted: ArrayLike<number>,
  weights: ArrayLike<number>,
  extents: ArrayLike<number>,
): Float64Array {
  const count = wanted.length;
  const offsets = new Float64Array(count);
  for (let i = 1; i < count; i++) {
    offsets[i] = offsets[i - 1] + (extents[i - 1] + extents[i]) / 2;
  }
  // Pools, each a run of items that touch: where it starts, how much it weighs, and how many it holds.
  const at = new Float64Array(count);
  const heavy = new Float64Array(count);
  const size = new Int32Array(count);
  let last = -1;
  for (let i = 0; i < count; i++) {
    last += 1;
    at[last] = wanted[i] - offsets[i];
    heavy[last] = weights[i];
    size[last] = 1;
    while (last > 0 && at[last - 1] > at[last]) {
      const sum = heavy[last - 1] + heavy[last];
      at[last - 1] =
        (at[last - 1] * heavy[last - 1] + at[last] * heavy[last]) / sum;
      heavy[last - 1] = sum;
      size[last - 1] += size[last];
      last -= 1;
    }
  }
  const result = new Float64Array(count);
  let i = 0;
  for (let pool = 0; pool <= last; pool++) {
    for (let left = size[pool]; left > 0; left--, i++) {
      result[i] = at[pool] + offsets[i];
    }
  }
  return result;
}
