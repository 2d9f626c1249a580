// SPDX-License-Identifier: Apache-2.0
import type { GraphEdge } from './changes';
import type { LineageGraph } from './LineageGraph';
import type { Granularity } from './layers';
import { byId } from './order';
import { type EdgeFilter, Steps } from './steps';

/** What changed between two times. @public */
export interface LineageDifference {
  /** Edges that were not there at the first time, and were at the second. In order of from and to. */
  added: GraphEdge[];
  /** Edges that were there at the first time, and were not at the second. */
  removed: GraphEdge[];
  /** How many of each there are; the lists may hold fewer. */
  counts: { added: number; removed: number };
}

/** Collects edges, of which only the first in an order are wanted; all are counted. */
class First {
  count = 0;
  private kept: number[] = [];
  /** Where it has as many as are wanted: the last of them, after which none counts. */
  private last?: number;

  constructor(
    private readonly limit: number,
    private readonly order: (a: number, b: number) => number,
  ) {}

  add(edge: number): void {
    this.count++;
    if (this.last !== undefined && this.order(edge, this.last) >= 0) return;
    this.kept.push(edge);
    // Sorting once for as many again as are kept costs each of them little.
    if (this.kept.length >= 2 * this.limit + 1_000) this.cut();
  }

  /** In order. */
  edges(): readonly number[] {
    this.cut();
    return this.kept;
  }

  private cut(): void {
    this.kept.sort(this.order);
    this.kept.length = Math.min(this.kept.length, this.limit);
    if (this.kept.length === this.limit) this.last = this.kept.at(-1);
  }
}

/**
 * What changed between two times. Only observed edges have times: what is declared is the same at any.
 *
 * @param before - milliseconds since 1970
 * @param after - milliseconds since 1970
 * @param options - `limit`: edges in each list, by default 10,000
 * @public
 */
export function differenceBetween(
  graph: LineageGraph,
  before: number,
  after: number,
  options: Omit<EdgeFilter, 'at'> & {
    granularity?: Granularity;
    limit?: number;
  } = {},
): LineageDifference {
  const { granularity = 'dataset', limit = 10_000, ...filter } = options;
  const first = new Steps(graph, granularity, true, { ...filter, at: before });
  const second = new Steps(graph, granularity, true, { ...filter, at: after });
  const ends = byId(graph);
  const from = graph.from.values;
  const to = graph.to.values;
  const inOrder = (a: number, b: number) =>
    ends(from[a], from[b]) || ends(to[a], to[b]) || a - b;
  const added = new First(limit, inOrder);
  const removed = new First(limit, inOrder);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const was = first.takes(edge);
    const is = second.takes(edge);
    if (is && !was) added.add(edge);
    else if (was && !is) removed.add(edge);
  }
  return {
    added: added.edges().map(edge => graph.edge(edge)),
    removed: removed.edges().map(edge => graph.edge(edge)),
    counts: { added: added.count, removed: removed.count },
  };
}
