// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from '@meshwright/lineage';
import type { LineageHistoryAnswer } from '@meshwright/plugin-data-mesh-common';
import type { ClosedBoxes } from './ClosedBoxes';

/** When edges appeared and ended, the latest first; what may not be seen is closed. @internal */
export function edgeHistory(
  edges: ReturnType<LineageGraph['edgesOf']>,
  boxes: ClosedBoxes,
  { offset, limit }: { offset: number; limit: number },
): LineageHistoryAnswer {
  const items = edges.flatMap(edge =>
    (edge.spans ?? []).flatMap(({ from, to }) => [
      { at: from, what: 'appeared' as const, edge },
      ...(to === undefined ? [] : [{ at: to, what: 'ended' as const, edge }]),
    ]),
  );
  items.sort((a, b) => b.at - a.at);
  return {
    items: items.slice(offset, offset + limit).map(({ at, what, edge }) => ({
      at: new Date(at).toISOString(),
      what,
      edge: boxes.edge(edge),
    })),
    total: items.length,
  };
}
