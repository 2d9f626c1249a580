// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from '../graph/LineageGraph';
import { type EdgeFilter, Steps } from '../graph/steps';
import { affectedBy } from './affected';

/** What wrong data reaches, by ids. Without what it comes from. @public */
export interface Spread {
  columns: ReadonlySet<string>;
  datasets: ReadonlySet<string>;
  /** Products that provide something of it, or take something of it. */
  products: ReadonlySet<string>;
}

/**
 * What may be wrong when something is: it follows columns; where nobody knows the columns, datasets; and where nobody knows
 * what the datasets of a product are made from, all that a product makes that takes the data.
 *
 * @param ids - of columns, datasets or products whose data is wrong; those that the lineage does not know are passed over
 * @public
 */
export function spreadOf(
  graph: LineageGraph,
  ids: readonly string[],
  filter: Pick<EdgeFilter, 'at'> = {},
): Spread {
  const ports = new Steps(graph, 'product', true, filter);
  const makers = [
    new Steps(graph, 'dataset', false, filter),
    new Steps(graph, 'column', false, filter),
  ];
  const columns = new Set<string>();
  const datasets = new Set<string>();
  const products = new Set<string>();
  const datasetOf = (node: number) =>
    graph.typeOf(node) === 'column' ? graph.parents.values[node] : node;
  /** Whether anybody knows what a dataset is made from. */
  const isMade = (dataset: number): boolean => {
    let made = false;
    const look = (node: number, steps: Steps) =>
      steps.each(node, (place, edge) => {
        const other = datasetOf(steps.nodeAt(place));
        if (edge >= 0 && other !== dataset) made = true;
      });
    look(dataset, makers[0]);
    look(dataset, makers[1]);
    graph.children.each(dataset, column => look(column, makers[1]));
    return made;
  };
  const left = new Set<number>();
  /** Goes on from a dataset or a product to those that declare to take its data, and gives what they may make of it. */
  const takenBy = (node: number): string[] => {
    if (left.has(node)) return [];
    left.add(node);
    const next: string[] = [];
    ports.each(node, product => {
      if (graph.typeOf(product) !== 'product') return;
      if (product === graph.parents.values[node]) return;
      products.add(graph.ids[product]);
      const own: number[] = [];
      graph.children.each(product, child => own.push(child));
      // What a product without datasets makes of it, only those know that take from it.
      if (own.length === 0) next.push(graph.ids[product]);
      else {
        next.push(
          ...own.filter(each => !isMade(each)).map(each => graph.ids[each]),
        );
      }
    });
    return next;
  };

  const seen = new Set(ids);
  for (let open = [...ids], isSource = true; open.length > 0; ) {
    const found = affectedBy(graph, open, 'column', filter);
    if (!isSource) {
      for (const id of found.start) {
        const node = graph.numberOf(id)!;
        if (graph.typeOf(node) === 'column') columns.add(id);
        datasets.add(graph.ids[datasetOf(node)]);
      }
    }
    for (const { id } of found.columns) columns.add(id);
    for (const { id } of found.datasets) datasets.add(id);
    const places = new Set(
      [...open, ...found.datasets.map(({ id }) => id)].flatMap(
        id => graph.numberOf(id) ?? [],
      ),
    );
    open = [...places]
      .flatMap(node => takenBy(datasetOf(node)))
      .filter(id => !seen.has(id));
    for (const id of open) seen.add(id);
    isSource = false;
  }
  for (const id of datasets) {
    const product = graph.parents.values[graph.numberOf(id)!];
    if (product >= 0) products.add(graph.ids[product]);
  }
  return { columns, datasets, products };
}
