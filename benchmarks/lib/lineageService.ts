// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { mockCredentials } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import {
  type LineageProcess,
  startProcess,
} from '../../plugins/data-mesh-backend/src/lineage/__testUtils__/childProcess';
import type { RunFigures } from './benchmark';
import { runEvents, tableId } from './lineageEvents';
import { inMilliseconds, percentile } from './percentile';
import { processorTime } from './processorTime';

const JOBS = 300;
const EVENTS = Number(process.env.BENCH_LINEAGE_EVENTS ?? 18_000);
const PAUSE = 20;

/** How events are sent. */
export interface Sending {
  /** Events in a request. */
  inRequest: number;
  /** Requests at the same time. */
  senders: number;
}

/** The portal's lineage, running in a process of its own. */
export interface LineageService {
  process: LineageProcess;
  knex: Knex;
}

/** A database of a PostgreSQL that nobody used before. */
async function freshDatabase(): Promise<string> {
  const server = knexFactory({
    client: 'pg',
    connection: process.env.BENCH_POSTGRES,
  });
  const name = `lineage_${process.pid}`;
  await server.raw('create database ??', [name]);
  await server.destroy();
  const url = new URL(process.env.BENCH_POSTGRES!);
  url.pathname = `/${name}`;
  return url.href;
}

/** Starts the service on a database without lineage. */
export async function startService(
  database: 'sqlite' | 'postgres',
): Promise<LineageService> {
  const config: Knex.Config =
    database === 'postgres'
      ? { client: 'pg', connection: await freshDatabase() }
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

async function send(url: string, bodies: string[]): Promise<void> {
  for (let body = bodies.shift(); body; body = bodies.shift()) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        // Machines send events, with a token of their own.
        authorization: mockCredentials.service.header(),
        'content-type': 'application/json',
      },
      body,
    });
    if (!answer.ok) throw new Error(await answer.text());
    await answer.text();
  }
}

/** Bodies of requests, made before the time runs: what is measured is the service. */
function bodiesOf(events: object[], inRequest: number): string[] {
  if (inRequest === 1) return events.map(event => JSON.stringify(event));
  const bodies: string[] = [];
  for (let from = 0; from < events.length; from += inRequest) {
    bodies.push(JSON.stringify(events.slice(from, from + inRequest)));
  }
  return bodies;
}

const rate = (count: number, seconds: number) =>
  `${Math.round(count / seconds).toLocaleString('en-US')}/s`;

const latency = (values: number[]) =>
  `${inMilliseconds(
    percentile(values, 0.5),
  )}, at the 95th percentile ${inMilliseconds(percentile(values, 0.95))}`;

/** Sends events over HTTP until all are in the graph, and asks for graphs meanwhile. */
export async function ingest(
  { process: { url, pid }, knex }: LineageService,
  { inRequest, senders }: Sending,
): Promise<RunFigures> {
  const events = [...runEvents(JOBS, EVENTS / JOBS / 2)];
  const bodies = bodiesOf(events, inRequest);
  let over = false;
  const latencies: number[] = [];
  const readers = (async () => {
    for (let job = 0; !over; job = (job + 1) % JOBS) {
      latencies.push(await read(url, job));
      await new Promise(resolve => setTimeout(resolve, PAUSE));
    }
  })();
  const before = processorTime(pid);
  const started = performance.now();
  await Promise.all(Array.from({ length: senders }, () => send(url, bodies)));
  const taken = (performance.now() - started) / 1000;
  while (await knex('lineage_inbox').first('event_id')) {
    await new Promise(resolve => setTimeout(resolve, 25));
  }
  const seconds = (performance.now() - started) / 1000;
  const processor =
    before === undefined ? undefined : processorTime(pid)! - before;
  over = true;
  await readers;
  const idle: number[] = [];
  for (let job = 0; job < 50; job++) idle.push(await read(url, job));
  const count = events.length;
  return {
    seconds,
    notes: [
      `${count.toLocaleString('en-US')} events: acknowledged ${rate(
        count,
        taken,
      )}, in the graph ${rate(count, seconds)}`,
      `reading meanwhile ${latency(latencies)} (${
        latencies.length
      } questions); afterwards ${latency(idle)}`,
      ...(processor === undefined
        ? []
        : [
            `processor time of the service: ${(
              (processor / count) *
              1000
            ).toFixed(2)} ms for an event, questions and all`,
          ]),
    ],
  };
}
