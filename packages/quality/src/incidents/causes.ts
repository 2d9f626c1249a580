// SPDX-License-Identifier: Apache-2.0
import type { ProductEdge } from './model';

/** A place in the mesh where something is wrong. @public */
export interface TroubleSpot {
  id: string;
  product: string;
  /** Contract whose data is wrong; `null` where it may be any of the product. */
  contract: string | null;
  /** Whether data is only late there. What is late makes others late, and no data wrong. */
  isLate: boolean;
  /** Since when, ISO 8601 in UTC. */
  since: string;
}

const compare = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
const byAge = (a: TroubleSpot, b: TroubleSpot) =>
  compare(a.since, b.since) || compare(a.id, b.id);

function edgesByStart(edges: readonly ProductEdge[]) {
  const out = new Map<string, ProductEdge[]>();
  for (const edge of edges) {
    const own = out.get(edge.from);
    if (own) own.push(edge);
    else out.set(edge.from, [edge]);
  }
  return out;
}

/** Products that the data of a spot reaches, with the steps to each; the spot's own only where the data comes back. */
function reachOf(
  { product, contract }: Pick<TroubleSpot, 'product' | 'contract'>,
  out: ReadonlyMap<string, readonly ProductEdge[]>,
): Map<string, number> {
  const found = new Map<string, number>();
  let level = (out.get(product) ?? [])
    .filter(
      ({ through }) =>
        contract === null || !through || through.includes(contract),
    )
    .map(({ to }) => to);
  for (let steps = 1; level.length > 0; steps++) {
    const next: string[] = [];
    for (const each of level) {
      if (found.has(each)) continue;
      found.set(each, steps);
      for (const { to } of out.get(each) ?? []) next.push(to);
    }
    level = next;
  }
  return found;
}

/**
 * For each spot the one that it comes from by lineage: the nearest that itself comes from no other, the older one where
 * several are as near, and itself where nothing above it is wrong. Spots that feed each other in a circle come from the
 * oldest of them. The order of spots and edges makes no difference.
 *
 * What is late is the cause of what is late, and of nothing else; wrong data is the cause of both.
 *
 * A spot of a known contract only spreads to those that take that contract, and from there on to all that follows.
 *
 * @returns ids of causes by the ids of spots
 * @public
 */
export function findCauses(
  spots: readonly TroubleSpot[],
  edges: readonly ProductEdge[],
): Map<string, string> {
  const out = edgesByStart(edges);
  const byProduct = new Map<string, TroubleSpot[]>();
  for (const spot of spots) {
    const own = byProduct.get(spot.product);
    if (own) own.push(spot);
    else byProduct.set(spot.product, [spot]);
  }
  /** By spot: those above it, with the steps from there. */
  const above = new Map<string, Map<TroubleSpot, number>>(
    spots.map(({ id }) => [id, new Map()]),
  );
  const reaches = new Map<string, Map<string, number>>();
  for (const spot of spots) {
    const place = `${spot.product}\n${spot.contract ?? ''}`;
    const reach = reaches.get(place) ?? reachOf(spot, out);
    reaches.set(place, reach);
    for (const [product, steps] of reach) {
      for (const other of byProduct.get(product) ?? []) {
        if (other === spot || (spot.isLate && !other.isLate)) continue;
        above.get(other.id)!.set(spot, steps);
      }
    }
  }
  /** A spot with nothing above but its own circle. */
  const isTop = (spot: TroubleSpot) =>
    [...above.get(spot.id)!.keys()].every(other =>
      above.get(other.id)!.has(spot),
    );
  const tops = new Set(spots.filter(isTop));
  const oldestOfCircle = (top: TroubleSpot) =>
    [top, ...above.get(top.id)!.keys()].sort(byAge)[0];
  return new Map(
    spots.map(spot => {
      if (tops.has(spot)) return [spot.id, oldestOfCircle(spot).id];
      const [nearest] = [...above.get(spot.id)!]
        .filter(([other]) => tops.has(other))
        .sort(([a, near], [b, far]) => near - far || byAge(a, b));
      return [spot.id, oldestOfCircle(nearest[0]).id];
    }),
  );
}

/**
 * Products that wrong data reaches by lineage, other than its own, nearest first and by ref where that is the same.
 *
 * @public
 */
export function consumersOf(
  spot: Pick<TroubleSpot, 'product' | 'contract'>,
  edges: readonly ProductEdge[],
): Array<{ product: string; steps: number }> {
  return [...reachOf(spot, edgesByStart(edges))]
    .filter(([product]) => product !== spot.product)
    .map(([product, steps]) => ({ product, steps }))
    .sort((a, b) => a.steps - b.steps || compare(a.product, b.product));
}
