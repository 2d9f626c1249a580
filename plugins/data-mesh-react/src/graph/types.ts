// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import type { State } from '../state';

/**
 * A thing in a graph: a domain, a product, a dataset, a column.
 *
 * @public
 */
export interface GraphNode {
  id: string;
  title: string;
  /** A second line, in the same words for all nodes of a kind: `12 products`. */
  caption?: string;
  icon?: ReactElement;
  /** Address of its own page. */
  href?: string;
  /** Id of the {@link GraphGroup} that it is folded into while the group is closed. */
  group?: string;
  /** True for what the page is about, among others: drawn so that it is found at once. */
  own?: boolean;
  /** Absent where the graph has nothing to say about states. */
  state?: State;
  /** The state in words: `2 errors`. Needed with `state`. */
  stateText?: string;
}

/**
 * A connection between two nodes, in the direction in which data goes.
 *
 * @public
 */
export interface GraphEdge {
  from: string;
  to: string;
  /** How many connections this stands for (contracts, jobs, columns). Default 1. */
  count?: number;
  /** What makes the connection, the most important first: titles of contracts. Shown with a chosen node. */
  via?: string[];
}

/**
 * Nodes that are shown as one until a person opens them.
 *
 * @public
 */
export interface GraphGroup {
  id: string;
  title: string;
  icon?: ReactElement;
  href?: string;
}

/** Words of a graph that depend on what it shows. @public */
export interface GraphWords {
  /** What nodes are: `['product', 'products']`. */
  node: [one: string, many: string];
  /** What a connection's count counts: `['contract', 'contracts']`. */
  edge: [one: string, many: string];
}

/**
 * A node as it is drawn: one of the caller's, or a closed group.
 *
 * @internal
 */
export interface VisibleNode extends GraphNode {
  /** For a closed group: the nodes inside. */
  folded?: GraphNode[];
}

/**
 * A connection as it is drawn: all of the caller's with the same visible ends, in one direction.
 *
 * @internal
 */
export interface VisibleEdge extends GraphEdge {
  id: string;
  count: number;
  /** At most {@link MAX_VIA}. */
  via: string[];
}

/** Most names of what makes a connection that are kept for its details. @internal */
export const MAX_VIA = 4;

/** What is drawn. @internal */
export interface VisibleGraph {
  nodes: VisibleNode[];
  edges: VisibleEdge[];
}
