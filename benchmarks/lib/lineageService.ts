// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import knexFactory, { type Knex } from 'knex';
import {
  type LineageProcess,
  startProcess,
} from '../../plugins/data-mesh-backend/src/lineage/__testUtils__/childProcess';
import type { RunFigures } from './benchmark';
import { runEvents, tableId } from './lineageEvents';
import { inMilliseconds, percentile } from './percentile';

const JOBS = 300;
const EVENTS = Number(process.env.BENCH_LINEAGE_EVENTS ?? 18_000);
const IN_A_REQUEST = 100;
const SENDERS = 2;
const PAUSE = 20;

/** The portal's lineage, running in a process of its own. */
export interface LineageService {
  process: LineageProcess;
  knex: Knex;
}

/** Starts the service on a database without lineage. */
export async function startService(
  database: 'sqlite' | 'postgres',
): Promise<LineageService> {
  const config: Knex.Config =
    database === 'postgres'
      ? { client: 'pg', connection: process.env.BENCH_POSTGRES }
      : {
          client: 'better-sqlite3',
          connection: {
            filename: join(process.env.BENCH_FOLDER!, `${process.pid}.sqlite`),
          },
          useNullAsDefault: true,
        };
  const service = await startProcess(config);
  return { process: service, knex: knexFactory(config) };
}

async function read(url: string, job: number): Promise<number> {
  const started = performance.now();
  const answer = await fetch(
    `${url}/graph?node=${encodeURIComponent(tableId(job))}&depth=2`,
  );
  await answer.text();
  return performance.now() - started;
}

async function send(url: string, batches: object[][]): Promise<void> {
  for (let batch = batches.shift(); batch; batch = batches.shift()) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(batch),
    });
    if (!answer.ok) throw new Error(await answer.text());
    await answer.text();
  }
}

const rate = (count: number, seconds: number) =>
  `${Math.round(count / seconds).toLocaleString('en-US')}/s`;

/** Sends events over HTTP until all are in the graph, and asks for graphs meanwhile. */
export async function ingest({
  process: { url },
  knex,
}: LineageService): Promise<RunFigures> {
  const events = [...runEvents(JOBS, EVENTS / JOBS / 2)];
  const batches: object[][] = [];
  for (let from = 0; from < events.length; from += IN_A_REQUEST) {
    batches.push(events.slice(from, from + IN_A_REQUEST));
  }
  let over = false;
  const latencies: number[] = [];
  const readers = (async () => {
    for (let job = 0; !over; job = (job + 1) % JOBS) {
      latencies.push(await read(url, job));
      await new Promise(resolve => setTimeout(resolve, PAUSE));
    }
  })();
  const started = performance.now();
  await Promise.all(Array.from({ length: SENDERS }, () => send(url, batches)));
  const taken = (performance.now() - started) / 1000;
  while (await knex('lineage_inbox').first('event_id')) {
    await new Promise(resolve => setTimeout(resolve, 25));
  }
  const seconds = (performance.now() - started) / 1000;
  over = true;
  await readers;
  const idle: number[] = [];
  for (let job = 0; job < 50; job++) idle.push(await read(url, job));
  const words = (values: number[]) =>
    `${inMilliseconds(
      percentile(values, 0.5),
    )}, at the 95th percentile ${inMilliseconds(percentile(values, 0.95))}`;
  return {
    seconds,
    notes: [
      `${events.length.toLocaleString('en-US')} events: acknowledged ${rate(
        events.length,
        taken,
      )}, in the graph ${rate(events.length, seconds)}`,
      `reading meanwhile ${words(latencies)} (${
        latencies.length
      } questions); afterwards ${words(idle)}`,
    ],
  };
}
