// SPDX-License-Identifier: Apache-2.0
import type { LineageEdge, LineageNode, NodeType } from '../model';

/** A node as the graph holds it: what it is, and what it belongs to. @public */
export interface GraphNode {
  id: string;
  type: NodeType;
  /** Of a column: the id of its dataset. Of a dataset: the id of the product that provides it. */
  parent?: string;
}

/** An edge as the graph holds it. @public */
export type GraphEdge = Pick<
  LineageEdge,
  'from' | 'to' | 'kind' | 'source' | 'spans' | 'lastSeen'
> & {
  /** True for an edge between datasets that a job makes, whose own edges say the same. */
  byJob?: boolean;
  /** Ids of the jobs that show it with each run, so that their last runs count for it. */
  shownBy?: readonly string[];
};

/** What happens to a graph in one step. @public */
export interface GraphChange {
  nodes?: Iterable<GraphNode>;
  edges?: Iterable<GraphEdge>;
  /** Edges that are taken back, for instance since their contract is gone. What only ended keeps its spans. */
  removed?: Iterable<Pick<GraphEdge, 'from' | 'to' | 'kind' | 'source'>>;
  /** Runs that showed all that their jobs show; times are milliseconds since 1970. */
  runs?: Iterable<{ job: string; at: number }>;
}

/** What a graph keeps of a node. @public */
export function graphNode({
  id,
  type,
  dataset,
  facts,
}: Pick<LineageNode, 'id' | 'type' | 'dataset' | 'facts'>): GraphNode {
  const parent = type === 'column' ? dataset : facts.product;
  return { id, type, ...(parent !== undefined && { parent }) };
}

/** What a graph keeps of an edge. @public */
export function graphEdge(edge: LineageEdge): GraphEdge {
  const { from, to, kind, source, spans, lastSeen, jobs } = edge;
  const isOpen = spans?.some(({ to: end }) => end === undefined);
  return {
    from,
    to,
    kind,
    source,
    spans,
    lastSeen,
    byJob: jobs !== undefined,
    ...(isOpen && { shownBy: jobs }),
  };
}
