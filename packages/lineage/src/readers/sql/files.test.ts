// SPDX-License-Identifier: Apache-2.0
import { readLineage } from '../readLineage';
import { loadSqlLineage } from './parser';
import type { SqlLineage } from './types';

let sql: SqlLineage;
beforeAll(async () => {
  sql = await loadSqlLineage();
});

const read = (
  files: Record<string, string>,
  { dialect, more = [] }: { dialect?: string; more?: string[] } = {},
) =>
  readLineage(
    [
      ...Object.entries(files).map(([path, source]) => ({ path, source })),
      ...more.map((source, index) => ({ path: `more${index}.json`, source })),
    ],
    { sql, sqlFiles: { dialect, namespace: 'db' } },
  );

const short = (id: string) =>
  id.replace(/^(column|dataset):db#/, '').replace('#', '.');

/** `a.x -> b.y` for values, `a.x ~> b` for what only decides on rows. */
const columnEdges = (lineage: ReturnType<typeof read>) =>
  lineage.edges
    .filter(({ from }) => from.startsWith('column:'))
    .map(
      ({ from, to, kind }) =>
        `${short(from)} ${kind === 'direct' ? '->' : '~>'} ${short(to)}`,
    );

it.each<[what: string, dialect: string, text: string, edges: string[]]>([
  [
    'a star over a table that the same text makes',
    'postgres',
    'create temp table x as select id, a from s; create table t as select * from x;',
    ['s.a -> x.a', 's.id -> x.id', 'x.a -> t.a', 'x.id -> t.id'],
  ],
  [
    'positions of a table that the same text declares',
    'postgres',
    'create table t (p int, q text); insert into t select id, a from s;',
    ['s.a -> t.q', 's.id -> t.p'],
  ],
  [
    'columns that no table is named for, by what the tables are declared to have',
    'postgres',
    `create table a (id int, x int); create table b (id int); alter table b add column y int;
     create table t as select x, y from a join b using (id)`,
    ['a.id ~> t', 'a.x -> t.x', 'b.id ~> t', 'b.y -> t.y'],
  ],
  [
    'natural joins of declared tables',
    'postgres',
    `create table a (id int, x int); create table b (id int, y int);
     create table t as select x, y from a natural join b`,
    ['a.id ~> t', 'a.x -> t.x', 'b.id ~> t', 'b.y -> t.y'],
  ],
  [
    'a column that was added to a table since it was declared',
    'postgres',
    'create table a (id int); create table t as select o.later from a o',
    ['a.later -> t.later'],
  ],
  [
    'several inserts of one query in Hive',
    'hive',
    `from (select id, x, y, d from src where d > 1) s
     insert overwrite table a partition (day = '1') select s.id, sum(s.x) as x where s.x > 2 group by s.id
     insert into table b select s.id, s.y`,
    [
      'src.d ~> a',
      'src.d ~> b',
      'src.id -> a.id',
      'src.id -> b.id',
      'src.id ~> a',
      'src.x -> a.x',
      'src.x ~> a',
      'src.y -> b.y',
    ],
  ],
  [
    'dynamic partitions',
    'hive',
    'create table t (a int) partitioned by (day string); insert overwrite table t partition (day) select x, y from s',
    ['s.x -> t.a', 's.y -> t.day'],
  ],
  [
    'INSERT ALL',
    'snowflake',
    `create table b (v int);
     insert all when p > 1 then into a (x) values (p) else into b select p, q as v, q from s`,
    ['s.p -> a.x', 's.p -> b.v', 's.p ~> a', 's.q -> b.q', 's.q -> b.v'],
  ],
  [
    'MERGE with stars',
    'databricks',
    `create table s (id int, x int);
     merge into t using s on t.id = s.id when matched then update set * when not matched then insert *`,
    ['s.id -> t.id', 's.id ~> t', 's.x -> t.x', 't.id ~> t'],
  ],
  [
    'UPDATE by an alias',
    'tsql',
    'update o set o.a = s.x from dbo.orders o join s on o.id = s.id',
    [
      'dbo.orders.id ~> dbo.orders',
      's.id ~> dbo.orders',
      's.x -> dbo.orders.a',
    ],
  ],
  [
    'DELETE by other tables',
    'postgres',
    'delete from t using s, q x where t.id = s.id and x.f',
    ['q.f ~> t', 's.id ~> t', 't.id ~> t'],
  ],
  [
    'batches of SQL Server',
    'tsql',
    'create table dbo.t (a int)\nGO\ninsert into dbo.t select b from dbo.s\ngo\n',
    ['dbo.s.b -> dbo.t.a'],
  ],
  [
    'scripts of psql',
    'postgres',
    '\\set day 1\ncreate table t as select a from s;\n\\echo done\n',
    ['s.a -> t.a'],
  ],
  [
    'a name that SELECT gives and the table has, where the engine looks at the table first',
    'postgres',
    'create table t as select coalesce(a, b) as a, a * 2 as c from s where a > 1',
    ['s.a -> t.a', 's.a -> t.c', 's.a ~> t', 's.b -> t.a'],
  ],
  [
    'groups by a column that a sum is called after',
    'hive',
    'create table t as select x as i, sum(y) as x from s group by x',
    ['s.x -> t.i', 's.x ~> t', 's.y -> t.x'],
  ],
  [
    'names of the same SELECT, where the engine knows them',
    'snowflake',
    'create table t as select a + 1 as b, b * 2 as c from s where c > 1',
    ['s.a -> t.b', 's.a -> t.c', 's.a ~> t'],
  ],
  [
    'lambdas and variables, which are no columns',
    'spark',
    'create table t as select transform(arr, x -> x.a + b) as z from s where c = @day',
    ['s.arr -> t.z', 's.b -> t.z', 's.c ~> t'],
  ],
  [
    'renamed columns of a star',
    'snowflake',
    'create table s (a int, b int); create table t as select * exclude (b) rename (a as c) from s',
    ['s.a -> t.c'],
  ],
  [
    'DELETE by an alias',
    'tsql',
    'delete o from dbo.orders o join dbo.s s on o.id = s.id where s.f = 1',
    [
      'dbo.orders.id ~> dbo.orders',
      'dbo.s.f ~> dbo.orders',
      'dbo.s.id ~> dbo.orders',
    ],
  ],
  [
    'what is behind a common table expression that is changed',
    'tsql',
    'with x as (select a, row_number() over (order by b) as n from dbo.s) delete from x where n > 1',
    ['dbo.s.b ~> dbo.s'],
  ],
  [
    'INSERT without INTO, and declared variables',
    'bigquery',
    'declare day int64 default 1; insert d.t (a) select b from d.s',
    ['d.s.b -> d.t.a'],
  ],
  [
    'outer joins of old',
    'oracle',
    'insert into t (a) select s.b from s, u where s.id = u.id (+)\n/\n',
    ['s.b -> t.a', 's.id ~> t', 'u.id ~> t'],
  ],
  [
    'values without names, which may be any column',
    'hive',
    'insert into t select a, b + 1 from s',
    ['s.a -> t.a'],
  ],
  [
    'a folder that is written',
    'hive',
    "insert overwrite directory '/tmp/x' select a from s",
    ['s.a -> /tmp/x.a'],
  ],
  [
    'a view that fills a table',
    'clickhouse',
    'create materialized view v to t as select a from s',
    ['s.a -> t.a'],
  ],
])('follows %s', (_what, dialect, text, edges) => {
  const lineage = read({ 'load.sql': text }, { dialect });
  expect(columnEdges(lineage).sort()).toEqual([...edges].sort());
  expect(lineage.findings).toEqual([]);
});

it('reads the statements around one that cannot be parsed, and says where that is', () => {
  const lineage = read({
    'load.sql':
      "-- '😀' ;\ncreate table t as select 'a;\n' as x, a from s;\nselec broken\n  from from;\ncreate table u as select * from q",
  });
  expect(columnEdges(lineage)).toEqual(['s.a -> t.a']);
  expect(lineage.findings).toEqual([
    expect.objectContaining({
      severity: 'warning',
      file: 'load.sql',
      line: 5,
      message: expect.stringContaining('cannot be parsed at line 5'),
    }),
    expect.objectContaining({
      line: 6,
      message: expect.stringContaining('All columns of q go into u'),
    }),
  ]);
});

it.each([
  ['select [a] into [dbo].[t] from [dbo].[s]', 'dbo.s.a -> dbo.t.a'],
  ['insert into t (a) select s.b from s, u where s.id = u.id(+)', 's.b -> t.a'],
  [
    'create table t engine = MergeTree order by a as select a from s',
    's.a -> t.a',
  ],
])('finds the dialect of %s', (text, edge) => {
  const lineage = read({ 'load.sql': text });
  expect(columnEdges(lineage)).toContain(edge);
  expect(lineage.findings).toEqual([]);
});

describe('several files', () => {
  const files = {
    'c.sql': 'create table end_ as select * from middle',
    'b.sql': 'create view Middle as select * from START',
    'a.sql': 'create table start (id int, amount int)',
  };
  const edges = [
    'middle.amount -> end_.amount',
    'middle.id -> end_.id',
    'start.amount -> middle.amount',
    'start.id -> middle.id',
  ];

  it('know what the others say, in whatever order they come', () => {
    const lineage = read(files);
    expect(columnEdges(lineage)).toEqual(edges);
    expect(lineage.findings).toEqual([]);
    const turned = read(Object.fromEntries(Object.entries(files).reverse()));
    expect(turned.nodes).toEqual(lineage.nodes);
    expect(turned.edges).toEqual(lineage.edges);
  });

  it('do not share temporary tables, and guess nothing where two differ', () => {
    const lineage = read({
      'a.sql': 'create temp table x as select a from s',
      'b.sql': 'create table t as select * from x',
      'c.sql': 'create table y (a int)',
      'd.sql': 'create table y (b int)',
      'e.sql': 'create table u as select * from y',
    });
    expect(columnEdges(lineage)).toEqual(['s.a -> x.a']);
    expect(lineage.findings.map(({ file }) => file)).toEqual([
      'b.sql',
      'e.sql',
    ]);
  });

  it('know the columns that events say a table has', () => {
    const event = {
      eventType: 'COMPLETE',
      eventTime: '2026-03-01T10:00:00Z',
      producer: 'https://example.com',
      run: { runId: '0190b7a5-36f9-7a33-9d6e-9f2e7b6d0a01' },
      job: { namespace: 'jobs', name: 'load' },
      outputs: [
        {
          namespace: 'db',
          name: 'raw.orders',
          facets: {
            schema: {
              fields: [
                { name: 'id' },
                { name: 'place', fields: [{ name: 'city' }] },
              ],
            },
          },
        },
      ],
    };
    const lineage = read(
      { 'a.sql': 'create table t as select * from RAW.Orders' },
      { more: [JSON.stringify(event)] },
    );
    expect(columnEdges(lineage)).toEqual([
      'raw.orders.id -> t.id',
      'raw.orders.place -> t.place',
    ]);
  });
});
