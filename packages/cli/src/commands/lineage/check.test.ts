// SPDX-License-Identifier: Apache-2.0
import { World } from '../../__testUtils__/world';

const contract = (columns: string, id = 'orders') => `apiVersion: v3.1.0
kind: DataContract
id: ${id}
version: 1.0.0
status: active
team: {name: ${id}-team}
servers: [{server: prod, type: postgres, host: h, port: 5432, database: d, schema: s}]
schema:
  - name: ${id}
    properties:
${columns}`;
const id = '      - {name: id, physicalType: integer}\n';
const note = '      - {name: note, physicalType: text}\n';
const report = contract(
  '      - {name: order, transformSourceObjects: [orders.id]}',
  'report',
);

describe('meshwright lineage check', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
    world.write('before/orders.yaml', contract(id + note));
    world.write('mesh/report.yaml', report);
  });
  afterEach(() => world.remove());
  const check = (after: string, ...args: string[]) => {
    world.write('after/orders.yaml', after);
    return world.run([
      ...['lineage', 'check', 'mesh', '--before', 'before'],
      ...['--after', 'after', ...args],
    ]);
  };

  it.each<[what: string, after: string, code: number, words: string]>([
    ['nothing', contract(id + note), 0, 'No column and no dataset goes'],
    ['a new column', contract(`${id}${note}      - {name: x}`), 0, 'No column'],
    ['a column nobody uses', contract(id), 0, 'Nothing that is known'],
    ['a column that is used', contract(note), 1, 'report.order'],
    [
      'a type',
      contract(id.replace('integer', 'text') + note),
      1,
      'changes its type',
    ],
    ['a whole table', contract(id + note, 'else'), 1, 'report-team'],
  ])('judges the change of %s', async (_, after, code, words) => {
    const run = await check(after);
    expect(run.error).toBe('');
    expect(run.out).toContain(words);
    expect(run.code).toBe(code);
  });

  it('writes a comment with columns, owners and a verdict', async () => {
    const { out } = await check(contract(note), '-f', 'markdown');
    expect(out).toContain('## Lineage: breaking');
    expect(out).toContain('| d.s.report.order | made from it |');
    expect(out).toContain('**Contracts:** report 1.0.0');
    expect(out).toContain('**Talk to:** report-team');
  });

  it('names the first columns of a wide table only', async () => {
    const columns = Array.from(
      { length: 30 },
      (_, at) => `      - {name: c${at}, physicalType: text}\n`,
    );
    world.write('before/orders.yaml', contract(columns.join('')));
    for (const format of ['text', 'markdown']) {
      const { out } = await check(contract(id, 'else'), '-f', format);
      expect(out).toMatch(/d\.s\.orders\.c0, .* and 11 more goes/);
    }
  });

  it('prints JSON', async () => {
    const { out } = await check(contract(note), '-f', 'json');
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'breaking',
      changes: [{ change: 'drop', columns: [{ name: 'd.s.report.order' }] }],
    });
  });

  it('needs both states', async () => {
    const run = await world.run(['lineage', 'check', '--after', 'mesh']);
    expect(run.code).toBe(2);
    expect(run.error).toContain('--before');
  });

  it.each<[what: string, before: string, after: string, start: string[]]>([
    [
      'spaces, comments and capitals',
      'select a, b from x',
      'SELECT A,\n b -- two\nFROM x',
      [],
    ],
    [
      'the expression of a column',
      'select a, sum(b) as t from x group by a',
      'select a, avg(b) as t from x group by a',
      ['y.t'],
    ],
    [
      'a constant',
      'select a, 1 as t from x',
      'select a, 2 as t from x',
      ['y.t'],
    ],
    [
      'a filter',
      'select a from x where b > 1',
      'select a from x where b > 2',
      ['y.a', 'y.t'],
    ],
    ['a column that comes', 'select a from x', 'select a, b from x', []],
    [
      'an expression where dbt has its last star',
      'with f as (select a, b + 1 as t from x) select * from f',
      'with f as (select a, b + 2 as t from x) select * from f',
      ['y.t'],
    ],
    [
      'the query that the last one takes from',
      'with f as (select a, b from x where b > 1) select a, b as t from f',
      'with f as (select a, b from x where b > 2) select a, b as t from f',
      ['y.a', 'y.t'],
    ],
    [
      'a sum in a query before, which one column takes',
      'with s as (select k, sum(c) as c from z group by k) select x.a, s.c as t from x join s on x.k = s.k',
      'with s as (select k, avg(c) as c from z group by k) select x.a, s.c as t from x join s on x.k = s.k',
      ['y.t'],
    ],
    [
      'what a filter compares, in a query before',
      'with s as (select a, b + 1 as f from x) select a, 1 as t from s where f > 1',
      'with s as (select a, b + 2 as f from x) select a, 1 as t from s where f > 1',
      ['y.a', 'y.t'],
    ],
    [
      'the key of a join, in a query before',
      'with s as (select b + 1 as k, c from z) select a, s.c as t from x join s using (k)',
      'with s as (select b + 2 as k, c from z) select a, s.c as t from x join s using (k)',
      ['y.a', 'y.t'],
    ],
    [
      'what is grouped by its position',
      'select lower(a) as a, count(*) as t from x group by 1',
      'select upper(a) as a, count(*) as t from x group by 1',
      ['y.a', 'y.t'],
    ],
    [
      'what is grouped by its alias',
      'select lower(b) as a, count(*) as t from x group by a',
      'select upper(b) as a, count(*) as t from x group by a',
      ['y.a', 'y.t'],
    ],
    [
      'what has to be different',
      'select distinct a, b + 1 as t from x',
      'select distinct a, b + 2 as t from x',
      ['y.a', 'y.t'],
    ],
    [
      'a sum that is called like what it sums and what a filter compares',
      'select a, sum(t) as t from x where t > 1 group by a',
      'select a, avg(t) as t from x where t > 1 group by a',
      ['y.t'],
    ],
    [
      'an expression in a query in the query',
      'select q.a, q.t from (select a, b + 1 as t from x) q',
      'select q.a, q.t from (select a, b + 2 as t from x) q',
      ['y.t'],
    ],
    [
      'an expression behind the star of one table of several',
      'with s as (select a, b + 1 as t from x) select s.*, z.n from s join z on z.a = s.a',
      'with s as (select a, b + 2 as t from x) select s.*, z.n from s join z on z.a = s.a',
      ['y.t'],
    ],
    [
      'a value that a query of its own finds',
      'with m as (select max(b) as v from z) select a, (select v from m) as t from x',
      'with m as (select min(b) as v from z) select a, (select v from m) as t from x',
      ['y.t'],
    ],
    [
      'a query that is not taken apart',
      'with r as (select a, b from x union all select a, c from z) select a, b as t from r',
      'with r as (select a, b from x union all select a, d from z) select a, b as t from r',
      ['y.a', 'y.t'],
    ],
    [
      'an expression that another one uses by its alias',
      'select a, b + 1 as c, c * 2 as t from x',
      'select a, b + 2 as c, c * 2 as t from x',
      ['y.c', 'y.t'],
    ],
    [
      'what a query takes from each row before it',
      'with s as (select a, b + 1 as f from x) select s.a, q.t from s cross join lateral (select s.f * 2 as t) q',
      'with s as (select a, b + 2 as f from x) select s.a, q.t from s cross join lateral (select s.f * 2 as t) q',
      ['y.a', 'y.t'],
    ],
    [
      'how many rows of a query before are taken',
      'with s as (select a, b as t from x) select a, t from s tablesample bernoulli (10)',
      'with s as (select a, b as t from x) select a, t from s tablesample bernoulli (20)',
      ['y.a', 'y.t'],
    ],
    [
      'an expression whose column gets another name on the way',
      'with s as (select a, b + 1 as f from x) select * rename (f as t) from s',
      'with s as (select a, b + 2 as f from x) select * rename (f as t) from s',
      ['y.t'],
    ],
    [
      'a value for a column that an INSERT names',
      'insert into y (a, t) select a, b + 1 from x',
      'insert into y (a, t) select a, b + 2 from x',
      ['y.t'],
    ],
    [
      'one side of a union',
      'select a from x union all select a from z',
      'select a from x union all select b from z',
      ['y.a', 'y.t'],
    ],
  ])(
    'tells of %s what is computed otherwise',
    async (_, before, after, start) => {
      const statement = (sql: string) =>
        sql.startsWith('insert') ? sql : `create table y as ${sql};`;
      world.write('before/y.sql', statement(before));
      world.write('after/y.sql', statement(after));
      world.write(
        'mesh/board.sql',
        'create table board as select a, t from y;',
      );
      const run = await world.run([
        ...['lineage', 'check', 'mesh/board.sql', '--before', 'before/y.sql'],
        ...['--after', 'after/y.sql', '--format', 'json'],
      ]);
      expect(run.error).toBe('');
      const { verdict, changes } = JSON.parse(run.out);
      expect(
        changes.flatMap((each: any) =>
          each.start.map((node: string) => [
            each.change,
            node.split('#').slice(1).join('.'),
          ]),
        ),
      ).toEqual(start.map(name => ['values', name]));
      expect(verdict).toBe(start.length > 0 ? 'risky' : 'none');
      expect(run.code).toBe(0);
      expect(JSON.stringify(changes).includes('board')).toBe(start.length > 0);
    },
  );

  it('names the columns of a model of dbt that are computed otherwise, and who uses them', async () => {
    const manifest = (expression: string) =>
      JSON.stringify({
        metadata: {
          dbt_schema_version:
            'https://schemas.getdbt.com/dbt/manifest/v12.json',
          adapter_type: 'postgres',
        },
        nodes: {
          'model.p.sums': {
            resource_type: 'model',
            unique_id: 'model.p.sums',
            name: 'sums',
            database: 'd',
            schema: 's',
            alias: 'sums',
            depends_on: { nodes: [] },
            compiled_code: `select id, ${expression} as total from raw.orders group by id`,
            columns: { id: { name: 'id' }, total: { name: 'total' } },
          },
          'model.p.board': {
            resource_type: 'model',
            unique_id: 'model.p.board',
            name: 'board',
            database: 'd',
            schema: 's',
            alias: 'board',
            depends_on: { nodes: ['model.p.sums'] },
            compiled_code: 'select total, 1 as one from d.s.sums',
            columns: {},
          },
        },
        sources: {},
        parent_map: {},
      });
    world.write('main/manifest.json', manifest('sum(amount)'));
    world.write('branch/manifest.json', manifest('avg(amount)'));
    const run = await world.run([
      ...['lineage', 'check', '--before', 'main/manifest.json'],
      ...['--after', 'branch/manifest.json'],
    ]);
    expect(run.out).toContain('d.s.sums.total is computed otherwise');
    expect(run.out).toContain('d.s.board.total');
    expect(run.out).not.toContain('d.s.board.one');
    expect(run.code).toBe(0);
  });

  it('takes what a contract says of how a column is made', async () => {
    const made = (logic: string) =>
      contract(
        `      - {name: id, physicalType: integer, transformLogic: '${logic}'}\n`,
      );
    world.write('before/orders.yaml', made('rounded  up'));
    expect((await check(made('rounded up'))).out).toContain('No column');
    const { out, code } = await check(made('rounded down'), '-f', 'markdown');
    expect(out).toContain('orders.id is computed otherwise: risky');
    expect(out).toContain('report.order');
    expect(code).toBe(0);
  });
});
