// SPDX-License-Identifier: Apache-2.0
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LineageGraph, walk } from '@meshwright/lineage';
import { type Benchmark, type Variant, variant } from './lib/benchmark';
import {
  type LayeredGraph,
  asLineage,
  datasetId,
  layeredGraph,
} from './lib/layeredGraph';
import { type Sending, ingest, startService } from './lib/lineageService';
import {
  directedWalk,
  edgeTable,
  jobTable,
  undirectedWalk,
} from './lib/lineageTables';
import { inMilliseconds, percentile } from './lib/percentile';

const WALKS = 50;
const DIRECTIONS = ['up', 'down'] as const;
const SIZES = (process.env.BENCH_LINEAGE_SIZES ?? '1000,7000,50000,1000000')
  .split(',')
  .map(Number);
/** Jobs up to which a walk of Marquez's kind is tried, and seconds after which it is given up. */
const MOST_FOR_UNDIRECTED = 7_000;
const PATIENCE = 60;

interface Answer {
  seconds: number;
  notes: string[];
}

/** Times walks one by one; the time of the run is the median of one walk. */
async function timed(
  graph: LayeredGraph,
  one: (start: number, direction: 'up' | 'down') => Promise<void> | void,
): Promise<Answer> {
  const times: number[] = [];
  for (const start of graph.starts) {
    for (const direction of DIRECTIONS) {
      const started = performance.now();
      await one(start, direction);
      times.push(performance.now() - started);
    }
  }
  return {
    seconds: percentile(times, 0.5) / 1000,
    notes: [
      `${times.length} walks, 95th percentile ${inMilliseconds(
        percentile(times, 0.95),
      )}`,
    ],
  };
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  gc();
  // Arrays that were given up are only taken away beside the program, which the next time waits for.
  gc();
}

function variants(size: number): Variant[] {
  return [
    variant({
      name: 'meshwright: in memory',
      setup: () => {
        const graph = layeredGraph(size, WALKS);
        const { nodes, edges } = asLineage(graph);
        const index = LineageGraph.load(nodes, edges);
        // What the graph was made from is no part of a walk.
        collectGarbage();
        return { graph, index };
      },
      run: ({ graph, index }) =>
        timed(graph, (start, direction) => {
          walk(index, {
            start: [datasetId(graph.names[start])],
            direction,
            limit: 1_000,
          });
        }),
    }),
    variant({
      name: 'PostgreSQL: a recursive query over edges',
      setup: () => edgeTable(size, WALKS),
      run: ({ graph, knex }) =>
        timed(graph, (start, direction) =>
          directedWalk(knex, start, direction),
        ),
      teardown: ({ knex }) => knex.destroy(),
    }),
    ...(size <= MOST_FOR_UNDIRECTED
      ? [
          variant({
            name: 'PostgreSQL: the way of Marquez (20 steps)',
            setup: async () => ({
              ...(await jobTable(size, 1)),
              known: undefined as Answer | undefined,
            }),
            // Once: it takes long enough.
            run: async prepared => {
              prepared.known ??= await (async () => {
                const { knex, graph } = prepared;
                const started = performance.now();
                const ended = await undirectedWalk(
                  knex,
                  graph.starts[0],
                  PATIENCE,
                );
                return {
                  seconds: (performance.now() - started) / 1000,
                  notes: ended
                    ? ['one walk, in both directions at once']
                    : [`given up after ${PATIENCE} s`],
                };
              })();
              return prepared.known;
            },
            teardown: ({ knex }) => knex.destroy(),
          }),
        ]
      : []),
  ];
}

function used(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const memory: Benchmark = {
  name: 'memory of a million edges',
  what: 'A layered lineage of 526,000 datasets with a million edges, as a walk needs it: numbers, ids and times',
  runs: 0,
  rounds: 1,
  variants: [
    variant({
      name: 'meshwright: in memory',
      setup: () => {
        const graph = layeredGraph(526_320, 1);
        return asLineage(graph);
      },
      run({ nodes, edges }) {
        const before = used();
        const started = performance.now();
        const graph = LineageGraph.load(nodes, edges);
        const seconds = (performance.now() - started) / 1000;
        const bytes = used() - before;
        return {
          seconds,
          notes: [
            `${graph.edgeCount.toLocaleString(
              'en-US',
            )} edges and ${graph.nodeCount.toLocaleString(
              'en-US',
            )} nodes in ${Math.round(bytes / 2 ** 20)} MiB: ${Math.round(
              bytes / graph.edgeCount,
            )} bytes for each edge`,
          ],
        };
      },
    }),
  ],
};

function service(how: string, sending: Sending): Benchmark {
  return {
    name: `events sent to the portal, ${how}`,
    what: `Runs of 300 jobs over HTTP, ${how}, ${sending.senders} requests at a time, until all are in the graph, while somebody reads; the service has a process of its own`,
    runs: 0,
    rounds: 1,
    postgres: true,
    variants: (['sqlite', 'postgres'] as const).map(database =>
      variant({
        name: `meshwright on ${
          database === 'sqlite' ? 'SQLite' : 'PostgreSQL'
        }`,
        setup: () => startService(database),
        run: running => ingest(running, sending),
        teardown: async ({ process, knex }) => {
          await knex.destroy();
          await process.kill();
        },
      }),
    ),
  };
}

export const benchmarks: Benchmark[] = [
  ...SIZES.map(
    (size): Benchmark => ({
      name: `walks over ${size.toLocaleString('en-US')} datasets`,
      what: `Everything above, or below, a dataset in the middle of ${size.toLocaleString(
        'en-US',
      )} datasets in 20 layers, each made from two of the layer before: the median of a walk. Our answer also has edges and counts`,
      runs: 3,
      rounds: 1,
      postgres: true,
      variants: variants(size),
    }),
  ),
  memory,
  service('a hundred in a request', { inRequest: 100, senders: 2 }),
  service('one in a request', { inRequest: 1, senders: 32 }),
];
