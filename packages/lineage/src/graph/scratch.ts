// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from './LineageGraph';

/** Marks that a walk sets, and clears when it ends. @internal */
export interface Scratch {
  /** Places that were reached: see `Steps`. */
  places: Uint8Array;
  /** Nodes that were reached. */
  nodes: Uint8Array;
  /** Nodes of the answer. */
  answer: Uint8Array;
}

/** Kept between walks, since clearing what was touched is cheaper than making them. */
const scratches = new WeakMap<LineageGraph, Scratch>();

/** Room for marks of all nodes of a graph, with none set. @internal */
export function scratchOf(graph: LineageGraph): Scratch {
  const known = scratches.get(graph);
  if (known && known.nodes.length >= graph.nodeCount) return known;
  // Room to grow, so that a graph that grows by the minute does not need new ones each time.
  const room = Math.ceil(graph.nodeCount * 1.2) + 16;
  const made: Scratch = {
    places: new Uint8Array(room * 2),
    nodes: new Uint8Array(room),
    answer: new Uint8Array(room),
  };
  scratches.set(graph, made);
  return made;
}
