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
  edges: LayoutEdge[],
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

function addPart(layout: GraphLayout, part: Part, at: GraphPoint) {
  const move = (point: GraphPoint) => ({
    x: point.x + at.x,
    y: point.y + at.y,
  });
  for (const node of part.nodes) {
    layout.nodes.set(node.id, { ...node, ...move(node) });
  }
  for (const [id, course] of part.edges) {
    layout.edges.set(
      id,
      course.map(({ from, to, turn }) => ({
        from: move(from),
        to: move(to),
        turn: turn + at.x,
      })),
    );
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

function splitParts(nodes: LayoutNode[], edges: LayoutEdge[]) {
  const root = new Map<string, string>(nodes.map(node => [node.id, node.id]));
  const find = (id: string): string => {
    let at = id;
    while (root.get(at) !== at) {
      root.set(at, root.get(root.get(at)!)!);
      at = root.get(at)!;
    }
    return at;
  };
  const linked = new Set<string>();
  for (const edge of edges) {
    root.set(find(edge.from), find(edge.to));
    linked.add(edge.from).add(edge.to);
  }
  const parts = new Map<string, { nodes: LayoutNode[]; edges: LayoutEdge[] }>();
  const single: LayoutNode[] = [];
  for (const node of nodes) {
    if (!linked.has(node.id)) {
      single.push(node);
      continue;
    }
    const id = find(node.id);
    if (!parts.has(id)) {
      parts.set(id, { nodes: [], edges: [] });
    }
    parts.get(id)!.nodes.push(node);
  }
  for (const edge of edges) {
    parts.get(find(edge.from))!.edges.push(edge);
  }
  return { connected: [...parts.values()], single };
}
