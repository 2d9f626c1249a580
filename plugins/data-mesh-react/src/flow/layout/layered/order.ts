// SPDX-License-Identifier: Apache-2.0
import type { LayeredGraph } from './types';

const SWEEPS = 16;
const PATIENCE = 4;

/**
 * Orders each column so that few lines cross: barycentre sweeps to and fro, of which the best result stays.
 *
 * @internal
 */
export function orderLayers(graph: LayeredGraph): void {
  const position = new Array<number>(graph.items.length).fill(0);
  let layers = firstOrder(graph);
  let best = layers;
  let fewest = Infinity;
  let waited = 0;
  for (let sweep = 0; sweep < SWEEPS && waited < PATIENCE; sweep++) {
    const rightwards = sweep % 2 === 0;
    const neighbours = rightwards ? graph.before : graph.after;
    layers = layers.map(layer => [...layer]);
    remember(layers, position);
    for (let step = 1; step < layers.length; step++) {
      const at = rightwards ? step : layers.length - 1 - step;
      sortByBarycentre(layers[at], neighbours, position);
      layers[at].forEach((item, i) => {
        position[item] = i;
      });
    }
    const crossings = countCrossings(layers, graph.after, position);
    if (crossings < fewest) {
      fewest = crossings;
      best = layers;
      waited = 0;
    } else {
      waited += 1;
    }
    if (fewest === 0) {
      break;
    }
  }
  graph.layers = best;
}

/** Depth first from the left, so that what hangs together starts out together. */
function firstOrder(graph: LayeredGraph): number[][] {
  const layers: number[][] = graph.layers.map(() => []);
  const seen = new Set<number>();
  const stack: number[] = [];
  for (const start of graph.layers.flat()) {
    stack.push(start);
    while (stack.length > 0) {
      const item = stack.pop()!;
      if (!seen.has(item)) {
        seen.add(item);
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

function remember(layers: number[][], position: number[]) {
  for (const layer of layers) {
    layer.forEach((item, i) => {
      position[item] = i;
    });
  }
}

function sortByBarycentre(
  layer: number[],
  neighbours: number[][],
  position: number[],
) {
  const weight = new Map<number, number>();
  layer.forEach((item, i) => {
    const around = neighbours[item];
    // An item without neighbours keeps its place.
    let sum = around.length === 0 ? i : 0;
    for (const other of around) {
      sum += position[other];
    }
    weight.set(item, sum / Math.max(1, around.length));
  });
  layer.sort((a, b) => weight.get(a)! - weight.get(b)!);
}

/**
 * Crossings between neighbouring columns, each counted with a Fenwick tree over the right-hand positions.
 *
 * @internal
 */
export function countCrossings(
  layers: number[][],
  after: number[][],
  position: number[],
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
