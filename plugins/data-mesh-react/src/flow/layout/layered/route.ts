// SPDX-License-Identifier: Apache-2.0
import type {
  EdgeCourse,
  EdgeSwing,
  GraphPoint,
  LayeredGraph,
  LayoutGaps,
  PlacedNode,
} from './types';

/** Share of a box's side along which lines may end. */
const USED_SIDE = 0.6;
/** Widest distance between two ends on one side, in pixels. */
const PORT_GAP = 26;
/** How far an arc leaves its column, in pixels, and how much farther for each 100 pixels that it spans. */
const ARC_REACH = 36;
const ARC_GROWTH = 12;
/** Room kept beside the last column for arcs and their labels, in pixels. */
const ARC_ROOM = 84;

/**
 * Gives boxes their left edges, and lines their course: ends spread along the sides of the boxes in the order of where
 * the lines come from, so that two lines between the same boxes run side by side.
 *
 * @internal
 */
export function routeEdges(
  graph: LayeredGraph,
  middle: Float64Array,
  gaps: LayoutGaps,
): { nodes: PlacedNode[]; edges: Map<string, EdgeCourse>; width: number } {
  const { items, layers, chains } = graph;
  const lefts: number[] = [];
  const widths: number[] = [];
  let x = 0;
  layers.forEach((layer, l) => {
    lefts[l] = x;
    widths[l] = layer.reduce(
      (most, item) => Math.max(most, items[item].width),
      0,
    );
    x += widths[l] + gaps.layer;
  });

  const nodes: PlacedNode[] = [];
  items.forEach(({ node, layer, width: w, height }, i) => {
    if (node) {
      const y = middle[i] - height / 2;
      nodes.push({ id: node.id, width: w, height, layer, x: lefts[layer], y });
    }
  });

  const { starts, ends, arcStarts, arcEnds } = portHeights(graph, middle);
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
      course.push({ from: start, to: end, turn: (start.x + end.x) / 2 });
    }
    edges.set(
      chain.edge.id,
      chain.reversed
        ? course.reverse().map(
            (swing): EdgeSwing => ({
              ...swing,
              from: swing.to,
              to: swing.from,
            }),
          )
        : course,
    );
  });

  let width = Math.max(0, x - gaps.layer);
  graph.arcs.forEach(({ edge, from }, a) => {
    const { layer } = items[from];
    const right = lefts[layer] + widths[layer];
    const span = Math.abs(arcEnds[a] - arcStarts[a]);
    const turn = right + ARC_REACH + (ARC_GROWTH * span) / 100;
    edges.set(edge.id, [
      {
        from: { x: right, y: arcStarts[a] },
        to: { x: right, y: arcEnds[a] },
        turn,
      },
    ]);
    width = Math.max(width, turn, right + ARC_ROOM);
  });
  return { nodes, edges, width };
}

/**
 * Where lines touch their boxes: by number of the chain the left and right end, by number of the arc both ends. What has
 * no place of its own is spread along the side of its box. Ties are broken alike at both ends, so that no two lines swap
 * sides.
 */
function portHeights(graph: LayeredGraph, middle: Float64Array) {
  const { items: boxes, chains, arcs } = graph;
  const starts = new Float64Array(chains.length);
  const ends = new Float64Array(chains.length);
  const arcStarts = new Float64Array(arcs.length);
  const arcEnds = new Float64Array(arcs.length);
  /** Ends to be spread, by the number of the box: those on its left side and those on its right. */
  const sides: Record<'left' | 'right', Port[][]> = { left: [], right: [] };
  const put = (
    side: 'left' | 'right',
    box: number,
    heights: Float64Array,
    line: number,
    towards: number,
  ) => {
    (sides[side][box] ??= []).push({ heights, line, towards });
  };
  const top = (box: number) => middle[box] - boxes[box].height / 2;
  chains.forEach(({ items, edge, reversed }, c) => {
    const last = items.length - 1;
    const [leftY, rightY] = reversed
      ? [edge.toY, edge.fromY]
      : [edge.fromY, edge.toY];
    if (leftY !== undefined) starts[c] = top(items[0]) + leftY;
    else put('right', items[0], starts, c, middle[items[1]]);
    if (rightY !== undefined) ends[c] = top(items[last]) + rightY;
    else put('left', items[last], ends, c, middle[items[last - 1]]);
  });
  arcs.forEach(({ from, to }, a) => {
    put('right', from, arcStarts, a, middle[to]);
    put('right', to, arcEnds, a, middle[from]);
  });
  for (const side of [sides.left, sides.right]) {
    side.forEach((ports, box) =>
      spreadPorts(ports, middle[box], boxes[box].height),
    );
  }
  return { starts, ends, arcStarts, arcEnds };
}

/** An end of a line at the side of a box, and the height of what lies at its other end. */
interface Port {
  /** Where the height is put that is found. */
  heights: Float64Array;
  line: number;
  towards: number;
}

/** Spreads the ends at one side of a box. */
function spreadPorts(ports: Port[], middle: number, height: number) {
  ports.sort((a, b) => a.towards - b.towards);
  const gap = Math.min(
    PORT_GAP,
    (height * USED_SIDE) / Math.max(1, ports.length - 1),
  );
  ports.forEach(({ heights, line }, i) => {
    heights[line] = middle + (i - (ports.length - 1) / 2) * gap;
  });
}
