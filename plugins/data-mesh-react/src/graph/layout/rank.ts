// SPDX-License-Identifier: Apache-2.0
import { orientNodes } from './orient';
import type {
  LayeredGraph,
  LayeredItem,
  LayoutEdge,
  LayoutNode,
} from './types';

const TIGHTENING_SWEEPS = 4;

/**
 * Gives each box of one connected part its column, and cuts lines that pass columns into short links with a bend in
 * each column passed.
 *
 * @internal
 */
export function rankNodes(
  nodes: LayoutNode[],
  edges: LayoutEdge[],
): LayeredGraph {
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const position = orientNodes(
    nodes.map(node => node.id),
    edges,
  );
  const directed = edges.map(edge => {
    const reversed = position.get(edge.from)! > position.get(edge.to)!;
    return {
      edge,
      reversed,
      from: index.get(reversed ? edge.to : edge.from)!,
      to: index.get(reversed ? edge.from : edge.to)!,
    };
  });
  const row = nodes
    .map((_, i) => i)
    .sort((a, b) => position.get(nodes[a].id)! - position.get(nodes[b].id)!);
  const layerOf = assignLayers(row, directed);

  const items: LayeredItem[] = nodes.map((node, i) => ({
    node,
    width: node.width,
    height: node.height,
    layer: layerOf[i],
  }));
  const chains: LayeredGraph['chains'] = [];
  for (const { edge, reversed, from, to } of directed) {
    const chain = [from];
    for (let layer = layerOf[from] + 1; layer < layerOf[to]; layer++) {
      chain.push(items.length);
      items.push({ width: 0, height: 0, layer });
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
  return { items, layers, before, after, chains };
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
        layer[node] = Math.min(...targets[node].map(to => layer[to])) - 1;
      }
    }
  }
  const first = Math.min(...layer);
  return layer.map(value => value - first);
}
