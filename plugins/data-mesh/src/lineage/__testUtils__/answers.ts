// SPDX-License-Identifier: Apache-2.0
import type {
  LineageGraphAnswer,
  LineageGraphEdge,
  LineageGraphNode,
} from '@meshwright/plugin-data-mesh-common';

const NAMESPACE = 'postgres://h:5432';

export const productId = (name: string) => `product:default#${name}`;
export const datasetId = (name: string) => `dataset:${NAMESPACE}#${name}`;
export const columnId = (dataset: string, name: string) =>
  `column:${NAMESPACE}#${dataset}#${name}`;

export function productNode(
  name: string,
  some: Partial<LineageGraphNode> = {},
): LineageGraphNode {
  return {
    id: productId(name),
    type: 'product',
    namespace: 'default',
    name,
    hiddenUp: 0,
    hiddenDown: 0,
    ...some,
  };
}

export function datasetNode(
  name: string,
  product?: string,
  some: Partial<LineageGraphNode> = {},
): LineageGraphNode {
  return {
    id: datasetId(name),
    type: 'dataset',
    namespace: NAMESPACE,
    name,
    facts: product ? { product: productId(product) } : {},
    hiddenUp: 0,
    hiddenDown: 0,
    ...some,
  };
}

export function columnNode(dataset: string, name: string): LineageGraphNode {
  return {
    id: columnId(dataset, name),
    type: 'column',
    namespace: NAMESPACE,
    name: `${dataset}.${name}`,
    dataset: datasetId(dataset),
    column: name,
    facts: { dataType: 'text' },
    hiddenUp: 0,
    hiddenDown: 0,
  };
}

export const edge = (
  from: string,
  to: string,
  some: Partial<LineageGraphEdge> = {},
): LineageGraphEdge => ({
  from,
  to,
  kind: 'direct',
  source: 'openlineage',
  lastSeen: '2026-03-02T10:00:00.000Z',
  ...some,
});

export function answerOf(
  start: string[],
  nodes: LineageGraphNode[],
  edges: LineageGraphEdge[] = [],
  beyond = { up: 0, down: 0, total: 0 },
): LineageGraphAnswer {
  return { start, nodes, edges, beyond };
}

/** Shop feeds Finance, by declaration and by runs; Finance feeds something closed. */
export const products = answerOf(
  [productId('finance')],
  [
    productNode('finance', {
      facts: { title: 'Finance', domain: 'domain:default/money' },
    }),
    productNode('shop', {
      hiddenUp: 37,
      facts: { title: 'Shop', classification: 'internal' },
    }),
    { ...productNode(''), id: 'closed:1', closed: true, name: undefined },
  ],
  [
    edge(productId('shop'), productId('finance')),
    edge(productId('shop'), productId('finance'), {
      source: 'contract',
      lastSeen: undefined,
    }),
    edge(productId('finance'), 'closed:1', {
      source: 'contract',
      lastSeen: undefined,
    }),
  ],
  { up: 37, down: 0, total: 37 },
);

/** What is inside Finance: two datasets, of which one is made from Shop's orders. */
export const insideFinance = answerOf(
  [datasetId('sums'), datasetId('rates')],
  [
    datasetNode('rates', 'finance'),
    datasetNode('sums', 'finance'),
    datasetNode('orders', 'shop'),
    { ...datasetNode('x'), id: 'closed:1', closed: true, name: undefined },
  ],
  [
    edge(datasetId('orders'), datasetId('sums')),
    edge(datasetId('sums'), 'closed:1'),
  ],
);

/** Columns of Finance's sums. */
export const insideSums = answerOf(
  [columnId('sums', 'total')],
  [columnNode('sums', 'total'), columnNode('orders', 'amount')],
  [edge(columnId('orders', 'amount'), columnId('sums', 'total'))],
);
