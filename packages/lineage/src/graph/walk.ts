// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from './LineageGraph';
import { type WalkedEdge, edgesBetween } from './edgesBetween';
import type { Granularity } from './layers';
import { byId, inOrder } from './order';
import { productGraph } from './productGraph';
import { type Reach, reach } from './reach';
import { scratchOf } from './scratch';
import { startsOf } from './starts';
import { now } from './EdgeTimes';
import type { EdgeFilter } from './steps';
import type { WalkedNode } from './walkedNode';

/** @public */
export type Direction = 'up' | 'down' | 'both';

/** What a walk looks for. @public */
export interface WalkOptions extends EdgeFilter {
  /** Nodes to start from. Where the granularity is another than theirs, what they consist of or belong to. */
  start: readonly string[];
  /** `up` to what the data comes from, `down` to what it goes to. Default `both`. */
  direction?: Direction;
  /** Default `dataset`. */
  granularity?: Granularity;
  /** Steps from the start. Default: no limit. */
  depth?: number;
  /** Nodes in the answer, of which the nearest come first. Default 10,000. */
  limit?: number;
  /**
   * Nodes of the answer whose neighbours on one side are in it too, whatever depth and limit say: what a person opened by
   * hand. Taken in order, so that one may open what another brought; what is not in the answer is passed over.
   */
  expand?: readonly Expansion[];
}

/** One step further from one node. @public */
export interface Expansion {
  /** Id of the node. */
  node: string;
  side: 'up' | 'down';
}

/** @public */
export interface WalkResult {
  /** What the walk started from, at its granularity. */
  start: string[];
  /** Asked for, and not in the graph. */
  unknown: string[];
  /** By distance, and by id where that is the same. */
  nodes: WalkedNode[];
  /** Between nodes of the answer, in order of from, to, kind and source. */
  edges: WalkedEdge[];
  /** Nodes that the walk would reach without its limits, and that are not in the answer. Exact. */
  beyond: { up: number; down: number; total: number };
}

const nothing: Reach = { nodes: [], steps: [] };

/** Each node once, with its least distance; nearest first, as both are. */
function together(up: Reach, down: Reach): Reach {
  if (down.nodes.length === 0) return up;
  if (up.nodes.length === 0) return down;
  const all: Reach = { nodes: [], steps: [] };
  const seen = new Set<number>();
  const take = ({ nodes, steps }: Reach, i: number) => {
    if (seen.has(nodes[i])) return;
    seen.add(nodes[i]);
    all.nodes.push(nodes[i]);
    all.steps.push(steps[i]);
  };
  for (let i = 0, j = 0; i < up.nodes.length || j < down.nodes.length; ) {
    const upNext = (up.steps[i] ?? Infinity) <= (down.steps[j] ?? Infinity);
    if (upNext) take(up, i++);
    else take(down, j++);
  }
  return all;
}

/** The nearest nodes, as many as fit; nodes of the same distance in order. */
function cut(
  graph: LineageGraph,
  { nodes, steps }: Reach,
  depth: number,
  limit: number,
): number[] {
  const kept: number[] = [];
  for (let from = 0; from < nodes.length && kept.length < limit; ) {
    const at = steps[from];
    if (at > depth) break;
    let to = from;
    while (to < nodes.length && steps[to] === at) to++;
    const level = inOrder(graph, nodes.slice(from, to));
    for (let i = 0; i < level.length && kept.length < limit; i++) {
      kept.push(level[i]);
    }
    from = to;
  }
  return kept;
}

/** Neighbours of nodes that are kept, one step to one side. */
function expanded(
  graph: LineageGraph,
  kept: Set<number>,
  expansions: readonly Expansion[],
  granularity: Granularity,
  filter: EdgeFilter,
): void {
  for (const { node: id, side } of expansions) {
    const node = graph.numberOf(id);
    if (node === undefined || !kept.has(node)) continue;
    const near = reach(graph, [node], granularity, side === 'down', filter, 1);
    for (const other of near.nodes.sort(byId(graph))) kept.add(other);
  }
}

/** Notes the steps to nodes of the answer; counts what is not in it. */
function place(
  found: Reach,
  side: 'up' | 'down',
  nodes: ReadonlyMap<number, WalkedNode>,
  answer: Uint8Array,
): number {
  let beyond = 0;
  found.nodes.forEach((node, i) => {
    if (answer[node]) nodes.get(node)![side] = found.steps[i];
    else beyond++;
  });
  return beyond;
}

/**
 * Walks through a lineage. The answer is the same for the same graph, whatever order it was built in; what does not fit
 * is counted exactly.
 *
 * @public
 */
export function walk(whole: LineageGraph, options: WalkOptions): WalkResult {
  const {
    direction = 'both',
    granularity = 'dataset',
    depth = Infinity,
    limit = 10_000,
    kinds,
    sources,
    at = now,
    expand = [],
  } = options;
  const filter: EdgeFilter = { kinds, sources, at };
  const graph = granularity === 'product' ? productGraph(whole, filter) : whole;
  const { starts, unknown } = startsOf(
    whole,
    graph,
    options.start,
    granularity,
  );
  const go = (down: boolean) => reach(graph, starts, granularity, down, filter);
  const up = direction === 'down' ? nothing : go(false);
  const down = direction === 'up' ? nothing : go(true);
  const all = together(up, down);
  const kept = new Set(cut(graph, all, depth, limit));
  expanded(graph, kept, expand, granularity, filter);
  const nodes = new Map<number, WalkedNode>();
  const { answer } = scratchOf(graph);
  for (const node of kept) {
    nodes.set(node, { id: graph.ids[node], hiddenUp: 0, hiddenDown: 0 });
    answer[node] = 1;
  }
  const beyond = {
    up: place(up, 'up', nodes, answer),
    down: place(down, 'down', nodes, answer),
    total: all.nodes.reduce((count, node) => count + 1 - answer[node], 0),
  };
  const edges = edgesBetween(graph, nodes, answer, granularity, filter);
  for (const node of kept) answer[node] = 0;
  return {
    start: starts
      .slice()
      .sort(byId(graph))
      .map(node => graph.ids[node]),
    unknown,
    nodes: [...nodes.values()],
    edges,
    beyond,
  };
}
