// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from './LineageGraph';

/** Order of texts by their characters, the same in every language. @internal */
export const byText = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** Order of nodes by their ids; numbers tell it where nodes came in that order. @internal */
export const byId =
  ({ ids, sortedCount }: LineageGraph) =>
  (a: number, b: number): number =>
    a < sortedCount && b < sortedCount ? a - b : byText(ids[a], ids[b]);

/** Nodes in the order of their ids. @internal */
export function inOrder(
  graph: LineageGraph,
  nodes: readonly number[],
): ArrayLike<number> {
  const { sortedCount } = graph;
  // Where numbers tell the order, an array of numbers sorts itself ten times as fast.
  return nodes.every(node => node < sortedCount)
    ? Int32Array.from(nodes).sort()
    : [...nodes].sort(byId(graph));
}
