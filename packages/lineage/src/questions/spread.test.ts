// SPDX-License-Identifier: Apache-2.0
import { type GraphEdge, type GraphNode, LineageGraph } from '../graph';
import { nodeId, type NodeType } from '../model';
import { spreadOf } from './spread';

const idOf = (text: string): string => {
  if (/^[A-Z]/.test(text)) return nodeId('product', '', text);
  const [dataset, column] = text.split('.');
  return column === undefined
    ? nodeId('dataset', 'db', dataset)
    : nodeId('column', 'db', dataset, column);
};

/** A graph of `a.x > b.y`; products begin with a capital, and `Shop: a b` says what they provide. */
function graphOf(...lines: string[]): LineageGraph {
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  const node = (text: string, parent?: string) => {
    const id = idOf(text);
    const owner =
      parent ?? (text.includes('.') ? node(text.split('.')[0]) : undefined);
    const type = id.split(':')[0] as NodeType;
    if (!nodes.has(id) || owner) {
      nodes.set(id, { id, type, ...(owner && { parent: owner }) });
    }
    return id;
  };
  for (const line of lines) {
    const [owner, provided] = line.split(': ');
    if (provided !== undefined) {
      const product = node(owner);
      for (const each of provided.split(' ').filter(Boolean)) {
        const dataset = node(each, product);
        edges.push({
          from: product,
          to: dataset,
          kind: 'direct',
          source: 'contract',
        });
      }
      continue;
    }
    const [from, to] = line.split(' > ').map(each => node(each));
    edges.push({ from, to, kind: 'direct', source: 'contract' });
  }
  return LineageGraph.load(nodes.values(), edges);
}

const names = (ids: Iterable<string>) =>
  [...ids].map(id => id.replace(/^.*?#/, '').replace('#', '.')).sort();
function spread(graph: LineageGraph, ...starts: string[]) {
  const { columns, datasets, products } = spreadOf(graph, starts.map(idOf));
  return {
    columns: names(columns),
    datasets: names(datasets),
    products: names(products),
  };
}

const made = [
  'Shop: orders',
  'Finance: sums',
  'orders > sums',
  'orders.amount > sums.total',
  'orders.mail > sums.contact',
  'orders > Finance',
];

it('follows a column, and no other of the same table', () => {
  expect(spread(graphOf(...made), 'orders.amount')).toEqual({
    columns: ['sums.total'],
    datasets: ['sums'],
    products: ['Finance'],
  });
});

it('takes a table as all of its columns', () => {
  expect(spread(graphOf(...made), 'orders').columns).toEqual([
    'sums.contact',
    'sums.total',
  ]);
});

it('takes a whole table where nobody knows which columns it is made from', () => {
  const graph = graphOf(
    ...made,
    'sums > copy',
    'copy.a > last.b',
    'copy > last',
  );
  expect(spread(graph, 'orders.amount')).toEqual({
    columns: ['copy.a', 'last.b', 'sums.total'],
    datasets: ['copy', 'last', 'sums'],
    products: ['Finance'],
  });
});

it('takes all that a product makes where nobody knows what it is made from', () => {
  const graph = graphOf(
    'Shop: orders',
    'Board: wall feed',
    'raw > feed',
    'orders.amount > x.y',
    'orders > Board',
    'wall.figure > page.figure',
    'wall > page',
  );
  // The feed is known to be made from something else.
  expect(spread(graph, 'orders.amount')).toEqual({
    columns: ['page.figure', 'wall.figure', 'x.y'],
    datasets: ['page', 'wall', 'x'],
    products: ['Board'],
  });
});

it('goes on through products that provide no table, and ends where data comes back', () => {
  const graph = graphOf(
    'Shop: orders',
    'Last: end',
    'orders > Through',
    'Through > Last',
    'end > Shop',
  );
  expect(spread(graph, 'orders')).toEqual({
    columns: [],
    datasets: ['end'],
    products: ['Last', 'Shop', 'Through'],
  });
  expect(spread(graph, 'Through').datasets).toEqual(['end', 'orders']);
});

it('passes over what it does not know', () => {
  expect(spread(graphOf(...made), 'nothing', 'Nobody')).toEqual({
    columns: [],
    datasets: [],
    products: [],
  });
});
