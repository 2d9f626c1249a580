// SPDX-License-Identifier: Apache-2.0
import {
  type GraphEdge,
  type GraphNode,
  LineageGraph,
  nodeId,
  walk,
} from '@meshwright/lineage';
import { type Benchmark, variant } from './lib/benchmark';
import { asLineage, datasetId, layeredGraph } from './lib/layeredGraph';

const DATASETS = 1_000_000;
const PRODUCTS = 1_000;

interface Mesh {
  nodes: GraphNode[];
  edges: GraphEdge[];
  products: string[];
}

/** A layered lineage in which each of a thousand products provides one dataset, and nobody the others. */
function mesh(): Mesh {
  const graph = layeredGraph(DATASETS, 1);
  const { nodes, edges } = asLineage(graph);
  const products = Array.from({ length: PRODUCTS }, (_, number) =>
    nodeId('product', 'default', `p${number}`),
  );
  const every = Math.floor(graph.names.length / PRODUCTS);
  const providers = new Map(
    products.map((product, number) => [
      datasetId(graph.names[number * every + ((number * 7919) % every)]),
      product,
    ]),
  );
  return {
    nodes: [
      ...nodes.map(node => ({ ...node, parent: providers.get(node.id) })),
      ...products.map(id => ({ id, type: 'product' as const })),
    ],
    edges,
    products,
  };
}

/** Follows each product by itself, over lists of neighbours. @returns how many flows there are between two products */
function followEach(
  next: ReadonlyMap<string, readonly string[]>,
  own: ReadonlyMap<string, readonly string[]>,
  providers: ReadonlyMap<string, string>,
): number {
  let pairs = 0;
  for (const [product, datasets] of own) {
    const fed = new Set<string>();
    const reached = new Set(datasets);
    for (const at of reached) {
      for (const other of next.get(at) ?? []) {
        const provider = providers.get(other);
        if (provider === undefined) reached.add(other);
        else if (provider !== product) fed.add(provider);
      }
    }
    pairs += fed.size;
  }
  return pairs;
}

const told = (pairs: number) => ({
  notes: [`${pairs.toLocaleString('en-US')} flows between two products`],
});

export const benchmarks: Benchmark[] = [
  {
    name: 'the graph of products',
    what: `Which of ${PRODUCTS.toLocaleString(
      'en-US',
    )} products feed each other through the datasets that nobody provides among ${DATASETS.toLocaleString(
      'en-US',
    )}, at a time that nobody asked for before`,
    runs: 3,
    rounds: 1,
    variants: [
      variant({
        name: 'meshwright: 256 at once',
        setup: () => {
          const { nodes, edges, products } = mesh();
          return { index: LineageGraph.load(nodes, edges), products, time: 10 };
        },
        run: prepared => {
          prepared.time++;
          const { edges } = walk(prepared.index, {
            start: prepared.products,
            direction: 'down',
            granularity: 'product',
            limit: PRODUCTS,
            at: prepared.time,
          });
          return told(edges.length);
        },
      }),
      variant({
        name: 'each product by itself, over lists',
        setup: () => {
          const { nodes, edges } = mesh();
          const next = new Map<string, string[]>();
          for (const { from, to } of edges) {
            const list = next.get(from);
            if (list) list.push(to);
            else next.set(from, [to]);
          }
          const providers = new Map<string, string>();
          const own = new Map<string, string[]>();
          for (const { id, parent } of nodes) {
            if (parent === undefined) continue;
            providers.set(id, parent);
            own.set(parent, [...(own.get(parent) ?? []), id]);
          }
          return { next, own, providers };
        },
        run: ({ next, own, providers }) =>
          told(followEach(next, own, providers)),
      }),
    ],
  },
];
