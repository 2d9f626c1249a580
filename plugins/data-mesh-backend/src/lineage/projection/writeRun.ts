// SPDX-License-Identifier: Apache-2.0
import { type Lineage, type LineageEdge, nodeId } from '@meshwright/lineage';
import type { Knex } from 'knex';
import {
  type JobEdgeRow,
  type RunRow,
  keyOf,
  portions,
} from '../database/rows';
import { dropDatasets } from './dropDatasets';
import { writeEdges } from './writeEdges';
import { writeNodes } from './writeNodes';

/** A run with what its events together say. @internal */
export interface ProjectedRun {
  seq: number;
  runKey: string;
  lineage: Lineage;
  /** One of its events, as it came. */
  event: {
    run?: { runId?: unknown };
    job?: { namespace?: unknown; name?: unknown };
  };
  start: number;
  end: number;
}

/** Job of edges that no job makes: dataset events. */
const NO_JOB = '';

/** The key of an edge. @internal */
export const edgeKeyOf = ({ from, to, kind, source }: LineageEdge): string =>
  keyOf(from, to, kind, source);

function jobOf({ event }: ProjectedRun): string {
  const { namespace, name } = event.job ?? {};
  return typeof namespace === 'string' && typeof name === 'string'
    ? nodeId('job', namespace, name)
    : NO_JOB;
}

function stateOf({ lineage, event }: ProjectedRun, job: string): string {
  if (!event.run) return 'declared';
  const node = lineage.nodes.find(({ id }) => id === job);
  return node?.facts.lastState ?? 'other';
}

/** Ends, or forgets, what the job showed before and this run does not show. */
async function settle(
  tx: Knex.Transaction,
  run: ProjectedRun,
  jobKey: string,
  shown: ReadonlySet<string>,
): Promise<string[]> {
  const open = await tx<JobEdgeRow>('lineage_job_edge')
    .where({ job_key: jobKey })
    .whereNull('ended_at')
    .select('id', 'edge_key', 'started_at');
  const over = open.filter(({ edge_key }) => !shown.has(edge_key));
  for (const { id, started_at } of over) {
    const row = tx<JobEdgeRow>('lineage_job_edge').where({ id });
    // An earlier event of this same run said so, and a later one knew better.
    if (Number(started_at) >= run.start) await row.delete();
    else await row.update({ ended_at: run.end });
  }
  return over.map(({ edge_key }) => edge_key);
}

/** Says of each edge that the job showed it, from this run on or until the next one that did not. */
async function show(
  tx: Knex.Transaction,
  run: ProjectedRun,
  job: string,
  jobKey: string,
  keys: readonly string[],
  next: number | null,
): Promise<void> {
  const known = await tx<JobEdgeRow>('lineage_job_edge')
    .where({ job_key: jobKey })
    .andWhere(rows =>
      rows.whereNull('ended_at').orWhere('ended_at', '>=', run.start),
    )
    .select();
  const byKey = new Map<string, JobEdgeRow[]>();
  for (const row of known) {
    const own = byKey.get(row.edge_key);
    if (own) own.push(row);
    else byKey.set(row.edge_key, [row]);
  }
  const added: JobEdgeRow[] = [];
  /** Rows of which only the last time moves: nearly all, so they are written together. */
  const seenAgain: JobEdgeRow['id'][] = [];
  for (const key of keys) {
    const row = (byKey.get(key) ?? []).find(
      ({ started_at }) => next === null || Number(started_at) <= next,
    );
    if (!row) {
      added.push({
        job_key: jobKey,
        edge_key: key,
        job,
        started_at: run.start,
        ended_at: next,
        last_seen: run.end,
      });
    } else if (
      row.ended_at === null &&
      Number(row.started_at) <= run.start &&
      Number(row.last_seen) <= run.end
    ) {
      seenAgain.push(row.id);
    } else {
      await tx<JobEdgeRow>('lineage_job_edge')
        .where({ id: row.id })
        .update({
          started_at: Math.min(Number(row.started_at), run.start),
          last_seen: Math.max(Number(row.last_seen), run.end),
          ...(next === null && { ended_at: null }),
        });
    }
  }
  for (const ids of portions(seenAgain)) {
    await tx<JobEdgeRow>('lineage_job_edge')
      .whereIn('id', ids as Array<NonNullable<JobEdgeRow['id']>>)
      .update({ last_seen: run.end });
  }
  if (added.length > 0) await tx.batchInsert('lineage_job_edge', added, 100);
}

/** Writes a run and what it shows; all in the caller's transaction. @internal */
export async function writeRun(
  tx: Knex.Transaction,
  run: ProjectedRun,
): Promise<void> {
  const { lineage, runKey, event, start, end } = run;
  const job = jobOf(run);
  const jobKey = keyOf(job);
  const state = stateOf(run, job);
  const edges = new Map(lineage.edges.map(edge => [edgeKeyOf(edge), edge]));
  const settles =
    (state === 'complete' || state === 'declared') &&
    job !== NO_JOB &&
    edges.size > 0;
  const runId = event.run?.runId;
  await tx<RunRow>('lineage_run')
    .insert({
      run_key: runKey,
      job_key: jobKey,
      run_id: typeof runId === 'string' ? runId : null,
      state,
      started_at: start,
      ended_at: end,
      settles: settles ? 1 : 0,
    })
    .onConflict('run_key')
    .merge();
  await writeNodes(tx, run);
  const later = await tx<RunRow>('lineage_run')
    .where({ job_key: jobKey, settles: 1 })
    .where('ended_at', '>', end)
    .orderBy('ended_at')
    .first('ended_at');
  const next = later ? Number(later.ended_at) : null;
  await show(tx, run, job, jobKey, [...edges.keys()], next);
  const ended =
    settles && next === null
      ? await settle(tx, run, jobKey, new Set(edges.keys()))
      : [];
  const dropped = await dropDatasets(tx, run);
  await writeEdges(tx, run.seq, edges, [...ended, ...dropped]);
}
