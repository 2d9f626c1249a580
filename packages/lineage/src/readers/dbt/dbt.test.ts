// SPDX-License-Identifier: Apache-2.0
import { readLineage } from '../readLineage';
import { loadSqlLineage } from '../sql/parser';
import type { SqlLineage } from '../sql/types';

const node = (id: string, more: Record<string, unknown> = {}) => {
  const [resource_type, , name] = id.split('.');
  return [
    id,
    {
      unique_id: id,
      resource_type,
      package_name: 'shop',
      database: 'db',
      schema: 'main',
      name,
      alias: name,
      depends_on: { nodes: [] },
      columns: {},
      config: { materialized: 'table' },
      ...more,
    },
  ];
};
const after = (...nodes: string[]) => ({ depends_on: { nodes } });

const manifest = {
  metadata: {
    dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
    adapter_type: 'postgres',
    anything_new: 1,
  },
  nodes: Object.fromEntries([
    node('model.shop.stg', {
      ...after('source.shop.raw'),
      compiled_code: 'select id, amount from db.raw.orders_v2 where ok',
      relation_name: '"db"."main"."stg"',
    }),
    node('model.shop.half', {
      ...after('model.shop.stg'),
      config: { materialized: 'ephemeral' },
    }),
    node('model.shop.sums', {
      ...after('model.shop.half'),
      compiled_code:
        'with __dbt__cte__half as (select * from "db"."main"."stg") select id, sum(amount) as total from __dbt__cte__half group by id',
      group: 'finance',
      meta: { classification: 'internal' },
      columns: { total: { name: 'total', tags: ['kpi'], data_type: 'int' } },
    }),
    node('test.shop.unique_id', {
      ...after('model.shop.sums'),
      attached_node: 'model.shop.sums',
      column_name: 'id',
      config: { severity: 'WARN' },
    }),
  ]),
  sources: Object.fromEntries([
    node('source.shop.raw', {
      schema: 'raw',
      source_name: 'shop',
      identifier: 'orders_v2',
      alias: undefined,
    }),
  ]),
  metrics: Object.fromEntries([
    node('metric.shop.revenue', after('model.shop.sums')),
  ]),
  exposures: Object.fromEntries([
    node('exposure.shop.board', {
      ...after('metric.shop.revenue'),
      type: 'dashboard',
      owner: { name: 'Mia', email: 'mia@example.com' },
    }),
  ]),
  groups: { g: { name: 'finance', owner: { name: 'Finance team' } } },
  parent_map: {},
};
const results = (which: string) => ({
  metadata: {
    dbt_schema_version: 'https://schemas.getdbt.com/dbt/run-results/v6.json',
    generated_at: '2026-03-01T10:00:00Z',
  },
  args: { which },
  results: [
    { unique_id: 'test.shop.unique_id', status: 'warn', failures: '3' },
    { unique_id: 'model.shop.sums', status: 'error' },
  ],
});

const read = (given: {
  files?: Record<string, unknown>;
  namespace?: string;
  sql?: SqlLineage;
}) =>
  readLineage(
    Object.entries({ manifest, ...given.files }).map(([name, value]) => ({
      path: `target/${name}.json`,
      source: JSON.stringify(value),
    })),
    { sql: given.sql, dbt: { namespace: given.namespace } },
  );
