// SPDX-License-Identifier: Apache-2.0

/** A point of a drawing, in pixels from its top left corner. @public */
export interface GraphPoint {
  x: number;
  y: number;
}

/** A box to be placed. @internal */
export interface LayoutNode {
  id: string;
  width: number;
  height: number;
}

/** A directed line to be drawn between two boxes; both ends must be boxes of the same call. @internal */
export interface LayoutEdge {
  id: string;
  from: string;
  to: string;
  /** How much the line counts when it is decided which lines run backwards. Default 1. */
  weight?: number;
  /** Where the line leaves its first box, in pixels below the box's upper edge. Default: spread along the side. */
  fromY?: number;
  /** Where the line reaches its second box, in pixels below the box's upper edge. Default: spread along the side. */
  toY?: number;
}

/** A line between two boxes of one connected part, by the numbers of the boxes in it. @internal */
export interface PartEdge {
  edge: LayoutEdge;
  from: number;
  to: number;
}

/** A box with its place: `x` and `y` are its top left corner. @internal */
export interface PlacedNode extends LayoutNode, GraphPoint {
  /** Column, counted from the left of the box's own component. */
  layer: number;
}

/**
 * A part of a line: it leaves `from` and reaches `to` level, turning at `turn` pixels from the left.
 *
 * @internal
 */
export interface EdgeSwing {
  from: GraphPoint;
  to: GraphPoint;
  /** `x` of both control points of the curve. */
  turn: number;
}

/** Course of a line; between two swings it runs level. @internal */
export type EdgeCourse = EdgeSwing[];

/** A finished drawing. @internal */
export interface GraphLayout {
  width: number;
  height: number;
  nodes: Map<string, PlacedNode>;
  edges: Map<string, EdgeCourse>;
}

/** Distances of a drawing, in pixels. @internal */
export interface LayoutGaps {
  /** Between two columns. */
  layer: number;
  /** Between two boxes of a column. */
  node: number;
  /** Between two parts that are not connected. */
  component: number;
}

/** How a drawing is made. @internal */
export interface LayoutOptions extends LayoutGaps {
  /**
   * Most columns of a part in which much runs in circles. There the order of columns says little, and a drawing that
   * fits says more. Parts with a direction take the columns that they need.
   */
  columnsOfCycles: number;
}

/**
 * What the steps of the layout hand on: boxes and bends by number, columns of them, and links that go from a column to
 * the next one only.
 *
 * @internal
 */
export interface LayeredGraph {
  /** Boxes first, in the order of the input, then bends. */
  items: LayeredItem[];
  /** Item numbers from top to bottom, by column. */
  layers: number[][];
  /** For each item, the numbers of its neighbours one column to the left. */
  before: number[][];
  /** For each item, the numbers of its neighbours one column to the right. */
  after: number[][];
  /** For each line, the items it passes from left to right, and whether it runs against its own direction. */
  chains: Array<{ edge: LayoutEdge; items: number[]; reversed: boolean }>;
  /** Lines between boxes of one column, by the numbers of the boxes. */
  arcs: PartEdge[];
}

/** @internal */
export interface LayeredItem {
  /** Absent for a bend: the place where a long line crosses a column. */
  node?: LayoutNode;
  width: number;
  height: number;
  layer: number;
}
