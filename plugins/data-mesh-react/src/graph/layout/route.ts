// SPDX-License-Identifier: Apache-2.0
import type {
  EdgeCourse,
  GraphPoint,
  LayeredGraph,
  LayoutGaps,
  PlacedNode,
} from './types';

/** Share of a box's side along which lines may end. */
const USED_SIDE = 0.6;
/** Widest distance between two ends on one side, in pixels. */
const PORT_GAP = 14;

/**
 * Gives boxes their left edges, and lines their course: ends spread along the sides of the boxes in the order of where
 * the lines come from, so that two lines between the same boxes run side by side.
 *
 * @internal
 */
export function routeEdges(
  graph: LayeredGraph,
  middle: number[],
  gaps: LayoutGaps,
): { nodes: PlacedNode[]; edges: Map<string, EdgeCourse>; width: number } {
  const { items, layers, chains } = graph;
  const lefts: number[] = [];
  const widths: number[] = [];
  let x = 0;
  layers.forEach((layer, l) => {
    lefts[l] = x;
    widths[l] = Math.max(0, ...layer.map(item => items[item].width));
    x += widths[l] + gaps.layer;
  });

  const nodes: PlacedNode[] = [];
  items.forEach((item, i) => {
    if (item.node) {
      nodes.push({
        ...item.node,
        layer: item.layer,
        x: lefts[item.layer],
        y: middle[i] - item.height / 2,
      });
    }
  });

  const starts = portHeights(graph, middle, 'right');
  const ends = portHeights(graph, middle, 'left');
  const edges = new Map<string, EdgeCourse>();
  chains.forEach((chain, c) => {
    const course: EdgeCourse = [];
    for (let i = 1; i < chain.items.length; i++) {
      const from = items[chain.items[i - 1]];
      const to = items[chain.items[i]];
      const start: GraphPoint = {
        x: lefts[from.layer] + (from.node ? from.width : widths[from.layer]),
        y: i === 1 ? starts[c] : middle[chain.items[i - 1]],
      };
      const end: GraphPoint = {
        x: lefts[to.layer],
        y: i === chain.items.length - 1 ? ends[c] : middle[chain.items[i]],
      };
      course.push([start, end]);
    }
    edges.set(
      chain.edge.id,
      chain.reversed
        ? course.reverse().map(([a, b]): [GraphPoint, GraphPoint] => [b, a])
        : course,
    );
  });
  return { nodes, edges, width: Math.max(0, x - gaps.layer) };
}

/** Where each line touches its box, by the number of the line's chain. */
function portHeights(
  graph: LayeredGraph,
  middle: number[],
  side: 'left' | 'right',
): number[] {
  const atBox = new Map<number, number[]>();
  graph.chains.forEach(({ items }, c) => {
    const box = side === 'right' ? items[0] : items[items.length - 1];
    atBox.set(box, [...(atBox.get(box) ?? []), c]);
  });
  const heights: number[] = [];
  for (const [box, chains] of atBox) {
    const towards = (c: number) => {
      const { items } = graph.chains[c];
      return middle[side === 'right' ? items[1] : items[items.length - 2]];
    };
    // Ties are broken by number at both ends alike, so that lines between the same boxes do not cross.
    chains.sort((a, b) => towards(a) - towards(b) || a - b);
    const gap = Math.min(
      PORT_GAP,
      (graph.items[box].height * USED_SIDE) / Math.max(1, chains.length - 1),
    );
    chains.forEach((c, i) => {
      heights[c] = middle[box] + (i - (chains.length - 1) / 2) * gap;
    });
  }
  return heights;
}
