// SPDX-License-Identifier: Apache-2.0
import { readLineage } from '../readLineage';
import { loadSqlLineage } from '../sql/parser';

const contract = (
  id: string,
  object: string,
  properties: string,
  more = '',
  schema = 's',
) => `apiVersion: v3.1.0
kind: DataContract
id: ${id}
version: 1.0.0
status: active
servers:
  - {server: dev, environment: dev, type: postgres, host: dev, port: 5432, database: d, schema: ${schema}}
  - {server: production, environment: prod, type: postgres, host: h, port: 5432, database: d, schema: ${schema}}
${more}
schema:
  - name: ${object}
    properties:
${properties}`;

const orders = contract(
  'orders',
  'orders',
  `      - {name: id, logicalType: string, classification: confidential, tags: [pii]}
      - {name: amount, physicalName: amt, logicalType: number}`,
  'team: {name: sales}\ndomain: shop',
);
const sums = contract(
  'sums',
  'sums',
  `      - name: customer
        logicalType: string
        transformSourceObjects: [orders.id]
        relationships: [{to: 'orders.yaml#/schema/orders/properties/id'}]
      - name: total
        logicalType: number
        transformSourceObjects: [orders, other_table]
        transformLogic: select sum(o.amt) as total from orders o where o.id > 1`,
  'dataProduct: Ledger',
);
const shop = `apiVersion: v1.0.0
kind: DataProduct
id: shop-product
name: shop
domain: shop
version: 1.0.0
status: active
outputPorts: [{name: orders, version: 1.0.0, contractId: orders}]`;
const report = `apiVersion: v1.0.0
kind: DataProduct
id: report
name: report
version: 1.0.0
status: active
inputPorts: [{name: orders, version: 1.0.0, contractId: orders}, {name: gone, version: 1.0.0, contractId: gone}]
outputPorts: [{name: sums, version: 1.0.0, contractId: sums, inputContracts: [{id: orders, version: 1.0.0}]}]`;

const read = async (files: Record<string, string>) =>
  readLineage(
    Object.entries(files).map(([path, source]) => ({ path, source })),
    { sql: await loadSqlLineage() },
  );
const short = (id: string) =>
  id
    .replace('dataset:postgres://h:5432#d.s.', '')
    .replace('column:postgres://h:5432#d.s.', '')
    .replace('#', '.');

it('reads what contracts and products declare', async () => {
  const lineage = await read({
    'orders.yaml': orders,
    'sums.yaml': sums,
    'shop.yaml': shop,
    'report.yaml': report,
  });
  expect(
    lineage.edges.map(
      ({ from, to, kind, source }) =>
        `${short(from)} -> ${short(to)} ${kind} ${source}`,
    ),
  ).toEqual([
    'orders.amt -> sums.total direct sql',
    'orders.id -> sums.customer direct contract',
    'orders.id -> sums.customer indirect contract',
    'orders.id -> sums.total indirect sql',
    'orders -> sums.total direct contract',
    'orders -> sums direct contract',
    'orders -> product:.report direct contract',
    'other_table -> sums.total direct contract',
    'other_table -> sums direct contract',
    'product:.report -> sums direct contract',
    'product:shop.shop -> orders direct contract',
    'product:shop.shop -> product:.report direct contract',
  ]);
  expect(lineage.findings.map(({ file, path }) => `${file} ${path}`)).toEqual([
    'sums.yaml /schema/0/properties/1/transformSourceObjects/1',
    'report.yaml /inputPorts/1',
  ]);
});

it('knows who answers for a dataset, which contract describes it, and how it is classified', async () => {
  const { nodes } = await read({ 'orders.yaml': orders, 'shop.yaml': shop });
  const facts = (id: string) => nodes.find(node => node.id === id)?.facts;
  expect(facts('dataset:postgres://h:5432#d.s.orders')).toMatchObject({
    owners: ['sales'],
    domain: 'shop',
    environment: 'prod',
    product: 'product:shop#shop',
    contracts: [{ id: 'orders', version: '1.0.0', file: 'orders.yaml' }],
  });
  expect(facts('column:postgres://h:5432#d.s.orders#id')).toMatchObject({
    classification: 'confidential',
    tags: ['pii'],
  });
  expect(facts('dataset:postgres://dev:5432#d.s.orders')).toMatchObject({
    environment: 'dev',
  });
});

it('takes the product that a contract names, where no descriptor is there', async () => {
  const { nodes } = await read({ 'sums.yaml': sums });
  expect(nodes).toContainEqual(
    expect.objectContaining({ id: 'product:#Ledger', type: 'product' }),
  );
});

it('does not guess which of two contracts is meant', async () => {
  const other = contract('other', 'orders', '      - {name: id}', '', 'other');
  const { findings, edges } = await read({
    'orders.yaml': orders.replace('domain: shop', ''),
    'other.yaml': other,
    'sums.yaml': sums,
  });
  expect(findings).toContainEqual(
    expect.objectContaining({
      severity: 'warning',
      message: expect.stringContaining('orders.id is in several contracts'),
    }),
  );
  expect(edges.some(({ from }) => from.endsWith('#id'))).toBe(true);
});

it('joins a table of a catalog with the files behind it', async () => {
  const glue = `apiVersion: v3.1.0
kind: DataContract
id: lake
version: 1.0.0
status: active
servers: [{server: p, type: glue, account: '1', database: db, location: 's3://lake/orders/'}]
schema: [{name: orders, properties: [{name: id}]}]`;
  const event = JSON.stringify({
    eventType: 'COMPLETE',
    job: { namespace: 'j', name: 'spark' },
    inputs: [{ namespace: 's3://lake', name: 'orders' }],
    outputs: [
      { namespace: 'arn:aws:glue:eu-north-1:1', name: 'table/db/orders' },
    ],
  });
  const { nodes } = await read({ 'lake.yaml': glue, 'event.json': event });
  expect(nodes.filter(({ type }) => type === 'dataset')).toHaveLength(1);
});

it('keeps tables apart that lie in one folder', () => {
  const { nodes } = readLineage([
    {
      path: 'payments.yaml',
      source: `apiVersion: v3.1.0
kind: DataContract
id: payments
version: 1.0.0
status: active
servers: [{server: production, type: s3, location: 's3://bucket/pay/', format: parquet}]
schema:
  - {name: payments, properties: [{name: id, logicalType: string}]}
  - {name: refunds, properties: [{name: id, logicalType: string}]}`,
    },
  ]);
  expect(
    nodes.filter(({ type }) => type === 'dataset').map(({ name }) => name),
  ).toEqual(['pay/payments', 'pay/refunds']);
});

it('finds members of columns, and tables by their schema', async () => {
  const { edges, findings } = await read({
    'people.yaml': contract(
      'people',
      'people',
      `      - name: address
        logicalType: object
        properties: [{name: city, logicalType: string}]
      - {name: id, logicalType: integer}`,
    ),
    'cities.yaml': contract(
      'cities',
      'cities',
      `      - {name: city, logicalType: string, transformSourceObjects: [people.address.city]}
      - {name: who, logicalType: integer, transformSourceObjects: [S.people.id, d.s.people]}`,
    ),
  });
  expect(
    edges
      .filter(({ to }) => to.startsWith('column:'))
      .map(({ from, to }) => `${short(from)} -> ${short(to)}`),
  ).toEqual([
    'people.address.city -> cities.city',
    'people.id -> cities.who',
    'people -> cities.who',
  ]);
  expect(findings).toEqual([]);
});
