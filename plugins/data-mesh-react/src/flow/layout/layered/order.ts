// SPDX-License-Identifier: Apache-2.0
import type { LayeredGraph } from './types';

const SWEEPS = 16;
const PATIENCE = 4;
/**
 * In a part of more boxes than this, nobody sees the last crossings that could be saved, and everybody waits for them:
 * there a sweep has to win a share of the crossings to count, and patience ends sooner.
 */
const MANY_BOXES = 1_000;
const LEAST_GAIN = 0.02;
const LITTLE_PATIENCE = 2;
/** Most items and links that the sweeps of such a part go over; a few sweeps there are in any case. */
const MOST_WORK = 1_000_000;
const LEAST_SWEEPS = 4;

/**
 * Orders each column so that few lines cross: barycentre sweeps to and fro, of which the best result stays.
 *
 * @internal
 */
export function orderLayers(graph: LayeredGraph): void {
  const { sweeps, patience, gain } = effortFor(graph);
  const position = new Int32Array(graph.items.length);
  const weight = new Float64Array(graph.items.length);
  let layers = firstOrder(graph);
  let best = layers;
  let fewest = Infinity;
  let waited = 0;
  for (let sweep = 0; sweep < sweeps && waited < patience; sweep++) {
    const rightwards = sweep % 2 === 0;
    const neighbours = rightwards ? graph.before : graph.after;
    layers = layers.map(layer => [...layer]);
    remember(layers, position);
    for (let step = 1; step < layers.length; step++) {
      const at = rightwards ? step : layers.length - 1 - step;
      sortByBarycentre(layers[at], neighbours, position, weight);
      layers[at].forEach((item, i) => {
        position[item] = i;
      });
    }
    const crossings = countCrossings(layers, graph.after, position);
    waited = crossings < fewest * (1 - gain) ? 0 : waited + 1;
    if (crossings < fewest) {
      fewest = crossings;
      best = layers;
    }
    if (fewest === 0) {
      break;
    }
  }
  graph.layers = best;
}

/** How long is tried to save crossings. */
function effortFor({ items, after }: LayeredGraph) {
  const boxes = items.filter(({ node }) => node).length;
  if (boxes <= MANY_BOXES) {
    return { sweeps: SWEEPS, patience: PATIENCE, gain: 0 };
  }
  const work = after.reduce((sum, list) => sum + 1 + list.length, 0);
  return {
    sweeps: Math.max(
      LEAST_SWEEPS,
      Math.min(SWEEPS, Math.floor(MOST_WORK / work)),
    ),
    patience: LITTLE_PATIENCE,
    gain: LEAST_GAIN,
  };
}

/** Depth first from the left, so that what hangs together starts out together. */
function firstOrder(graph: LayeredGraph): number[][] {
  const layers: number[][] = graph.layers.map(() => []);
  const seen = new Uint8Array(graph.items.length);
  const stack: number[] = [];
  for (const start of graph.layers.flat()) {
    stack.push(start);
    while (stack.length > 0) {
      const item = stack.pop()!;
      if (seen[item] === 0) {
        seen[item] = 1;
        layers[graph.items[item].layer].push(item);
        const next = graph.after[item];
        for (let i = next.length - 1; i >= 0; i--) {
          stack.push(next[i]);
        }
      }
    }
  }
  return layers;
}

function remember(layers: number[][], position: Int32Array) {
  for (const layer of layers) {
    layer.forEach((item, i) => {
      position[item] = i;
    });
  }
}

/** @param weight - room for a number by item */
function sortByBarycentre(
  layer: number[],
  neighbours: number[][],
  position: Int32Array,
  weight: Float64Array,
) {
  for (let i = 0; i < layer.length; i++) {
    const around = neighbours[layer[i]];
    // An item without neighbours keeps its place.
    let sum = around.length === 0 ? i : 0;
    for (const other of around) sum += position[other];
    weight[layer[i]] = sum / Math.max(1, around.length);
  }
  layer.sort((a, b) => weight[a] - weight[b]);
}

/**
 * Crossings between neighbouring columns, each counted with a Fenwick tree over the right-hand positions.
 *
 * @internal
 */
export function countCrossings(
  layers: number[][],
  after: number[][],
  position: ArrayLike<number>,
): number {
  let crossings = 0;
  for (let l = 0; l + 1 < layers.length; l++) {
    const size = layers[l + 1].length;
    const tree = new Int32Array(size + 1);
    let drawn = 0;
    for (const item of layers[l]) {
      for (const other of after[item]) {
        let notBeyond = 0;
        for (let i = position[other] + 1; i > 0; i -= i & -i) {
          notBeyond += tree[i];
        }
        crossings += drawn - notBeyond;
      }
      for (const other of after[item]) {
        for (let i = position[other] + 1; i <= size; i += i & -i) {
          tree[i] += 1;
        }
        drawn += 1;
      }
    }
  }
  return crossings;
}
