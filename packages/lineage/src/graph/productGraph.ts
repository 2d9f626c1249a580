// SPDX-License-Identifier: Apache-2.0
import type { GraphEdge } from './changes';
import { LineageGraph } from './LineageGraph';
import { byId, byText } from './order';
import { now } from './EdgeTimes';
import { ownerFlows } from './ownerFlows';
import { type EdgeFilter, Steps } from './steps';

/** Graphs of products that are kept of one graph: declared and observed ones are asked for in turns. */
const KEPT = 4;

/** The graphs of products that were made of a graph last: most questions come in rows. */
const made = new WeakMap<
  LineageGraph,
  { version: number; graphs: Map<string, LineageGraph> }
>();

/** Edges that descriptors declare, between products and with the datasets of ports. */
function declared(
  graph: LineageGraph,
  steps: Steps,
  node: number,
  add: (edge: GraphEdge) => void,
): void {
  graph.in.each(node, edge => {
    if (!steps.takes(edge)) return;
    const from = graph.from.values[edge];
    const type = graph.typeOf(from);
    const provider = type === 'dataset' ? graph.parents.values[from] : from;
    if (provider < 0 || provider === node) return;
    if (graph.typeOf(provider) !== 'product') return;
    add({
      ...graph.edge(edge),
      from: graph.ids[provider],
      to: graph.ids[node],
    });
  });
}

/** Number of the product that provides each dataset; -1 for all other nodes. */
function providersOf(
  graph: LineageGraph,
  products: readonly number[],
): Int32Array {
  const providers = new Int32Array(graph.nodeCount).fill(-1);
  products.forEach((product, number) =>
    graph.children.each(product, child => {
      if (graph.typeOf(child) === 'dataset') providers[child] = number;
    }),
  );
  return providers;
}

/** Products whose datasets are made from a product's datasets, directly or through datasets that nobody provides. */
function observed(
  graph: LineageGraph,
  steps: Steps,
  products: readonly number[],
  add: (edge: GraphEdge) => void,
): void {
  const found = new Map<number, { edge: number; lastSeen: number }>();
  const count = products.length;
  ownerFlows(
    graph,
    steps,
    providersOf(graph, products),
    count,
    (edge, from, to) => {
      const alike = graph.marks.kindAndSourceOf(edge);
      const pair = (alike * count + from) * count + to;
      const lastSeen = graph.lastSeenOf(edge) ?? -Infinity;
      const known = found.get(pair);
      if (!known) found.set(pair, { edge, lastSeen });
      else if (lastSeen > known.lastSeen) known.lastSeen = lastSeen;
    },
  );
  for (const [pair, { edge, lastSeen }] of found) {
    const to = pair % count;
    const from = Math.floor(pair / count) % count;
    add({
      from: graph.ids[products[from]],
      to: graph.ids[products[to]],
      kind: graph.kindOf(edge),
      source: graph.sourceOf(edge),
      ...(lastSeen > -Infinity && { lastSeen }),
    });
  }
}

/**
 * The graph of products: who feeds whom, by declaration and by what was seen.
 *
 * @internal
 */
export function productGraph(
  graph: LineageGraph,
  filter: EdgeFilter,
): LineageGraph {
  const { at = now, kinds = [], sources = [] } = filter;
  const key = JSON.stringify([at, kinds, sources]);
  const { version } = graph;
  let kept = made.get(graph);
  if (kept?.version !== version) {
    kept = { version, graphs: new Map() };
    made.set(graph, kept);
  }
  const same = kept.graphs.get(key);
  if (same) return same;
  const products: number[] = [];
  for (let node = 0; node < graph.nodeCount; node++) {
    if (graph.typeOf(node) === 'product') products.push(node);
  }
  products.sort(byId(graph));
  const ports = new Steps(graph, 'product', true, filter);
  const datasets = new Steps(graph, 'dataset', true, filter);
  const edges = new Map<string, GraphEdge>();
  const add = (edge: GraphEdge) => {
    const { from, to, kind, source, lastSeen } = edge;
    const id = `${from}\u0000${to}\u0000${kind}\u0000${source}`;
    const known = edges.get(id);
    if (!known) edges.set(id, { from, to, kind, source, lastSeen });
    else if (lastSeen !== undefined) {
      known.lastSeen = Math.max(known.lastSeen ?? -Infinity, lastSeen);
    }
  };
  for (const node of products) declared(graph, ports, node, add);
  observed(graph, datasets, products, add);
  const result = LineageGraph.load(
    products.map(node => ({ id: graph.ids[node], type: 'product' })),
    [...edges].sort(([a], [b]) => byText(a, b)).map(([, edge]) => edge),
  );
  const [oldest] = kept.graphs.keys();
  if (kept.graphs.size === KEPT) kept.graphs.delete(oldest);
  kept.graphs.set(key, result);
  return result;
}
