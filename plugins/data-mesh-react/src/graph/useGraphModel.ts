// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { placeLabels } from './edgeShape';
import { foldGroups, limitNodes } from './foldGroups';
import { layeredLayout } from './layout';
import type { GraphLayout, GraphPoint } from './layout';
import type { GraphEdge, GraphGroup, GraphNode, VisibleGraph } from './types';

/** Size of a box, in pixels at a zoom of 1. @internal */
export const NODE_SIZE = { width: 216, height: 60 };
const MAX_DRAWN = 250;
const LABEL_HEIGHT = 20;
const LABEL_CHARACTER = 6.4;
const LABEL_PADDING = 16;

/** Everything that a drawing needs, computed from what the caller gave and what is open. @internal */
export interface GraphModel {
  graph: VisibleGraph;
  layout: GraphLayout;
  labels: Map<string, GraphPoint & { crowded: boolean; text: string }>;
  /** Nodes inside closed groups. */
  foldedCount: number;
  closedGroups: number;
  /** Nodes left out because there were too many to draw. */
  cutCount: number;
}

/** @internal */
export function useGraphModel(options: {
  nodes: GraphNode[];
  edges: GraphEdge[];
  groups: GraphGroup[];
  open: ReadonlySet<string>;
  edgeWord: [string, string];
}): GraphModel {
  const { nodes, edges, groups, open, edgeWord } = options;
  const [one, many] = edgeWord;
  return useMemo(() => {
    const all = foldGroups(nodes, edges, groups, open);
    const graph = limitNodes(all, MAX_DRAWN);
    const layout = layeredLayout(
      graph.nodes.map(node => ({ id: node.id, ...NODE_SIZE })),
      graph.edges.map(edge => ({ ...edge, weight: edge.count })),
    );
    const texts = new Map(
      graph.edges.map(edge => [
        edge.id,
        `${edge.count} ${edge.count === 1 ? one : many}`,
      ]),
    );
    const places = placeLabels(
      [...graph.edges]
        .sort((a, b) => b.count - a.count)
        .flatMap(({ id }) => {
          const course = layout.edges.get(id);
          return course
            ? [
                {
                  id,
                  course,
                  height: LABEL_HEIGHT,
                  width:
                    texts.get(id)!.length * LABEL_CHARACTER + LABEL_PADDING,
                },
              ]
            : [];
        }),
    );
    const labels: GraphModel['labels'] = new Map();
    for (const [id, place] of places) {
      labels.set(id, { ...place, text: texts.get(id)! });
    }
    const closed = graph.nodes.filter(node => node.folded);
    return {
      graph,
      layout,
      labels,
      foldedCount: closed.reduce((sum, n) => sum + n.folded!.length, 0),
      closedGroups: closed.length,
      cutCount: all.nodes.length - graph.nodes.length,
    };
  }, [nodes, edges, groups, open, one, many]);
}
