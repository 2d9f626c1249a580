// SPDX-License-Identifier: Apache-2.0
import { statementEdges } from './edges';
import { loadSqlLineage } from './parser';
import type { SqlDependency, SqlLineage } from './types';

let sql: SqlLineage;
beforeAll(async () => {
  sql = await loadSqlLineage();
});

const short = ({ table, column, kind, transformation }: SqlDependency) =>
  `${table.join('.')}.${column}${
    kind === 'indirect' || transformation !== 'IDENTITY'
      ? ` ${kind === 'indirect' ? '~' : ''}${transformation}`
      : ''
  }`;

const tables: Record<string, string[]> = {
  orders: ['id', 'customer', 'amount', 'day'],
  customers: ['id', 'name', 'country'],
  items: ['order_id', 'sku', 'price'],
};

function analyse(text: string, dialect = 'postgres', known = true) {
  const { statements, unsure } = sql.analyse(text, {
    dialect,
    columnsOf: known ? table => tables[table[table.length - 1]] : undefined,
  });
  return statements.map(({ output, columns, rows, inputs, unknownStars }) => ({
    ...(output && { output: output.join('.') }),
    columns: Object.fromEntries(
      columns.map(({ name, dependencies }) => [
        name,
        dependencies.map(short).sort().join(', '),
      ]),
    ),
    rows: rows.map(short).sort().join(', '),
    inputs: inputs.map(table => table.join('.')).join(', '),
    ...(unknownStars.length > 0 && { stars: unknownStars.join(', ') }),
    ...(unsure.length > 0 && { unsure: unsure.map(one => one.message) }),
  }));
}

it.each<[text: string, columns: Record<string, string>, rows: string]>([
  [
    'select o.id, amount * 2 as double, sum(amount) s from orders o group by o.id',
    {
      id: 'orders.id',
      double: 'orders.amount TRANSFORMATION',
      s: 'orders.amount AGGREGATION',
    },
    'orders.id ~GROUP_BY',
  ],
  [
    'select name, amount from orders join customers c on c.id = customer where day > 1 order by 1',
    { name: 'customers.name', amount: 'orders.amount' },
    'customers.id ~JOIN, customers.name ~SORT, orders.customer ~JOIN, orders.day ~FILTER',
  ],
  [
    `with big as (select * from orders where amount > 9), named as (
       select big.*, c.name as who from big left join customers c on c.id = big.customer)
     select id, who from named`,
    { id: 'orders.id', who: 'customers.name' },
    'customers.id ~JOIN, orders.amount ~FILTER, orders.customer ~JOIN',
  ],
  [
    "select case when country = 1 then name else 'x' end as label from customers",
    {
      label: 'customers.country ~CONDITIONAL, customers.name TRANSFORMATION',
    },
    '',
  ],
  [
    'select rank() over (partition by customer order by day) r, sum(amount) over w t from orders window w as (order by id)',
    {
      r: 'orders.customer ~WINDOW, orders.day ~WINDOW',
      t: 'orders.amount AGGREGATION, orders.id ~WINDOW',
    },
    '',
  ],
  [
    'select id from orders union all select order_id from items where price > 1',
    { id: 'items.order_id, orders.id' },
    'items.price ~FILTER',
  ],
  [
    'select id from orders except select order_id from items',
    { id: 'orders.id' },
    'items.order_id ~FILTER',
  ],
  [
    'select (select max(price) from items i where i.order_id = o.id) m from orders o',
    { m: 'items.order_id ~FILTER, items.price AGGREGATION, orders.id ~FILTER' },
    '',
  ],
  [
    'select id from orders where customer in (select id from customers where country = 1)',
    { id: 'orders.id' },
    'customers.country ~FILTER, customers.id ~FILTER, orders.customer ~FILTER',
  ],
  [
    'with recursive up as (select id, customer from orders union all select o.id, up.customer from orders o join up on up.id = o.day) select * from up',
    { id: 'orders.id', customer: 'orders.customer' },
    'orders.day ~JOIN, orders.id ~JOIN',
  ],
  [
    'select d.total from (select sum(amount) total from orders) d',
    { total: 'orders.amount AGGREGATION' },
    '',
  ],
  [
    'select amount from orders join customers using (id)',
    { amount: 'orders.amount' },
    'customers.id ~JOIN, orders.id ~JOIN',
  ],
  [
    'select id as a, a + 1 as b from orders',
    { a: 'orders.id', b: 'orders.id TRANSFORMATION' },
    '',
  ],
])('follows %s', (text, columns, rows) => {
  const [statement] = analyse(text);
  expect(statement.columns).toEqual(columns);
  expect(statement.rows).toBe(rows);
  expect(statement).not.toHaveProperty('unsure');
});

it.each<
  [
    text: string,
    dialect: string,
    output: string,
    columns: Record<string, string>,
  ]
