// SPDX-License-Identifier: Apache-2.0
import type { GraphEdge } from './changes';
import type { LineageGraph } from './LineageGraph';
import type { Granularity } from './layers';
import { byText } from './order';
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
  const added: GraphEdge[] = [];
  const removed: GraphEdge[] = [];
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const was = first.takes(edge);
    const is = second.takes(edge);
    if (is && !was) added.push(graph.edge(edge));
    else if (was && !is) removed.push(graph.edge(edge));
  }
  const inOrder = (edges: GraphEdge[]) =>
    edges
      .sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to))
      .slice(0, limit);
  const counts = { added: added.length, removed: removed.length };
  return { added: inOrder(added), removed: inOrder(removed), counts };
}
