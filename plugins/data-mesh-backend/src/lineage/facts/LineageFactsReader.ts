// SPDX-License-Identifier: Apache-2.0
import { completeFacts, type LineageFacts } from '@meshwright/governance';
import { parseNodeId } from '@meshwright/lineage';
import type { LiveGraph, LiveLineage } from '../live/LiveGraph';
import { circlesOf } from './circlesOf';

/** Nodes that are looked at before others get their turn. */
const TURN = 5_000;
/** Looking through the graph takes at most one part in so many of the time. */
const REST = 10;
/** Edges and readings of one product that policies look at. */
const MOST = 500;

/** What was seen of one product. */
interface Sighting {
  edges: Map<string, { from: string; to: string }>;
  readings: Map<string, Record<string, unknown>>;
  columns: boolean;
  lastSeen: number;
}

interface Known {
  text: string;
  facts: { lineage: LineageFacts };
}

const refOf = (id: string) => {
  const parts = parseNodeId(id);
  return `dataproduct:${parts?.namespace}/${parts?.name}`;
};

const plain = (ref: string | undefined) =>
  (ref ?? '').replace(/^[^:]+:/, '').replace(/^[^/]+\//, '');

/**
 * What is known of where the data of products comes from and goes to, as policies read it. The graph is looked through
 * once for all products, a part at a time, and only when it is another.
 *
 * @internal
 */
export class LineageFactsReader {
  readonly #live: Pick<LiveGraph, 'get'>;
  #known = new Map<string, Known>();
  #seen?: { graph: object; version: number; until: number };

  constructor(live: Pick<LiveGraph, 'get'>) {
    this.#live = live;
  }

  /** By entity ref of products that have any lineage; what stayed as it was is the same object as before. */
  async facts(): Promise<ReadonlyMap<string, { lineage: LineageFacts }>> {
    const live = await this.#live.get();
    const { graph } = live;
    const { version } = graph;
    const seen = this.#seen;
    const same = seen?.graph === graph && seen.version === version;
    const began = Date.now();
    if (!same && !(seen && began < seen.until)) {
      await this.#look(live);
      const until = Date.now() + REST * (Date.now() - began);
      this.#seen = { graph, version, until };
    }
    return new Map([...this.#known].map(([ref, { facts }]) => [ref, facts]));
  }

  async #look(live: LiveLineage): Promise<void> {
    const sightings = new Map<string, Sighting>();
    let looked = 0;
    for (const id of [...live.ids()]) {
      if (++looked % TURN === 0) {
        await new Promise(resolve => setImmediate(resolve));
      }
      if (live.about(id)?.type === 'dataset') lookAt(id, live, sightings);
    }
    const circles = circlesOf(
      [...sightings].flatMap(([product, { edges }]) =>
        [...edges.values()].filter(({ from }) => from === product),
      ),
    );
    const known = new Map<string, Known>();
    for (const [product, sighting] of sightings) {
      const { edges: near, lastSeen } = sighting;
      if (near.size === 0 && lastSeen === 0) continue;
      const ref = refOf(product);
      const edges = new Map(sighting.edges);
      for (const edge of circles.get(product) ?? []) {
        edges.set(`${edge.from}\n${edge.to}`, edge);
      }
      const { lineage } = completeFacts({
        lineage: {
          node: refOf(product),
          edges: [...edges.values()]
            .slice(0, MOST)
            .map(({ from, to }) => ({ from: refOf(from), to: refOf(to) })),
          readings: [...sighting.readings.values()].slice(0, MOST),
          columns: sighting.columns,
          lastSeen:
            sighting.lastSeen > 0
              ? new Date(sighting.lastSeen).toISOString()
              : '',
        },
      });
      const text = JSON.stringify(lineage);
      const before = this.#known.get(ref);
      known.set(
        ref,
        before?.text === text ? before : { text, facts: { lineage: lineage! } },
      );
    }
    this.#known = known;
  }
}

/** Adds what the edges of one dataset say of the products at their ends. */
function lookAt(
  id: string,
  { about, graph }: LiveLineage,
  sightings: Map<string, Sighting>,
): void {
  const productOf = (node: string) => {
    const found = about(node);
    return found?.type === 'product' ? node : found?.facts.product;
  };
  const of = (product: string) => {
    const known = sightings.get(product) ?? {
      edges: new Map(),
      readings: new Map(),
      columns: false,
      lastSeen: 0,
    };
    sightings.set(product, known);
    return known;
  };
  const dataset = about(id)!;
  const owner = dataset.facts.product;
  const edges = graph.edgesOf(id);
  const readers = new Set(
    edges.flatMap(({ from, to, source }) =>
      from === id && source === 'contract' ? productOf(to) ?? [] : [],
    ),
  );
  for (const { from, to, source, lastSeen } of edges) {
    const [giver, taker] = [productOf(from), productOf(to)];
    if (source !== 'contract' && owner && lastSeen !== undefined) {
      of(owner).lastSeen = Math.max(of(owner).lastSeen, lastSeen);
      of(owner).columns ||= graph
        .childrenOf(id)
        .some(column => graph.neighboursOf(column).length > 0);
    }
    if (!giver || !taker || giver === taker) continue;
    const edge = { from: giver, to: taker };
    of(giver).edges.set(`${giver}\n${taker}`, edge);
    of(taker).edges.set(`${giver}\n${taker}`, edge);
    if (from === id && source !== 'contract') {
      of(taker).readings.set(id, {
        dataset: dataset.name,
        product: plain(refOf(giver)),
        domain: plain(about(giver)?.facts.domain),
        declared: readers.has(taker),
        viaContract: (dataset.facts.contracts ?? []).length > 0,
      });
    }
  }
}
