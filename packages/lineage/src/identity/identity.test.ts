// SPDX-License-Identifier: Apache-2.0
import { parseNodeId, nodeId } from '../model';
import { serverIdentifier } from './serverNaming';

it.each<
  [type: string, details: Record<string, unknown>, object: string, id: string]
>([
  [
    'postgres',
    { host: 'h', database: 'd', schema: 's' },
    't',
    'postgres://h:5432 d.s.t',
  ],
  [
    'postgresql',
    { host: 'h', port: 6, database: 'd', schema: 's' },
    'x.t',
    'postgres://h:6 d.x.t',
  ],
  ['bigquery', { project: 'p', dataset: 'd' }, 't', 'bigquery p.d.t'],
  ['bigquery', { project: 'p', dataset: 'd' }, 'q.e.t', 'bigquery q.e.t'],
  [
    'snowflake',
    { account: 'org-acc', database: 'D', schema: 'S' },
    'T',
    'snowflake://org-acc D.S.T',
  ],
  [
    'redshift',
    {
      host: 'c.abc.eu-north-1.redshift.amazonaws.com',
      database: 'd',
      schema: 's',
    },
    't',
    'redshift://c.eu-north-1:5439 d.s.t',
  ],
  [
    'glue',
    { account: '1', region: 'eu-north-1', database: 'd' },
    't',
    'arn:aws:glue:eu-north-1:1 table/d/t',
  ],
  [
    'athena',
    { regionName: 'eu-north-1', schema: 's', catalog: 'c' },
    't',
    'awsathena://athena.eu-north-1.amazonaws.com c.s.t',
  ],
  [
    'databricks',
    { host: 'https://x.azuredatabricks.net/', catalog: 'c', schema: 's' },
    't',
    'unitycatalog://x.azuredatabricks.net c.s.t',
  ],
  ['kafka', { host: 'a:9092,b:9092' }, 'topic', 'kafka://a:9092 topic'],
  ['pubsub', { project: 'p' }, 't', 'pubsub topic:p:t'],
  [
    'sqlserver',
    { host: 'h', database: 'd', schema: 's' },
    't',
    'mssql://h:1433 d.s.t',
  ],
  [
    'synapse',
    { host: 'h', port: 1433, database: 'd', schema: 's' },
    't',
    'sqlserver://h:1433 s.t',
  ],
  ['s3', { location: 's3://b/a/{model}/*.parquet' }, 't', 's3://b a/t'],
  [
    'azure',
    { location: 'abfs://c@a.dfs.core.windows.net/x' },
    't',
    'abfss://c@a.dfs.core.windows.net x',
  ],
  [
    'azure',
    { location: 'https://a.blob.core.windows.net/c/x/y' },
    't',
    'wasbs://c@a.blob.core.windows.net x/y',
  ],
  ['local', { path: './data/x.csv' }, 't', 'file ./data/x.csv'],
  ['mysql', { host: 'h', database: 'd' }, 't', 'mysql://h:3306 d.t'],
  ['duckdb', { database: 'x.db', schema: 's' }, 't', 'duckdb://x.db s.t'],
])('names what lies on %s %j', (type, details, object, id) => {
  const found = serverIdentifier({ type, details }, object);
  expect(`${found?.namespace} ${found?.name}`).toBe(id);
});

it.each([
  ['postgres', {}],
  ['unheard-of', { host: 'h' }],
  ['s3', {}],
])('does not invent where %s %j is', (type, details) => {
  expect(serverIdentifier({ type, details }, 't')).toBeUndefined();
});

it.each<Parameters<typeof nodeId>>([
  ['dataset', 's3://b', 'a/b'],
  ['dataset', 'a#b', 'c%23#d'],
  ['job', '', 'x'],
  ['column', 'a', 'b#c', '%'],
])('finds the parts of the id of %j', (...parts) => {
  const [type, namespace, name, column] = parts;
  expect(parseNodeId(nodeId(...parts))).toEqual(
    parts.length === 3
      ? { type, namespace, name }
      : { type, namespace, name, column },
  );
});

it('knows that two nodes have two ids', () => {
  expect(nodeId('dataset', 'a#b', 'c')).not.toBe(nodeId('dataset', 'a', 'b#c'));
  expect(parseNodeId('nothing:a#b')).toBeUndefined();
  expect(parseNodeId('column:a#b')).toBeUndefined();
});