>([
  [
    'create view v (a, b) as select id, name from customers',
    'snowflake',
    'v',
    { a: 'customers.id', b: 'customers.name' },
  ],
  [
    'insert into db.s.target (x, y) select id, amount from orders',
    'postgres',
    'db.s.target',
    { x: 'orders.id', y: 'orders.amount' },
  ],
  [
    'insert into customers select id, sku, price from items join orders on true',
    'postgres',
    'customers',
    { id: 'orders.id', name: 'items.sku', country: 'items.price' },
  ],
  [
    'update orders o set amount = i.price * 2 from items i where i.order_id = o.id',
    'postgres',
    'orders',
    { amount: 'items.price TRANSFORMATION' },
  ],
  [
    `merge into orders t using items s on t.id = s.order_id
     when matched then update set amount = s.price
     when not matched then insert (id, amount) values (s.order_id, s.price + 1)`,
    'snowflake',
    'orders',
    {
      amount: 'items.price, items.price TRANSFORMATION',
      id: 'items.order_id',
    },
  ],
  [
    'create table p.d.t as select * except (day) from `p.d.orders`',
    'bigquery',
    'p.d.t',
    {
      id: 'p.d.orders.id',
      customer: 'p.d.orders.customer',
      amount: 'p.d.orders.amount',
    },
  ],
  [
    'insert overwrite table t select o.id, item from orders o lateral view explode(day) x as item',
    'hive',
    't',
    { id: 'orders.id', item: 'orders.day TRANSFORMATION' },
  ],
  [
    'select [o].[id] as [x] into [dbo].[report] from [orders] o',
    'tsql',
    'dbo.report',
    { x: 'orders.id' },
  ],
  ['select id into temp t from orders', 'postgres', 't', { id: 'orders.id' }],
])('knows what %s writes', (text, dialect, output, columns) => {
  expect(analyse(text, dialect)).toEqual([
    expect.objectContaining({ output, columns }),
  ]);
});

it('reads no lineage out of statements that move no data', () => {
  const text = 'drop table a; truncate table b; alter table c rename to d';
  expect(analyse(text)).toEqual([]);
});

describe('where it cannot know', () => {
  it('says so for a column that several tables may have, and guesses nothing', () => {
    const [statement] = analyse(
      'select x from a join b on a.i = b.i',
      'postgres',
      false,
    );
    expect(statement.columns).toEqual({ x: '' });
    expect(statement.inputs).toBe('a, b');
    expect(statement.unsure).toEqual([
      expect.stringContaining('Which table the column x is from'),
    ]);
  });

  it('takes what a lateral view names for all that it has', () => {
    const [statement] = analyse(
      'select country, tag from events lateral view explode(tags) t as tag',
      'spark',
      false,
    );
    expect(statement).toMatchObject({
      columns: {
        country: 'events.country',
        tag: 'events.tags TRANSFORMATION',
      },
    });
    expect(statement.unsure).toBeUndefined();
  });

  it('says that a table that is taken over as a whole is what the result is made from', () => {
    const [statement] = sql.analyse(
      'create table r as select a.*, b.total from a join b using (id)',
    ).statements;
    const edges = statementEdges(
      statement,
      { namespace: 'db', name: 'r' },
      ([name]) => ({ namespace: 'db', name }),
    );
    expect(
      edges
        .filter(({ from }) => from.type === 'dataset')
        .map(({ from, kind }) => `${from.name} ${kind}`),
    ).toEqual(expect.arrayContaining(['a direct', 'b direct']));
  });

  it('says which tables it took over as a whole', () => {
    const [statement] = analyse('select * from a', 'postgres', false);
    expect(statement).toMatchObject({ columns: {}, stars: 'a' });
  });

  it.each([
    ['select from where', 'cannot be parsed'],
    ["load data inpath '/x' into table t", 'not followed'],
    [`select ${'('.repeat(3000)}1${')'.repeat(3000)}`, 'cannot be parsed'],
    ['x'.repeat(1024 * 1024 + 1), 'longer than'],
  ])('says why for %.30s', (text, words) => {
    const { unsure } = sql.analyse(text, { dialect: 'hive' });
    expect(unsure.map(one => one.message).join()).toContain(words);
  });

  it('says when it does not know the dialect', () => {
    const { statements, unsure } = sql.analyse('select a from b', {
      dialect: 'klingon',
    });
    expect(statements).toHaveLength(1);
    expect(unsure[0].message).toContain('klingon');
  });
});

it('says quickly how queries are worded that take all of each other twice', () => {
  const steps = Array.from(
    { length: 40 },
    (_, at) => `c${at + 1} as (select a.* from c${at} a join c${at} b on true)`,
  );
  const wordingOf = (value: number) => {
    const { statements } = sql.analyse(
      `with c0 as (select ${value} as x), ${steps.join(
        ', ',
      )} select x, missing, 1 as one from c40`,
      { dialect: 'postgres', wording: true },
    );
    return statements[0].columns.map(({ wording }) => wording);
  };
  const [one, two] = [wordingOf(1), wordingOf(2)];
  expect(one.map((each, at) => each === two[at])).toEqual([false, true, true]);
});
