// SPDX-License-Identifier: Apache-2.0
import {
  type LineageEdge,
  type LineageNode,
  type ObservedCheck,
  type SqlLineage,
  nodeId,
  readLineage,
} from '@meshwright/lineage';
import type { Knex } from 'knex';
import { among } from '../database/bulk';
import { type EventRow, keyOf } from '../database/rows';

/** Events of one run that are looked at: what it started with, and what it did last. */
const FIRST_OF_RUN = 50;
const LATEST_OF_RUN = 450;
/** Job of edges that no job makes: dataset events. */
const NO_JOB = '';

/** A run with what its events together say. @internal */
export interface ProjectedRun {
  runKey: string;
  runId: string | null;
  /** Id of the node of its job; empty where there is none. */
  job: string;
  jobKey: string;
  state: string;
  /** Has told nothing but that it started. */
  started: boolean;
  /** Completed with edges, so that it ends what it does not show. */
  settles: boolean;
  start: number;
  end: number;
  nodes: readonly LineageNode[];
  /** Other names of datasets, each with the id that is used. */
  aliases: ReadonlyArray<readonly [alias: string, id: string]>;
  edges: readonly LineageEdge[];
  /** Results of checks that it tells of. */
  checks: readonly ObservedCheck[];
  /** Ids of datasets that it dropped. */
  dropped: readonly string[];
  /** Digest of all that it shows, but for when. */
  shape: string;
}

/** Told by a run that may go on for ever. */
const GOES_ON = /"eventType":"running"/i;

interface FirstEvent {
  run?: { runId?: unknown };
  job?: { namespace?: unknown; name?: unknown };
}

/** The key of an edge. @internal */
export const edgeKeyOf = ({ from, to, kind, source }: LineageEdge): string =>
  keyOf(from, to, kind, source);

function jobOf({ job }: FirstEvent): string {
  const { namespace, name } = job ?? {};
  return typeof namespace === 'string' && typeof name === 'string'
    ? nodeId('job', namespace, name)
    : NO_JOB;
}

function shapeOf(
  job: string,
  nodes: readonly LineageNode[],
  aliases: ProjectedRun['aliases'],
  edges: ProjectedRun['edges'],
): string {
  return keyOf(
    JSON.stringify([
      nodes.map(({ id, facts }) => {
        if (id !== job) return [id, facts];
        const { lastRun, lastState, ...others } = facts;
        return [id, others];
      }),
      aliases,
      edges.map(({ from, to, kind, source, transformations }) => [
        from,
        to,
        kind,
        source,
        transformations,
      ]),
    ]),
  );
}

/** What the events of a run say; undefined where they say nothing of lineage. @internal */
export function readRun(
  runKey: string,
  rows: ReadonlyArray<Pick<EventRow, 'body' | 'event_time'>>,
  sql: SqlLineage | undefined,
): ProjectedRun | undefined {
  const source = `[${rows.map(({ body }) => body).join(',')}]`;
  const lineage = readLineage([{ path: 'events', source }], { sql });
  const { nodes } = lineage;
  if (nodes.length === 0) return undefined;
  const event = JSON.parse(rows[0].body) as FirstEvent;
  const job = jobOf(event);
  const runId = event.run?.runId;
  const state = event.run
    ? nodes.find(({ id }) => id === job)?.facts.lastState ?? 'other'
    : 'declared';
  const { edges } = lineage;
  const aliases = [...lineage.aliases].filter(([alias]) =>
    alias.startsWith('dataset:'),
  );
  const times = rows.map(({ event_time }) => Number(event_time));
  return {
    runKey,
    runId: typeof runId === 'string' ? runId : null,
    job,
    jobKey: keyOf(job),
    state,
    started:
      state === 'running' && !rows.some(({ body }) => GOES_ON.test(body)),
    settles:
      (state === 'complete' || state === 'declared') &&
      job !== NO_JOB &&
      edges.length > 0,
    start: Math.min(...times),
    end: Math.max(...times),
    nodes,
    aliases,
    edges,
    checks: lineage.checks,
    dropped: nodes
      .filter(({ type, facts }) => type === 'dataset' && facts.dropped)
      .map(({ id }) => id),
    shape: shapeOf(job, nodes, aliases, edges),
  };
}

/** The events of runs of which there are many: what they started with, and what they did last. */
async function shortened(
  tx: Knex,
  runKeys: readonly string[],
): Promise<EventRow[]> {
  const numbered = among(tx, tx('lineage_event'), 'run_key', runKeys).select(
    'id',
    tx.raw(
      'row_number() over (partition by run_key order by event_time desc, id desc) as late',
    ),
    tx.raw(
      'row_number() over (partition by run_key order by event_time, id) as early',
    ),
  );
  return tx<EventRow>('lineage_event')
    .whereIn(
      'id',
      tx
        .from(numbered.as('numbered'))
        .where('late', '<=', LATEST_OF_RUN)
        .orWhere('early', '<=', FIRST_OF_RUN)
        .select('id'),
    )
    .select();
}

/** The events of runs, latest first. @internal */
export async function eventsOfRuns(
  tx: Knex,
  runKeys: readonly string[],
): Promise<Map<string, EventRow[]>> {
  const many: Array<{ run_key: string }> = await among(
    tx,
    tx('lineage_event'),
    'run_key',
    runKeys,
  )
    .groupBy('run_key')
    .havingRaw('count(*) > ?', [FIRST_OF_RUN + LATEST_OF_RUN])
    .select('run_key');
  const long = new Set(many.map(({ run_key }) => run_key));
  const rows: EventRow[] = [
    ...(await among(
      tx,
      tx('lineage_event'),
      'run_key',
      runKeys.filter(key => !long.has(key)),
    ).select()),
    ...(long.size > 0 ? await shortened(tx, [...long]) : []),
  ];
  rows.sort(
    (a, b) =>
      Number(b.event_time) - Number(a.event_time) ||
      Number(b.id) - Number(a.id),
  );
  const found = new Map<string, EventRow[]>();
  for (const row of rows) {
    const own = found.get(row.run_key);
    if (own) own.push(row);
    else found.set(row.run_key, [row]);
  }
  return found;
}
