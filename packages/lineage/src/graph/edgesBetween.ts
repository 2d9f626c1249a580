// SPDX-License-Identifier: Apache-2.0
import type { EdgeKind, EdgeSource } from '../model';
import type { LineageGraph } from './LineageGraph';
import type { Granularity } from './layers';
import { byId } from './order';
import { type EdgeFilter, Steps } from './steps';
import type { WalkedNode } from './walk';

/** An edge between two nodes of an answer. @public */
export interface WalkedEdge {
  from: string;
  to: string;
  kind: EdgeKind;
  source: EdgeSource;
  /** When a run showed it last, in milliseconds since 1970. */
  lastSeen?: number;
}

/**
 * Every edge between the nodes of an answer; counts for each node the neighbours that are not in it.
 *
 * @internal
 */
export function edgesBetween(
  graph: LineageGraph,
  nodes: ReadonlyMap<number, WalkedNode>,
  granularity: Granularity,
  filter: EdgeFilter,
): WalkedEdge[] {
  const steps = new Steps(graph, granularity, true, filter);
  const between: number[] = [];
  const from = graph.from.values;
  const to = graph.to.values;
  const hidden: number[] = [];
  /** Neighbours are few: a list is faster than a set. */
  const hide = (node: number) => {
    if (!hidden.includes(node)) hidden.push(node);
  };
  for (const [node, walked] of nodes) {
    hidden.length = 0;
    graph.out.each(node, edge => {
      if (!steps.takes(edge)) return;
      if (nodes.has(to[edge])) between.push(edge);
      else hide(to[edge]);
    });
    walked.hiddenDown = hidden.length;
    hidden.length = 0;
    graph.in.each(node, edge => {
      if (steps.takes(edge) && !nodes.has(from[edge])) hide(from[edge]);
    });
    walked.hiddenUp = hidden.length;
  }
  const order = byId(graph);
  between.sort(
    (a, b) =>
      order(from[a], from[b]) ||
      order(to[a], to[b]) ||
      graph.marks.compare(a, b),
  );
  return between.map(edge => {
    const lastSeen = graph.lastSeenOf(edge);
    return {
      from: graph.ids[from[edge]],
      to: graph.ids[to[edge]],
      kind: graph.kindOf(edge),
      source: graph.sourceOf(edge),
      ...(lastSeen !== undefined && { lastSeen }),
    };
  });
}
