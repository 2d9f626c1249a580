// SPDX-License-Identifier: Apache-2.0
import type { ProductEdge } from './model';

/** A place of the mesh where something is wrong, as closely as it is known. @public */
export interface TroublePlace {
  product: string;
  /** Contract whose data is wrong; `null` where it may be any of the product. */
  contract: string | null;
  /** `null` where it may be any dataset of them. */
  dataset?: string | null;
  /** `null` where it may be any column of it. */
  column?: string | null;
}

/** A place of the mesh where something is wrong, and since when. @public */
export interface TroubleSpot extends TroublePlace {
  id: string;
  /** Whether data is only late there. What is late makes others late, and no data wrong. */
  isLate: boolean;
  /** Since when, ISO 8601 in UTC. */
  since: string;
}

/**
 * Whether wrong data of one place gets to another one, as lineage knows it of columns and datasets; undefined where it
 * does not know, so that products have to answer.
 *
 * @public
 */
export type Feeds = (
  from: TroublePlace,
  to: TroublePlace,
) => boolean | undefined;

/** Spots that a spot comes from, directly or through others, with the steps from there. @internal */
export type Ancestry = ReadonlyMap<string, ReadonlyMap<TroubleSpot, number>>;

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

/** By spot: those right above it, with the steps from there by products. */
function parentsOf(
  spots: readonly TroubleSpot[],
  edges: readonly ProductEdge[],
  feeds: Feeds,
) {
  const out = edgesByStart(edges);
  const byProduct = new Map<string, TroubleSpot[]>();
  for (const spot of spots) {
    const own = byProduct.get(spot.product);
    if (own) own.push(spot);
    else byProduct.set(spot.product, [spot]);
  }
  const reaches = new Map<string, Map<string, number>>();
  const reach = (product: string, contract: string | null) => {
    const place = `${product}\n${contract ?? ''}`;
    const known = reaches.get(place) ?? reachOf({ product, contract }, out);
    reaches.set(place, known);
    return known;
  };
  const above = new Map<string, Map<TroubleSpot, number>>(
    spots.map(({ id }) => [id, new Map()]),
  );
  for (const spot of spots) {
    const byContract = reach(spot.product, spot.contract);
    const near = new Map([[spot.product, 0], ...reach(spot.product, null)]);
    for (const [product, steps] of near) {
      for (const other of byProduct.get(product) ?? []) {
        if (other === spot || (spot.isLate && !other.isLate)) continue;
        if (feeds(spot, other) ?? byContract.has(product)) {
          above.get(other.id)!.set(spot, byContract.get(product) ?? steps);
        }
      }
    }
  }
  return above;
}

/**
 * For each spot all that it comes from, however far.
 *
 * @internal
 */
export function ancestryOf(
  spots: readonly TroubleSpot[],
  edges: readonly ProductEdge[],
  feeds: Feeds,
): Ancestry {
  const above = parentsOf(spots, edges, feeds);
  return new Map(
    spots.map(spot => {
      const found = new Map(above.get(spot.id));
      const open = [...found.keys()];
      for (let next = open.shift(); next; next = open.shift()) {
        const from = found.get(next)!;
        for (const [other, steps] of above.get(next.id)!) {
          const known = found.get(other);
          if (known !== undefined && known <= from + steps) continue;
          found.set(other, from + steps);
          open.push(other);
        }
      }
      found.delete(spot);
      return [spot.id, found];
    }),
  );
}

/** See {@link findCauses}. @internal */
export function causesIn(
  spots: readonly TroubleSpot[],
  above: Ancestry,
): Map<string, string> {
  const aboveOf = (spot: TroubleSpot) => above.get(spot.id)!;
  /** A spot with nothing above but its own circle. */
  const isTop = (spot: TroubleSpot) =>
    [...aboveOf(spot).keys()].every(other => aboveOf(other).has(spot));
  const tops = new Set(spots.filter(isTop));
  const oldestOfCircle = (top: TroubleSpot) =>
    [top, ...aboveOf(top).keys()].sort(byAge)[0];
  return new Map(
    spots.map(spot => {
      if (tops.has(spot)) return [spot.id, oldestOfCircle(spot).id];
      const [nearest] = [...aboveOf(spot)]
        .filter(([other]) => tops.has(other))
        .sort(([a, near], [b, far]) => near - far || byAge(a, b));
      return [spot.id, oldestOfCircle(nearest[0]).id];
    }),
  );
}

/**
 * For each spot the one that it comes from by lineage: the nearest that itself comes from no other, the older one where
 * several are as near, and itself where nothing above it is wrong. Spots that feed each other in a circle come from the
 * oldest of them. The order of spots and edges makes no difference.
 *
 * What is late is the cause of what is late, and of nothing else; wrong data is the cause of both.
 *
 * A spot of a known contract only spreads to those that take that contract, and from there on to all that follows; where
 * lineage knows columns or datasets, only to what is made from these.
 *
 * @param feeds - what lineage knows of columns and datasets
 * @returns ids of causes by the ids of spots
 * @public
 */
export function findCauses(
  spots: readonly TroubleSpot[],
  edges: readonly ProductEdge[],
  feeds: Feeds = () => undefined,
): Map<string, string> {
  return causesIn(spots, ancestryOf(spots, edges, feeds));
}

/** A product that wrong data reaches. @public */
export interface Consumer {
  product: string;
  /** Steps of lineage from where the data is wrong. */
  steps: number;
}

/**
 * Finds products that wrong data reaches by lineage, other than its own, nearest first and by ref where that is the same.
 *
 * @returns what answers for one place; the lineage is only read once
 * @public
 */
export function consumersBy(
  edges: readonly ProductEdge[],
): (spot: Pick<TroublePlace, 'product' | 'contract'>) => Consumer[] {
  const out = edgesByStart(edges);
  return spot =>
    [...reachOf(spot, out)]
      .filter(([product]) => product !== spot.product)
      .map(([product, steps]) => ({ product, steps }))
      .sort((a, b) => a.steps - b.steps || compare(a.product, b.product));
}
