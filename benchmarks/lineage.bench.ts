// SPDX-License-Identifier: Apache-2.0
import { LineageGraph, walk } from '@meshwright/lineage';
import knexFactory, { type Knex } from 'knex';
import { type Benchmark, type Variant, variant } from './lib/benchmark';
import {
  type LayeredGraph,
  asLineage,
  datasetId,
  layeredGraph,
} from './lib/layeredGraph';

const WALKS = 10;
const SIZES = (process.env.BENCH_LINEAGE_SIZES ?? '1000,7000,50000,1000000')
  .split(',')
  .map(Number);
/** Where a single walk of this kind ends within seconds. */
const MOST_FOR_UNDIRECTED = 1_000;

interface Database {
  knex: Knex;
  graph: LayeredGraph;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own, as `npm run bench` finds it on any machine. */
async function openDatabase(): Promise<Pick<Database, 'knex' | 'stop'>> {
  // The script has no types of its own.
  const script = '../scripts/lib/postgres.mjs';
  const { startPostgres } = (await import(script)) as {
    startPostgres(): Promise<
      { url: string; stop(): Promise<void> } | undefined
    >;
  };
  const server = await startPostgres();
  if (!server) throw new Error('PostgreSQL cannot be started on this machine');
  const knex = knexFactory({ client: 'pg', connection: server.url });
  return {
    knex,
    stop: async () => {
      await knex.destroy();
      await server.stop();
    },
  };
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

/** Edges between datasets, with an index for each direction. */
async function edgeTable(size: number): Promise<Database> {
  const graph = layeredGraph(size, WALKS);
  const { knex, stop } = await openDatabase();
  await knex.raw('create table edge (from_id int, to_id int)');
  await insert(
    knex,
    'edge',
    ['int', 'int'],
    graph.inputs.flatMap((from, to) => from.map(source => [source, to])),
  );
  await knex.raw('create index on edge (from_id)');
  await knex.raw('create index on edge (to_id)');
  return { knex, graph, stop };
}

async function directed({ knex, graph }: Database): Promise<void> {
  for (const start of graph.starts) {
    for (const [here, there] of [
      ['to_id', 'from_id'],
      ['from_id', 'to_id'],
    ]) {
      await knex.raw(
        `with recursive reached (id) as (
           select ?::int union
           select edge.${there} from edge join reached on edge.${here} = reached.id
         ) select id from reached`,
        [start],
      );
    }
  }
}

/** What jobs read and write, one row for each: what Marquez keeps. */
async function jobTable(size: number): Promise<Database> {
  const graph = layeredGraph(size, WALKS);
  const { knex, stop } = await openDatabase();
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
  return { knex, graph, stop };
}

/**
 * The way of Marquez 0.51: arrays of what each job reads and writes, made anew for each question, and a recursion over
 * jobs whose arrays overlap, in both directions at once, with the depth in the row.
 */
async function undirected({ knex, graph }: Database): Promise<void> {
  for (const start of graph.starts.slice(0, 1)) {
    await knex.raw(
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
  }
}

function variants(size: number): Variant[] {
  return [
    variant({
      name: `meshwright: ${WALKS} starts, up and down, in memory`,
      setup: () => {
        const graph = layeredGraph(size, WALKS);
        const { nodes, edges } = asLineage(graph);
        return { graph, index: LineageGraph.load(nodes, edges) };
      },
      run({ graph, index }) {
        for (const start of graph.starts) {
          for (const direction of ['up', 'down'] as const) {
            walk(index, {
              start: [datasetId(graph.names[start])],
              direction,
              limit: 1_000,
            });
          }
        }
      },
    }),
    variant({
      name: `PostgreSQL: ${WALKS} starts, up and down, a recursive query over edges`,
      setup: () => edgeTable(size),
      run: directed,
      teardown: database => database.stop(),
    }),
    ...(size <= MOST_FOR_UNDIRECTED
      ? [
          variant({
            name: 'PostgreSQL: one start, the way of Marquez (20 steps, both ways)',
            setup: () => jobTable(size),
            run: undirected,
            teardown: database => database.stop(),
          }),
        ]
      : []),
  ];
}

export const benchmarks: Benchmark[] = SIZES.map(size => ({
  name: `walks over ${size.toLocaleString('en-US')} datasets`,
  what: `Everything above and below a dataset in the middle of ${size.toLocaleString(
    'en-US',
  )} datasets in 20 layers, each made from two of the layer before; building is not timed. Our answer also has edges and counts. The way of Marquez is timed on one start of the ten, up to 1,000 jobs: at 7,000 it takes more than a minute`,
  runs: 3,
  rounds: size > 100_000 ? 1 : 3,
  variants: variants(size),
}));
