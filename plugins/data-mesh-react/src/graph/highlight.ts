// SPDX-License-Identifier: Apache-2.0
import type { VisibleGraph } from './types';

/**
 * What stands out while a person looks at a node: itself with its neighbours, or everything on the way to and from it.
 *
 * @public
 */
export type HighlightReach = 'neighbours' | 'paths';

/** @internal */
export interface Highlight {
  nodes: Set<string>;
  edges: Set<string>;
}

/**
 * Nodes and connections that belong to one node. Paths follow the direction of data on both sides, and never turn
 * round: a sibling that reads the same source is not on the way.
 *
 * @internal
 */
export function highlightOf(
  graph: VisibleGraph,
  nodeId: string,
  reach: HighlightReach,
): Highlight {
  const result: Highlight = { nodes: new Set([nodeId]), edges: new Set() };
  const walk = (ends: 'before' | 'after') => {
    const seen = new Set([nodeId]);
    let frontier = [nodeId];
    while (frontier.length > 0) {
      const next: string[] = [];
      const at = new Set(frontier);
      for (const edge of graph.edges) {
        const near = ends === 'before' ? edge.to : edge.from;
        const far = ends === 'before' ? edge.from : edge.to;
        if (at.has(near)) {
          result.edges.add(edge.id);
          result.nodes.add(far);
          if (!seen.has(far)) {
            seen.add(far);
            next.push(far);
          }
        }
      }
      frontier = reach === 'paths' ? next : [];
    }
  };
  walk('before');
  walk('after');
  return result;
}
