// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef, useState } from 'react';
import { BOX, heightOf, rowMiddle } from '../geometry';
import type { FlowGraph } from '../types';
import { Layouter } from './Layouter';
import { labelLines } from './labelLines';
import type { LayoutRequest, PackedLayout } from './packedLayout';
import type { EdgeLabel } from './placeLabels';

/** A graph with the layout that belongs to it. @internal */
export interface LaidOut {
  graph: FlowGraph;
  layout: PackedLayout;
  /** Labels of lines by the numbers of the lines. */
  labels: ReadonlyMap<number, EdgeLabel>;
}

/** A graph with its layout, and labels in it. @internal */
export function laidOutOf(graph: FlowGraph, layout: PackedLayout): LaidOut {
  return { graph, layout, labels: labelLines(graph, layout) };
}

/**
 * The graph as a layout is asked for.
 *
 * @param columns - most columns of a part in which much runs in circles
 * @internal
 */
export function requestOf(
  { boxes, lines }: FlowGraph,
  columns?: number,
): LayoutRequest {
  const numbers = new Map<string, number>();
  const rows = new Map<string, number>();
  const sizes = new Float32Array(boxes.length * 2);
  boxes.forEach((box, i) => {
    numbers.set(box.id, i);
    box.rows.forEach((row, r) => rows.set(row.id, r));
    sizes[2 * i] = BOX.width;
    sizes[2 * i + 1] = heightOf(box);
  });
  const ends = new Uint32Array(lines.length * 2);
  const ports = new Float32Array(lines.length * 2);
  const portOf = (row: string | undefined) => {
    const index = row === undefined ? undefined : rows.get(row);
    return index === undefined ? NaN : rowMiddle(index);
  };
  lines.forEach(({ from, to }, i) => {
    ends[2 * i] = numbers.get(from.box)!;
    ends[2 * i + 1] = numbers.get(to.box)!;
    ports[2 * i] = portOf(from.row);
    ports[2 * i + 1] = portOf(to.row);
  });
  return {
    sizes,
    ends,
    ports,
    ...(lines.some(({ weight }) => weight !== undefined) && {
      weights: Float32Array.from(lines, ({ weight = 1 }) => weight),
    }),
    ...(columns !== undefined && { columns }),
    labelled: lines.some(({ label }) => label !== undefined),
  };
}

/**
 * A graph and its layout, which is computed off the main thread when it is large. Until a new layout is there, the last
 * graph stays with its own.
 *
 * @internal
 */
export function useFlowLayout(
  graph: FlowGraph,
  columns?: number,
): {
  laidOut?: LaidOut;
  busy: boolean;
} {
  const [layouter] = useState(() => new Layouter());
  useEffect(() => () => layouter.stop(), [layouter]);
  const [arrived, setArrived] = useState<LaidOut>();
  const last = useRef<LaidOut>();
  const wanted = useRef<FlowGraph>();
  wanted.current = graph;

  const atOnce = useMemo(() => {
    const layout = layouter.layOut(requestOf(graph, columns), later => {
      // An answer for a graph that is no longer wanted is late.
      if (wanted.current === graph) setArrived(laidOutOf(graph, later));
    });
    return layout && laidOutOf(graph, layout);
  }, [layouter, graph, columns]);

  const current = atOnce ?? (arrived?.graph === graph ? arrived : undefined);
  if (current) last.current = current;
  return { laidOut: last.current, busy: !current };
}
