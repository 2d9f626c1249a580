// SPDX-License-Identifier: Apache-2.0
import type { EdgeKind, EdgeSource } from '../model';
import type { LineageGraph } from './LineageGraph';
import type { Granularity } from './layers';
import { byId, inOrder } from './order';
import { type EdgeFilter, Steps } from './steps';
import type { WalkedNode } from './walkedNode';

/** An edge between two nodes of an answer. @public */
export interface WalkedEdge {
  from: string;
  to: string;
  kind: EdgeKind;
  source: EdgeSource;
  /** When a run showed it last, in milliseconds since 1970. */
  lastSeen?: number;
}

/** Neighbours up to which a list is faster than a set. */
const FEW = 32;

/** Neighbours of one node that are not in the answer, each counted once. */
class Hidden {
  private readonly few: number[] = [];
  private many?: Set<number>;

  get count(): number {
    return this.many?.size ?? this.few.length;
  }

  add(node: number): void {
    if (this.many) this.many.add(node);
    else if (this.few.includes(node)) return;
    else if (this.few.length < FEW) this.few.push(node);
    else this.many = new Set([...this.few, node]);
  }

  clear(): void {
    this.few.length = 0;
    this.many = undefined;
  }
}

/**
 * Every edge between the nodes of an answer; counts for each node the neighbours that are not in it.
 *
 * @param answer - marks of the nodes of the answer
 * @internal
 */
export function edgesBetween(
  graph: LineageGraph,
  nodes: ReadonlyMap<number, WalkedNode>,
  answer: Uint8Array,
  granularity: Granularity,
  filter: EdgeFilter,
): WalkedEdge[] {
  const steps = new Steps(graph, granularity, true, filter);
  const between: number[] = [];
  const from = graph.from.values;
  const to = graph.to.values;
  const hidden = new Hidden();
  const order = byId(graph);
  const byEnd = (a: number, b: number) =>
    order(to[a], to[b]) || graph.marks.compare(a, b);
  let own: number[] = [];
  const leaving = (edge: number) => {
    if (!steps.takes(edge)) return;
    if (answer[to[edge]]) own.push(edge);
    else hidden.add(to[edge]);
  };
  const arriving = (edge: number) => {
    if (!answer[from[edge]] && steps.takes(edge)) hidden.add(from[edge]);
  };
  const ordered = inOrder(graph, [...nodes.keys()]);
  for (let i = 0; i < ordered.length; i++) {
    const node = ordered[i];
    const walked = nodes.get(node)!;
    own = [];
    graph.out.each(node, leaving);
    for (const edge of own.sort(byEnd)) between.push(edge);
    walked.hiddenDown = hidden.count;
    hidden.clear();
    graph.in.each(node, arriving);
    walked.hiddenUp = hidden.count;
    hidden.clear();
  }
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
