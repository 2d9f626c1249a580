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

/** Where lines touch their boxes: by number of the chain the left and right end, by number of the arc both ends. */
function portHeights(graph: LayeredGraph, middle: number[]) {
  const starts: number[] = [];
  const ends: number[] = [];
  const arcStarts: number[] = [];
  const arcEnds: number[] = [];
  const ports: Port[] = [];
  const top = (box: number) => middle[box] - graph.items[box].height / 2;
  graph.chains.forEach(({ items, edge, reversed }, c) => {
    const last = items.length - 1;
    const [leftY, rightY] = reversed
      ? [edge.toY, edge.fromY]
      : [edge.fromY, edge.toY];
    if (leftY !== undefined) starts[c] = top(items[0]) + leftY;
    else {
      ports.push({
        box: items[0],
        side: 'right',
        towards: middle[items[1]],
        put: height => {
          starts[c] = height;
        },
      });
    }
    if (rightY !== undefined) ends[c] = top(items[last]) + rightY;
    else {
      ports.push({
        box: items[last],
        side: 'left',
        towards: middle[items[last - 1]],
        put: height => {
          ends[c] = height;
        },
      });
    }
  });
  graph.arcs.forEach(({ from, to }, a) => {
    ports.push(
      {
        box: from,
        side: 'right',
        towards: middle[to],
        put: height => {
          arcStarts[a] = height;
        },
      },
      {
        box: to,
        side: 'right',
        towards: middle[from],
        put: height => {
          arcEnds[a] = height;
        },
      },
    );
  });
  spreadPorts(graph, middle, ports);
  return { starts, ends, arcStarts, arcEnds };
}

/** An end of a line at the side of a box, and the height of what lies at its other end. */
interface Port {
  box: number;
  side: 'left' | 'right';
  towards: number;
  /** Takes the height that was found. */
  put(height: number): void;
}

/** Spreads the ends at each side of each box. Ties are broken alike at both ends, so that no two lines swap sides. */
function spreadPorts(graph: LayeredGraph, middle: number[], ports: Port[]) {
  const sides = new Map<string, Port[]>();
  for (const port of ports) {
    const key = `${port.box} ${port.side}`;
    const side = sides.get(key);
    if (side) side.push(port);
    else sides.set(key, [port]);
  }
  for (const side of sides.values()) {
    side.sort((a, b) => a.towards - b.towards);
    const { box } = side[0];
    const gap = Math.min(
      PORT_GAP,
      (graph.items[box].height * USED_SIDE) / Math.max(1, side.length - 1),
    );
    side.forEach((port, i) => {
      port.put(middle[box] + (i - (side.length - 1) / 2) * gap);
    });
  }
}
