// SPDX-License-Identifier: Apache-2.0
import { layeredLayout } from './layered';
import type { LayoutEdge } from './layered';

/** Numbers of each box in {@link PackedLayout.boxes}: left, top, width, height. @internal */
export const BOX_SIZE = 4;
/** Numbers of each swing in {@link PackedLayout.swings}: x and y of both ends, and x of the control points. @internal */
export const SWING_SIZE = 5;

/** What is to be laid out, in arrays that cost nothing to hand to a worker. @internal */
export interface LayoutRequest {
  /** Width and height of each box. */
  sizes: Float32Array;
  /** Numbers of the boxes at both ends of each line. */
  ends: Uint32Array;
  /** Where each line leaves and reaches its boxes, below their upper edges; NaN for anywhere. */
  ports: Float32Array;
  /** How much each line counts when it is decided which lines run backwards. Default: all the same. */
  weights?: Float32Array;
  /** Most columns of a part in which much runs in circles. */
  columns?: number;
  /** Lines have labels, which need room. */
  labelled?: boolean;
}

/** A finished drawing, in the order of the request. @internal */
export interface PackedLayout {
  width: number;
  height: number;
  boxes: Float32Array;
  /** Courses of all lines, one after the other. */
  swings: Float32Array;
  /** For each line the number of its first swing, and at the end the number of all swings. */
  courses: Uint32Array;
}

/** Distances between columns, boxes and parts. @internal */
export const GAPS = { layer: 64, node: 22, component: 48 };
/** The same where lines have labels. A graph of few boxes has more room around them. @internal */
export const LABELLED_GAPS = { ...GAPS, layer: 104 };
const ROOMY_GAPS = { ...LABELLED_GAPS, node: 44 };
/** A graph of up to this many boxes is one of few. */
const FEW = 16;
const orNothing = (value: number) => (Number.isNaN(value) ? undefined : value);

/** Lays boxes and lines out in columns. The same request gives the same drawing. @internal */
export function packedLayout(request: LayoutRequest): PackedLayout {
  const { sizes, ends, ports } = request;
  const boxCount = sizes.length / 2;
  const lineCount = ends.length / 2;
  const nodes = Array.from({ length: boxCount }, (_, i) => ({
    id: String(i),
    width: sizes[2 * i],
    height: sizes[2 * i + 1],
  }));
  const edges: LayoutEdge[] = Array.from({ length: lineCount }, (_, i) => ({
    id: String(i),
    from: String(ends[2 * i]),
    to: String(ends[2 * i + 1]),
    fromY: orNothing(ports[2 * i]),
    toY: orNothing(ports[2 * i + 1]),
    weight: request.weights?.[i],
  }));
  const labelledGaps = boxCount > FEW ? LABELLED_GAPS : ROOMY_GAPS;
  const layout = layeredLayout(nodes, edges, {
    ...(request.labelled ? labelledGaps : GAPS),
    ...(request.columns !== undefined && { columnsOfCycles: request.columns }),
  });

  const boxes = new Float32Array(boxCount * BOX_SIZE);
  for (let i = 0; i < boxCount; i++) {
    const { x, y, width, height } = layout.nodes.get(nodes[i].id)!;
    boxes[i * BOX_SIZE] = x;
    boxes[i * BOX_SIZE + 1] = y;
    boxes[i * BOX_SIZE + 2] = width;
    boxes[i * BOX_SIZE + 3] = height;
  }
  const courses = new Uint32Array(lineCount + 1);
  for (let i = 0; i < lineCount; i++) {
    courses[i + 1] = courses[i] + (layout.edges.get(edges[i].id)?.length ?? 0);
  }
  const swings = new Float32Array(courses[lineCount] * SWING_SIZE);
  for (let i = 0; i < lineCount; i++) {
    let at = courses[i] * SWING_SIZE;
    for (const { from, to, turn } of layout.edges.get(edges[i].id) ?? []) {
      swings[at] = from.x;
      swings[at + 1] = from.y;
      swings[at + 2] = to.x;
      swings[at + 3] = to.y;
      swings[at + 4] = turn;
      at += SWING_SIZE;
    }
  }
  return {
    width: layout.width,
    height: layout.height,
    boxes,
    swings,
    courses,
  };
}
