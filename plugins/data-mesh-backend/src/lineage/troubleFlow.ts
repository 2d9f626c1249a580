// SPDX-License-Identifier: Apache-2.0
import {
  nodeId,
  parseNodeId,
  type Spread,
  spreadOf,
} from '@meshwright/lineage';
import type { LiveLineage } from './live/LiveGraph';
import { nodesOfEntity } from './nodesOfEntity';

/** Most places that are followed for one answer; from those after them products have to answer. */
const MOST_PLACES = 500;

/** A place where data is wrong, as a check names it. @internal */
export interface Place {
  /** Entity ref of the product. */
  product: string;
  /** Entity ref of the contract; `null` where it may be any of the product. */
  contract: string | null;
  /** Name of the table, as the contract or the tool writes it. */
  dataset?: string | null;
  column?: string | null;
}

/** Nodes of a place. A contract may describe the same table on several servers: each is a dataset. */
interface PlaceNodes {
  /** The column in those datasets that are known to have it; none where the whole dataset is meant. */
  columns: string[];
  datasets: string[];
}

/** Whether a dataset has a name: some write `orders`, some `db.shop.orders`, and a file has a path. */
function isNamed(id: string, wanted: string): boolean {
  const name = parseNodeId(id)?.name.toLowerCase();
  const own = wanted.toLowerCase();
  return (
    name !== undefined &&
    (name === own ||
      name.endsWith(`.${own}`) ||
      name.endsWith(`/${own}`) ||
      own.endsWith(`.${name}`))
  );
}

/** Ids of the datasets that a place is in; none where the lineage does not know it. @internal */
export function placesIn(
  { product, contract, dataset }: Place,
  live: LiveLineage,
): string[] {
  const all = contract
    ? nodesOfEntity(contract, live)
    : nodesOfEntity(product, live).flatMap(id => live.graph.childrenOf(id));
  if (!dataset) return all;
  const named = all.filter(id => isNamed(id, dataset));
  if (named.length > 0) return named;
  // A contract of one table leaves no doubt, whatever the table is called where it lies.
  return contract && all.length === 1 ? all : [];
}

/** Whether anybody knows what a dataset is made from, or what is made from it; that products take it, is not enough. */
function isLinked(id: string, { graph }: LiveLineage): boolean {
  return graph
    .edgesOf(id)
    .some(({ from, to }) =>
      [from, to].every(end => !end.startsWith('product:')),
    );
}

function nodesOf(place: Place, live: LiveLineage): PlaceNodes | undefined {
  const all = placesIn(place, live);
  if (all.length === 0) return undefined;
  // Beside the server that jobs work on, a contract may name others, such as one for tests.
  const linked = all.filter(id => isLinked(id, live));
  const datasets = linked.length > 0 ? linked : all;
  const { column } = place;
  const columns = datasets.flatMap(id => {
    const parts = parseNodeId(id);
    if (!column || !parts) return [];
    const own = nodeId('column', parts.namespace, parts.name, column);
    return live.about(live.resolve(own)) ? [live.resolve(own)] : [];
  });
  return { columns, datasets };
}

/**
 * Whether wrong data of one place gets to another one: along columns where they are known, else along datasets; undefined
 * where neither is.
 *
 * @internal
 */
export type Feeds = (from: Place, to: Place) => boolean | undefined;

/** Answers for pairs of places of one lineage. @internal */
export function feedsIn(live: LiveLineage): Feeds {
  const nodes = new Map<string, PlaceNodes | undefined>();
  const spreads = new Map<string, Spread>();
  const keyOf = ({ product, contract, dataset, column }: Place) =>
    JSON.stringify([product, contract, dataset, column]);
  const nodesAt = (key: string, place: Place) => {
    if (!nodes.has(key)) nodes.set(key, nodesOf(place, live));
    return nodes.get(key);
  };
  const spreadFrom = (key: string, { columns, datasets }: PlaceNodes) => {
    const known = spreads.get(key);
    if (known || spreads.size >= MOST_PLACES) return known;
    const found = spreadOf(live.graph, columns.length > 0 ? columns : datasets);
    spreads.set(key, found);
    return found;
  };
  return (from, to) => {
    const key = keyOf(from);
    const source = nodesAt(key, from);
    const target = nodesAt(keyOf(to), to);
    if (!source || !target) return undefined;
    // What is wrong in one table in two ways is no cause of itself.
    if (target.datasets.some(id => source.datasets.includes(id))) {
      return from.product === to.product ? false : undefined;
    }
    const spread = spreadFrom(key, source);
    if (!spread) return undefined;
    return target.columns.length > 0
      ? target.columns.some(id => spread.columns.has(id))
      : target.datasets.some(id => spread.datasets.has(id));
  };
}
