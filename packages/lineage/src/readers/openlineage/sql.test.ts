// SPDX-License-Identifier: Apache-2.0
import { ds, edgesOf, readEvents, runEvent } from '../../__testUtils__/events';
import { loadSqlLineage } from '../sql/parser';

/** Column edges of a run that reads `raw.orders` and `raw.customers`, and writes `mart.sums`. */
const columnsOf = async (query: string) => {
  const lineage = readEvents(
    runEvent({
      jobFacets: { sql: { query, dialect: 'postgres' } },
      inputs: [ds('shop.raw.orders'), ds('shop.raw.customers')],
      outputs: [ds('shop.mart.sums')],
    }),
    { sql: await loadSqlLineage() },
  );
  const short = (edge: string) => edge.replace(/shop\.(raw|mart)\./g, '');
  return edgesOf(lineage, 'sql')
    .map(short)
    .filter(edge => /^\w+\.\w+ ->/.test(edge));
};

it('follows a script through the tables that it makes for itself', async () => {
  expect(
    await columnsOf(`
      create temp table big as
        select id, customer as who, amount * 2 as amount from raw.orders where day > 1;
      insert into big select 0, id, null from raw.customers;
      insert into mart.sums (name, total)
        select md5(who), sum(amount) from big group by who;
      drop table big;`),
  ).toEqual([
    'customers.id -> sums.name direct',
    'customers.id -> sums indirect',
    'orders.amount -> sums.total direct',
    'orders.customer -> sums.name direct',
    'orders.customer -> sums indirect',
    'orders.day -> sums indirect',
  ]);
});

it('follows tables of which all columns are taken over', async () => {
  expect(
    await columnsOf(`
      create table taken as select * from raw.orders;
      create table mart.sums as select amount as total from taken where id > 1;`),
  ).toEqual([
    'orders.amount -> sums.total direct',
    'orders.id -> sums indirect',
  ]);
});

it('guesses nothing of a table that nobody knows', async () => {
  expect(
    await columnsOf('insert into mart.sums select a from elsewhere'),
  ).toEqual([]);
});
