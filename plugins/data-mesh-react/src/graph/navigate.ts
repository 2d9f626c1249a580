// SPDX-License-Identifier: Apache-2.0
import type { PlacedNode } from './layout';
import type { VisibleGraph } from './types';

/** Where an arrow key leads. @internal */
export type GraphDirection = 'left' | 'right' | 'up' | 'down';

/**
 * The node that an arrow key leads to: along connections to the left and right, the nearest first, and to the box
 * above or below. Where no connection leads on, the nearest box in that direction is taken, so every box can be
 * reached.
 *
 * @internal
 */
export function nextNode(
  graph: VisibleGraph,
  places: ReadonlyMap<string, PlacedNode>,
  current: string,
  direction: GraphDirection,
): string | undefined {
  const here = places.get(current);
  if (!here) {
    return graph.nodes[0]?.id;
  }
  const sideways = direction === 'left' || direction === 'right';
  if (sideways) {
    const linked = graph.edges
      .filter(edge => edge.from === current || edge.to === current)
      .map(edge => (edge.from === current ? edge.to : edge.from));
    const near = nearest(here, linked, places, direction);
    if (near) {
      return near;
    }
  }
  return nearest(
    here,
    graph.nodes.map(node => node.id).filter(id => id !== current),
    places,
    direction,
  );
}

function nearest(
  here: PlacedNode,
  candidates: string[],
  places: ReadonlyMap<string, PlacedNode>,
  direction: GraphDirection,
): string | undefined {
  const sideways = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best: string | undefined;
  let least = Infinity;
  for (const id of candidates) {
    const there = places.get(id);
    if (!there) {
      continue;
    }
    const dx = there.x + there.width / 2 - (here.x + here.width / 2);
    const dy = there.y + there.height / 2 - (here.y + here.height / 2);
    const along = (sideways ? dx : dy) * sign;
    const aside = Math.abs(sideways ? dy : dx);
    // Twice the weight for going astray keeps the cursor in its row or column.
    if (along > 1 && along + 2 * aside < least) {
      least = along + 2 * aside;
      best = id;
    }
  }
  return best;
}
