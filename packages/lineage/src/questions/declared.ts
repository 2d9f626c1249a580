// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from '../graph/LineageGraph';
import { byText } from '../graph/order';
import { ownerFlows } from '../graph/ownerFlows';
import { productGraph } from '../graph/productGraph';
import { type EdgeFilter, Steps } from '../graph/steps';
import type { EdgeSource } from '../model';
import type { AboutNode } from './about';

/** Two things of which one feeds the other. @public */
export interface Dependency {
  from: string;
  to: string;
}

/** What is declared and what happens. @public */
export interface DeclarationGap {
  /** Declared by a contract or a product, and never seen. */
  declaredOnly: Dependency[];
  /** Seen in runs, dbt or SQL, and declared by nobody. */
  observedOnly: Dependency[];
}

const declaring: readonly EdgeSource[] = ['contract'];
const observing: readonly EdgeSource[] = ['openlineage', 'dbt', 'sql'];

const key = ({ from, to }: Dependency) => `${from}\u0000${to}`;

function gap(
  declared: readonly Dependency[],
  observed: readonly Dependency[],
): DeclarationGap {
  const without = (
    all: readonly Dependency[],
    others: readonly Dependency[],
  ) => {
    const known = new Set(others.map(key));
    const found = new Map(
      all.filter(each => !known.has(key(each))).map(each => [key(each), each]),
    );
    return [...found]
      .sort(([a], [b]) => byText(a, b))
      .map(([, { from, to }]) => ({ from, to }));
  };
  return {
    declaredOnly: without(declared, observed),
    observedOnly: without(observed, declared),
  };
}

function pairsOfProducts(
  graph: LineageGraph,
  sources: readonly EdgeSource[],
  at: number | undefined,
): Dependency[] {
  const products = productGraph(graph, { sources, at });
  return Array.from({ length: products.edgeCount }, (_, edge) =>
    products.edge(edge),
  );
}

/**
 * Described datasets that feed each other, through whatever nobody described.
 *
 * @param described - numbers of their nodes
 */
function pairsOfDatasets(
  graph: LineageGraph,
  filter: EdgeFilter,
  described: readonly number[],
): Dependency[] {
  const owners = new Int32Array(graph.nodeCount).fill(-1);
  described.forEach((node, number) => {
    owners[node] = number;
  });
  const pairs = new Set<number>();
  const count = described.length;
  ownerFlows(
    graph,
    new Steps(graph, 'dataset', true, filter),
    owners,
    count,
    (_, from, to) => pairs.add(from * count + to),
  );
  return Array.from(pairs, pair => ({
    from: graph.ids[described[Math.floor(pair / count)]],
    to: graph.ids[described[pair % count]],
  }));
}

/**
 * What is declared and never observed, and what is observed and never declared.
 *
 * @param granularity - `product` compares ports with what flows; `dataset` compares what contracts say of their sources,
 *   between datasets that have contracts
 * @public
 */
export function declarationGap(
  graph: LineageGraph,
  about: AboutNode,
  granularity: 'product' | 'dataset' = 'product',
  options: Pick<EdgeFilter, 'at'> = {},
): DeclarationGap {
  const { at } = options;
  if (granularity === 'product') {
    return gap(
      pairsOfProducts(graph, declaring, at),
      pairsOfProducts(graph, observing, at),
    );
  }
  const described: number[] = [];
  for (let node = 0; node < graph.nodeCount; node++) {
    if (graph.typeOf(node) !== 'dataset') continue;
    if (about(graph.ids[node])?.facts.contracts?.length) described.push(node);
  }
  const pairs = (sources: readonly EdgeSource[]) =>
    pairsOfDatasets(graph, { sources, at }, described);
  return gap(pairs(declaring), pairs(observing));
}

/**
 * Products that feed no other product and no dashboard, as far as anybody declares or sees it.
 *
 * @returns ids in order
 * @public
 */
export function productsWithoutConsumers(
  graph: LineageGraph,
  options: Pick<EdgeFilter, 'at'> = {},
): string[] {
  const products = productGraph(graph, options);
  const steps = new Steps(graph, 'dataset', true, options);
  const found: string[] = [];
  for (let node = 0; node < products.nodeCount; node++) {
    let used = false;
    products.out.each(node, () => {
      used = true;
    });
    const id = products.ids[node];
    graph.children.each(graph.numberOf(id)!, dataset =>
      steps.each(dataset, other => {
        used ||= graph.typeOf(other) === 'exposure';
      }),
    );
    if (!used) found.push(id);
  }
  return found.sort(byText);
}