const short = (id: string) =>
  id.replace(/^(dataset|column):[^#]*#/, '').replace(/^job:dbt#/, 'job ');

it('goes through what is no relation, from source to dashboard', () => {
  const lineage = read({});
  expect(
    lineage.edges.map(({ from, to, source }) =>
      [short(from), short(to), source].join(' '),
    ),
  ).toEqual([
    'db.main.stg db.main.sums dbt',
    'db.main.stg job db.main.shop.half dbt',
    'db.main.sums exposure:dbt://shop#board dbt',
    'db.raw.orders_v2 db.main.stg dbt',
    'db.raw.orders_v2 job db.main.shop.stg dbt',
    'job db.main.shop.half job db.main.shop.sums dbt',
    'job db.main.shop.stg db.main.stg dbt',
    'job db.main.shop.sums db.main.sums dbt',
  ]);
  const facts = (id: string) =>
    lineage.nodes.find(each => each.id === id)?.facts;
  expect(facts('dataset:postgres#db.main.sums')).toMatchObject({
    owners: ['Finance team'],
    classification: 'internal',
  });
  expect(facts('column:postgres#db.main.sums#total')).toMatchObject({
    dataType: 'int',
    tags: ['kpi'],
  });
  expect(facts('exposure:dbt://shop#board')).toMatchObject({
    kind: 'dashboard',
    owners: ['Mia'],
  });
});

it('reads the columns of compiled SQL, through models without a catalog', async () => {
  const lineage = read({ sql: await loadSqlLineage() });
  expect(
    lineage.edges
      .filter(({ source }) => source === 'sql')
      .map(({ from, to, kind }) => `${short(from)} ${short(to)} ${kind}`),
  ).toEqual([
    'db.main.stg#amount db.main.sums#total direct',
    'db.main.stg#id db.main.sums#id direct',
    'db.main.stg#id db.main.sums indirect',
    'db.raw.orders_v2#amount db.main.stg#amount direct',
    'db.raw.orders_v2#id db.main.stg#id direct',
    'db.raw.orders_v2#ok db.main.stg indirect',
  ]);
});

it('counts results of what ran, and only these', () => {
  const ran = read({ files: { run_results: results('build') } });
  expect(ran.checks).toEqual([
    {
      dataset: 'dataset:postgres#db.main.sums',
      column: 'id',
      name: 'unique_id',
      status: 'warn',
      severity: 'warn',
      actual: '3',
      at: '2026-03-01T10:00:00.000Z',
      tool: 'dbt',
    },
  ]);
  expect(
    ran.nodes.find(({ id }) => id === 'job:dbt#db.main.shop.sums')?.facts
      .lastState,
  ).toBe('failed');
  const compiled = read({ files: { run_results: results('generate') } });
  expect(compiled.checks).toEqual([]);
  expect(compiled.findings[0].message).toContain('dbt generate');
});

it('is one dataset with what events name by its host', () => {
  const event = {
    eventType: 'COMPLETE',
    job: { namespace: 'j', name: 'load' },
    outputs: [
      {
        namespace: 'postgresql://db.example.com:5432',
        name: 'db.raw.orders_v2',
      },
    ],
  };
  const names = (files: Record<string, unknown>) =>
    read({ files })
      .nodes.filter(({ name }) => name === 'db.raw.orders_v2')
      .map(({ namespace }) => namespace);
  expect(names({ event })).toEqual(['postgres://db.example.com:5432']);
  // Two hosts have the table: nobody knows which one the manifest means.
  const other = {
    ...event,
    outputs: [{ namespace: 'postgres://other:5432', name: 'db.raw.orders_v2' }],
  };
  expect(names({ event, other })).toHaveLength(3);
  expect(
    read({ namespace: 'postgres://other:5432', files: { other } }).nodes.filter(
      ({ name }) => name === 'db.raw.orders_v2',
    ),
  ).toHaveLength(1);
});

it('needs the manifest beside a catalog', () => {
  const { findings } = readLineage([
    { path: 'run_results.json', source: JSON.stringify(results('run')) },
  ]);
  expect(findings).toEqual([
    expect.objectContaining({
      severity: 'warning',
      message: expect.stringContaining('manifest.json'),
    }),
  ]);
});

describe('models that dbt has only parsed', () => {
  const parsed = (id: string, raw_code: string, more = {}) =>
    node(id, { raw_code, compiled_code: undefined, ...more });
  const columns = async (nodes: ReturnType<typeof node>[]) => {
    const value = { ...manifest, nodes: Object.fromEntries(nodes) };
    const lineage = read({
      files: { manifest: value },
      sql: await loadSqlLineage(),
    });
    return {
      edges: lineage.edges
        .filter(({ source }) => source === 'sql')
        .map(({ from, to }) => `${short(from)} ${short(to)}`),
      findings: lineage.findings.map(({ message }) => message),
    };
  };
  const raw = ['source.shop.raw'];

  it('are followed where templates only name relations', async () => {
    const { edges, findings } = await columns([
      parsed(
        'model.shop.stg',
        `{{ config(materialized='table', post_hook="x {{ this }}") }} {# {{ x }} #}
         select id, amount, ts from {{ source('shop', 'raw') }}`,
        { depends_on: { nodes: raw } },
      ),
      parsed(
        'model.shop.half',
        "select id, amount / 2 as half from {{ ref('stg') }}",
        {
          ...after('model.shop.stg'),
          config: { materialized: 'ephemeral' },
        },
      ),
      parsed(
        'model.shop.sums',
        `select h.id, h.half from {{ref("shop", "half")}} h
         {%- if is_incremental() %} where id > (select max(id) from {{ this }}) {% endif -%}`,
        after('model.shop.half'),
      ),
      parsed('model.shop.v.v1', "select id from {{ ref('stg') }}", {
        ...after('model.shop.stg'),
        name: 'v',
        alias: 'v_v1',
        version: 1,
        latest_version: 2,
      }),
      parsed(
        'model.shop.old',
        "select id from {{ ref('v', v=1) }}",
        after('model.shop.v.v1'),
      ),
    ]);
    expect(edges).toEqual([
      'db.main.stg#amount db.main.sums#half',
      'db.main.stg#id db.main.sums#id',
      'db.main.stg#id db.main.v_v1#id',
      'db.main.v_v1#id db.main.old#id',
      'db.raw.orders_v2#amount db.main.stg#amount',
      'db.raw.orders_v2#id db.main.stg#id',
      'db.raw.orders_v2#ts db.main.stg#ts',
    ]);
    expect(findings).toEqual([]);
  });

  it('do not grow without an end', async () => {
    const chain = Array.from({ length: 40 }, (_, index) =>
      parsed(
        `model.shop.m${index}`,
        index === 0
          ? 'select 1 as a'
          : `select * from {{ ref('m${index - 1}') }} x, {{ ref('m${
              index - 1
            }') }} y`,
        {
          ...after(`model.shop.m${index - 1}`),
          config: { materialized: index === 39 ? 'table' : 'ephemeral' },
        },
      ),
    );
    const { findings } = await columns(chain);
    expect(findings).toEqual([expect.stringContaining('no compiled SQL')]);
  });

  it.each([
    "select {% for x in ['a', 'b'] %} {{ x }} {% endfor %} from {{ source('shop', 'raw') }}",
    "select {{ my_macro('a') }} from {{ source('shop', 'raw') }}",
    "select a from {{ ref('elsewhere') }}",
    "select a from {{ ref('loop') }}",
  ])('are left to dbt in %s', async template => {
    const { edges, findings } = await columns([
      parsed('model.shop.loop', template, {
        depends_on: { nodes: [...raw, 'model.shop.loop'] },
        config: { materialized: 'ephemeral' },
      }),
      parsed('model.shop.m', template, {
        depends_on: { nodes: [...raw, 'model.shop.loop'] },
      }),
    ]);
    expect(edges).toEqual([]);
    expect(findings).toEqual([
      expect.stringContaining('1 of the models have no compiled SQL'),
    ]);
  });
});

it('tells jobs of versions of one model apart', () => {
  const { edges } = read({
    files: {
      manifest: {
        ...manifest,
        nodes: Object.fromEntries(
          [1, 2].map(version =>
            node(`model.shop.dim.v${version}`, {
              ...after('source.shop.raw'),
              name: 'dim',
              alias: `dim_v${version}`,
              version,
            }),
          ),
        ),
      },
    },
  });
  expect(
    edges
      .filter(({ from }) => from.startsWith('job:'))
      .map(({ from, to }) => `${short(from)} ${short(to)}`),
  ).toEqual([
    'job db.main.shop.dim.v1 db.main.dim_v1',
    'job db.main.shop.dim.v2 db.main.dim_v2',
  ]);
});

it('reads the SQL around a manifest only where somebody names it', async () => {
  const sql = await loadSqlLineage();
  const nodes = Object.fromEntries([
    node('model.shop.m', { original_file_path: 'models/m.sql' }),
  ]);
  const jobsOf = (found: boolean) =>
    readLineage(
      [
        {
          path: 'shop/target/manifest.json',
          source: JSON.stringify({ ...manifest, nodes }),
        },
        ...[
          'target/compiled/shop/m.sql',
          'target/run/m.sql',
          'models/m.sql',
          'load/x.sql',
        ].map(path => ({
          path: `shop/${path}`,
          source: 'insert into a select b from c',
          found,
        })),
      ],
      { sql },
    ).nodes.filter(({ id }) => id.startsWith('job:sql#'));
  expect(jobsOf(true).map(({ name }) => name)).toEqual(['shop/load/x.sql']);
  expect(jobsOf(false)).toHaveLength(4);
});
