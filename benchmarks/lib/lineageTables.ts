// SPDX-License-Identifier: Apache-2.0
import knexFactory, { type Knex } from 'knex';
import { type LayeredGraph, layeredGraph } from './layeredGraph';

/** A layered lineage in tables of a PostgreSQL. */
export interface LineageTables {
  knex: Knex;
  graph: LayeredGraph;
}

async function insert(
  knex: Knex,
  table: string,
  columns: string[],
  rows: unknown[][],
) {
  for (let from = 0; from < rows.length; from += 50_000) {
    const part = rows.slice(from, from + 50_000);
    const lists = columns.map((_, i) => part.map(row => row[i]));
    await knex.raw(
      `insert into ${table} select * from unnest(${columns
        .map(type => `?::${type}[]`)
        .join(', ')})`,
      lists as Knex.RawBinding[],
    );
  }
  await knex.raw(`analyze ${table}`);
}

const connect = () =>
  knexFactory({ client: 'pg', connection: process.env.BENCH_POSTGRES });

/** Edges between datasets, with an index for each direction. */
export async function edgeTable(
  size: number,
  walks: number,
): Promise<LineageTables> {
  const graph = layeredGraph(size, walks);
  const knex = connect();
  await knex.raw('drop table if exists edge');
  await knex.raw('create table edge (from_id int, to_id int)');
  await insert(
    knex,
    'edge',
    ['int', 'int'],
    graph.inputs.flatMap((from, to) => from.map(source => [source, to])),
  );
  await knex.raw('create index on edge (from_id)');
  await knex.raw('create index on edge (to_id)');
  return { knex, graph };
}

/** What jobs read and write, one row for each: what Marquez keeps. */
export async function jobTable(
  size: number,
  walks: number,
): Promise<LineageTables> {
  const graph = layeredGraph(size, walks);
  const knex = connect();
  await knex.raw('drop table if exists job_io');
  await knex.raw('create table job_io (job int, dataset int, io text)');
  await insert(
    knex,
    'job_io',
    ['int', 'int', 'text'],
    graph.inputs.flatMap((from, to) => [
      ...from.map(source => [to, source, 'INPUT']),
      [to, to, 'OUTPUT'],
    ]),
  );
  await knex.raw('create index on job_io (job)');
  await knex.raw('create index on job_io (dataset)');
  return { knex, graph };
}

/** Everything on one side of a dataset: a recursive query over edges in one direction. */
export async function directedWalk(
  knex: Knex,
  start: number,
  direction: 'up' | 'down',
): Promise<void> {
  const [here, there] =
    direction === 'up' ? ['to_id', 'from_id'] : ['from_id', 'to_id'];
  await knex.raw(
    `with recursive reached (id) as (
       select ?::int union
       select edge.${there} from edge join reached on edge.${here} = reached.id
     ) select id from reached`,
    [start],
  );
}

/**
 * The way of Marquez 0.51: arrays of what each job reads and writes, made anew for each question, and a recursion over
 * jobs whose arrays overlap, in both directions at once, with the depth in the row.
 *
 * @param most - seconds after which it is given up
 * @returns whether it came to an end
 */
export async function undirectedWalk(
  knex: Knex,
  start: number,
  most: number,
): Promise<boolean> {
  try {
    await knex.transaction(async tx => {
      await tx.raw(`set local statement_timeout = ${most * 1000}`);
      await tx.raw(
        `with recursive job_io_arrays as (
           select job,
             coalesce(array_agg(dataset) filter (where io = 'INPUT'), '{}') as inputs,
             coalesce(array_agg(dataset) filter (where io = 'OUTPUT'), '{}') as outputs
           from job_io group by job
         ),
         reached (job, inputs, outputs, depth) as (
           select job, inputs, outputs, 0 from job_io_arrays where job = ?
           union
           select next.job, next.inputs, next.outputs, reached.depth + 1
           from reached, job_io_arrays next
           where next.job <> reached.job and reached.depth < 20
             and (next.inputs && reached.outputs or next.outputs && reached.inputs)
         )
         select distinct on (job) job, depth from reached order by job, depth`,
        [start],
      );
    });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '57014') return false;
    throw error;
  }
}
