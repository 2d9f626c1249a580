// SPDX-License-Identifier: Apache-2.0
import { orderLayers } from './order';
import { placeItems } from './place';
import { rankNodes } from './rank';
import { routeEdges } from './route';
import type {
  EdgeCourse,
  GraphLayout,
  GraphPoint,
  LayoutEdge,
  LayoutOptions,
  LayoutNode,
  PartEdge,
  PlacedNode,
} from './types';

const DEFAULTS: LayoutOptions = {
  layer: 120,
  node: 20,
  component: 40,
  columnsOfCycles: Infinity,
};
/** Wanted ratio of width to height when unconnected parts are put beside each other. */
const ASPECT = 1.8;

interface Part {
  width: number;
  height: number;
  nodes: PlacedNode[];
  edges: Map<string, EdgeCourse>;
}

/**
 * Draws a directed graph in columns, so that lines run from left to right wherever a cycle does not forbid it. Parts
 * that are not connected stand apart; boxes without any line stand in rows below.
 *
 * The same input gives the same drawing. A line from a box to itself is left out.
 *
 * @internal
 */
export function layeredLayout(
  nodes: LayoutNode[],
  edges: LayoutEdge[],
  options: Partial<LayoutOptions> = {},
): GraphLayout {
  const gaps = { ...DEFAULTS, ...options };
  const lines = edges.filter(edge => edge.from !== edge.to);
  const { connected, single } = splitParts(nodes, lines);
  const parts = connected.map(part => layoutPart(part.nodes, part.edges, gaps));

  const area = parts.reduce(
    (sum, part) =>
      sum + (part.width + gaps.component) * (part.height + gaps.component),
    single.reduce(
      (sum, node) => sum + (node.width + gaps.node) * (node.height + gaps.node),
      0,
    ),
  );
  const target = Math.max(
    Math.sqrt(area * ASPECT),
    ...parts.map(part => part.width),
    ...single.map(node => node.width),
  );
  const layout: GraphLayout = {
    width: 0,
    height: 0,
    nodes: new Map(),
    edges: new Map(),
  };
  const bottom = addParts(layout, parts, target, gaps.component);
  addSingles(layout, single, {
    target,
    gap: gaps.node,
    top: bottom === 0 ? 0 : bottom + gaps.component,
  });
  return layout;
}

function layoutPart(
  nodes: LayoutNode[],
  edges: PartEdge[],
  gaps: LayoutOptions,
): Part {
  const graph = rankNodes(nodes, edges, gaps.columnsOfCycles);
  orderLayers(graph);
  const middle = placeItems(graph, gaps);
  const routed = routeEdges(graph, middle, gaps);
  const height = graph.items.reduce(
    (max, item, i) => Math.max(max, middle[i] + item.height / 2),
    0,
  );
  return { ...routed, height };
}

/** Largest part first, in shelves. */
function addParts(
  layout: GraphLayout,
  parts: Part[],
  target: number,
  gap: number,
): number {
  let x = 0;
  let top = 0;
  let bottom = 0;
  const bySize = [...parts].sort(
    (a, b) => b.nodes.length - a.nodes.length || b.height - a.height,
  );
  for (const part of bySize) {
    if (x > 0 && x + part.width > target) {
      x = 0;
      top = bottom + gap;
    }
    addPart(layout, part, { x, y: top });
    layout.width = Math.max(layout.width, x + part.width);
    bottom = Math.max(bottom, top + part.height);
    x += part.width + gap;
  }
  layout.height = bottom;
  return bottom;
}

/** The part is moved, and its own from here on no more. */
function addPart(layout: GraphLayout, part: Part, at: GraphPoint) {
  for (const node of part.nodes) {
    node.x += at.x;
    node.y += at.y;
    layout.nodes.set(node.id, node);
  }
  for (const [id, course] of part.edges) {
    for (const swing of course) {
      swing.from.x += at.x;
      swing.from.y += at.y;
      swing.to.x += at.x;
      swing.to.y += at.y;
      swing.turn += at.x;
    }
    layout.edges.set(id, course);
  }
}

function addSingles(
  layout: GraphLayout,
  nodes: LayoutNode[],
  options: { target: number; gap: number; top: number },
) {
  let x = 0;
  let y = options.top;
  let rowHeight = 0;
  for (const node of nodes) {
    if (x > 0 && x + node.width > options.target) {
      x = 0;
      y += rowHeight + options.gap;
      rowHeight = 0;
    }
    layout.nodes.set(node.id, { ...node, layer: 0, x, y });
    rowHeight = Math.max(rowHeight, node.height);
    layout.width = Math.max(layout.width, x + node.width);
    layout.height = Math.max(layout.height, y + rowHeight);
    x += node.width + options.gap;
  }
}

/** Boxes that hang together, with their lines by the numbers of the boxes among them; and boxes without lines. */
function splitParts(nodes: LayoutNode[], edges: LayoutEdge[]) {
  const numbers = new Map(nodes.map(({ id }, i) => [id, i]));
  const ends = edges.map(edge => ({
    edge,
    from: numbers.get(edge.from)!,
    to: numbers.get(edge.to)!,
  }));
  const root = Int32Array.from(nodes, (_, i) => i);
  const find = (box: number): number => {
    let at = box;
    while (root[at] !== at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  };
  const linked = new Uint8Array(nodes.length);
  for (const { from, to } of ends) {
    root[find(from)] = find(to);
    linked[from] = 1;
    linked[to] = 1;
  }
  const parts = new Map<number, { nodes: LayoutNode[]; edges: PartEdge[] }>();
  const single: LayoutNode[] = [];
  const place = new Int32Array(nodes.length);
  nodes.forEach((node, i) => {
    if (linked[i] === 0) {
      single.push(node);
      return;
    }
    const of = find(i);
    const part = parts.get(of) ?? { nodes: [], edges: [] };
    parts.set(of, part);
    place[i] = part.nodes.length;
    part.nodes.push(node);
  });
  for (const { edge, from, to } of ends) {
    parts
      .get(find(from))!
      .edges.push({ edge, from: place[from], to: place[to] });
  }
  return { connected: [...parts.values()], single };
}
