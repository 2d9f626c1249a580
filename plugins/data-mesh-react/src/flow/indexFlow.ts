// SPDX-License-Identifier: Apache-2.0
import type { FlowGraph } from './types';

/** A graph by numbers: which lines leave and reach each box. @internal */
export interface FlowIndex {
  graph: FlowGraph;
  /** Number of a box by its id. */
  numbers: Map<string, number>;
  /** Number of the box that a row is in. */
  boxOfRow: Map<string, number>;
  /** Numbers of lines by the number of the box they leave. */
  out: number[][];
  /** Numbers of lines by the number of the box they reach. */
  in: number[][];
}

/** @internal */
export function indexFlow(graph: FlowGraph): FlowIndex {
  const numbers = new Map<string, number>();
  const boxOfRow = new Map<string, number>();
  graph.boxes.forEach((box, i) => {
    numbers.set(box.id, i);
    for (const row of box.rows) boxOfRow.set(row.id, i);
  });
  const out: number[][] = graph.boxes.map(() => []);
  const into: number[][] = graph.boxes.map(() => []);
  graph.lines.forEach(({ from, to }, i) => {
    out[numbers.get(from.box)!].push(i);
    into[numbers.get(to.box)!].push(i);
  });
  return { graph, numbers, boxOfRow, out, in: into };
}

/** Of what a drawing is about, the box that is connected with most; the first of equals. @internal */
export function mainBox({
  graph,
  in: before,
  out: after,
}: FlowIndex): string | undefined {
  let main: { id: string; lines: number } | undefined;
  graph.boxes.forEach(({ id, own }, i) => {
    const lines = before[i].length + after[i].length;
    if (own && (!main || lines > main.lines)) main = { id, lines };
  });
  return main?.id;
}
