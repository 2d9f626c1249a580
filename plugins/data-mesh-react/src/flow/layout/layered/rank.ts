// SPDX-License-Identifier: Apache-2.0
import { orientNodes } from './orient';
import type { LayeredGraph, LayeredItem, LayoutNode, PartEdge } from './types';

const TIGHTENING_SWEEPS = 4;
/** Share of lines that run backwards from which a graph counts as running in circles. */
const CYCLIC_SHARE = 0.2;

/**
 * Gives each box of one connected part its column, and cuts lines that pass columns into short links with a bend in
 * each column passed.
 *
 * @internal
 */
export function rankNodes(
  nodes: LayoutNode[],
  edges: PartEdge[],
  columnsOfCycles: number,
): LayeredGraph {
  const row = orientNodes(nodes.length, edges);
  const position = new Int32Array(nodes.length);
  row.forEach((node, i) => {
    position[node] = i;
  });
  const directed = edges.map(({ edge, from, to }) =>
    position[from] > position[to]
      ? { edge, reversed: true, from: to, to: from }
      : { edge, reversed: false, from, to },
  );
  const backwards = directed.filter(({ reversed }) => reversed).length;
  const layerOf = limitLayers(
    assignLayers(row, directed),
    backwards > CYCLIC_SHARE * directed.length ? columnsOfCycles : Infinity,
  );

  const items: LayeredItem[] = nodes.map((node, i) => ({
    node,
    width: node.width,
    height: node.height,
    layer: layerOf[i],
  }));
  const chains: LayeredGraph['chains'] = [];
  const arcs: LayeredGraph['arcs'] = [];
  for (const { edge, reversed, from, to } of directed) {
    if (layerOf[from] === layerOf[to]) {
      arcs.push(reversed ? { edge, from: to, to: from } : { edge, from, to });
      continue;
    }
    const chain = [from];
    for (let layer = layerOf[from] + 1; layer < layerOf[to]; layer++) {
      chain.push(items.length);
      items.push({ node: undefined, width: 0, height: 0, layer });
    }
    chain.push(to);
    chains.push({ edge, items: chain, reversed });
  }

  const before: number[][] = items.map(() => []);
  const after: number[][] = items.map(() => []);
  for (const chain of chains) {
    for (let i = 1; i < chain.items.length; i++) {
      after[chain.items[i - 1]].push(chain.items[i]);
      before[chain.items[i]].push(chain.items[i - 1]);
    }
  }
  const layers: number[][] = [];
  items.forEach((item, i) => {
    (layers[item.layer] ??= []).push(i);
  });
  return { items, layers, before, after, chains, arcs };
}

/** Longest path from the sources, then each box moves inside its freedom to where its lines get shorter. */
function assignLayers(
  row: number[],
  edges: Array<{ from: number; to: number }>,
): number[] {
  const sources: number[][] = row.map(() => []);
  const targets: number[][] = row.map(() => []);
  for (const { from, to } of edges) {
    sources[to].push(from);
    targets[from].push(to);
  }
  const layer: number[] = row.map(() => 0);
  for (const node of row) {
    for (const source of sources[node]) {
      layer[node] = Math.max(layer[node], layer[source] + 1);
    }
  }
  for (let sweep = 0; sweep < TIGHTENING_SWEEPS; sweep++) {
    for (let i = row.length - 1; i >= 0; i--) {
      const node = row[i];
      if (targets[node].length > sources[node].length) {
        let nearest = Infinity;
        for (const to of targets[node]) nearest = Math.min(nearest, layer[to]);
        layer[node] = nearest - 1;
      }
    }
  }
  const first = layer.reduce((least, value) => Math.min(least, value));
  return layer.map(value => value - first);
}

/** Puts neighbouring columns together until there are few enough. */
function limitLayers(layers: number[], most: number): number[] {
  const count = layers.reduce((last, layer) => Math.max(last, layer)) + 1;
  return count <= most
    ? layers
    : layers.map(layer => Math.floor((layer * most) / count));
}
