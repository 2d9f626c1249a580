// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { type BulkTable, among, rowsAmong, writeRows } from '../database/bulk';
import type { JobEdgeRow, RunRow } from '../database/rows';
import { JobTimeline, type Showing } from './JobTimeline';
import type { NodeLedger } from './NodeLedger';
import { type ProjectedRun, type ShownEdge, edgeKeyOf } from './readRun';
import { writeEdges } from './writeEdges';

const columns: BulkTable<JobEdgeRow>['columns'] = {
  job_key: 'text',
  edge_key: 'text',
  job: 'text',
  run_key: 'text',
  transformations: 'text',
  started_at: 'bigint',
  ended_at: 'bigint',
  last_seen: 'bigint',
};
const added: BulkTable<JobEdgeRow> = { name: 'lineage_job_edge', columns };
const changed: BulkTable<JobEdgeRow> = {
  ...added,
  columns: { id: 'bigint', ...columns },
  key: 'id',
};

interface Job {
  id: string;
  timeline: JobTimeline;
}

const showingOf = (row: JobEdgeRow): Showing => ({
  id: row.id,
  edge: row.edge_key,
  transformations: row.transformations,
  run: row.run_key,
  from: Number(row.started_at),
  to: row.ended_at === null ? null : Number(row.ended_at),
  lastSeen: Number(row.last_seen),
});

/** When the jobs of a batch of runs showed which edges. @internal */
export class EdgeLedger {
  readonly #jobs = new Map<string, Job>();
  readonly #edges = new Map<string, ShownEdge>();
  readonly #nodes: NodeLedger;

  constructor(nodes: NodeLedger) {
    this.#nodes = nodes;
  }

  /** Reads what the database has of the jobs of runs, as far as these runs may change it. */
  async load(tx: Knex, runs: readonly ProjectedRun[]): Promise<void> {
    if (runs.length === 0) return;
    const jobs = new Map(runs.map(run => [run.jobKey, run.job]));
    const rows = await rowsAmong<JobEdgeRow>(
      tx,
      'lineage_job_edge',
      'job_key',
      jobs.keys(),
      query =>
        // Two conditions would lead databases to the index of all that has not ended.
        query.whereRaw('coalesce(ended_at, ?) >= ?', [
          Number.MAX_SAFE_INTEGER,
          Math.min(...runs.map(run => run.start)),
        ]),
    );
    const later = await this.#settledLater(tx, runs);
    for (const [key, id] of jobs) {
      const timeline = new JobTimeline(
        rows.filter(row => row.job_key === key).map(showingOf),
        later
          .filter(row => row.job_key === key)
          .map(row => ({
            run: row.run_key,
            from: Number(row.started_at),
            to: Number(row.ended_at),
          })),
        this.#nodes.settledAt(id),
      );
      this.#jobs.set(key, { id, timeline });
    }
  }

  /** Completed runs of jobs of which a run came late. */
  async #settledLater(
    tx: Knex,
    runs: readonly ProjectedRun[],
  ): Promise<RunRow[]> {
    const late = runs.filter(
      ({ job, end }) => (this.#nodes.settledAt(job) ?? -Infinity) > end,
    );
    return late.length === 0
      ? []
      : rowsAmong<RunRow>(
          tx,
          'lineage_run',
          'job_key',
          new Set(late.map(({ jobKey }) => jobKey)),
          query =>
            query
              .where({ settles: 1 })
              .where('ended_at', '>', Math.min(...late.map(({ end }) => end))),
        );
  }

  /** Takes what a run shows; says whether that is news. */
  take(run: ProjectedRun): boolean {
    const { timeline } = this.#jobs.get(run.jobKey)!;
    const before = timeline.writes;
    const edges = new Map<string, string | null>();
    for (const edge of run.edges) {
      const key = edgeKeyOf(edge);
      this.#edges.set(key, edge);
      edges.set(
        key,
        edge.transformations ? JSON.stringify(edge.transformations) : null,
      );
    }
    timeline.take({
      run: run.runKey,
      from: run.start,
      to: run.end,
      settles: run.settles,
      running: run.state === 'running',
      edges,
    });
    return timeline.writes !== before;
  }

  /** How far the job of a run has settled. */
  settledAt(run: ProjectedRun): number | null {
    return this.#jobs.get(run.jobKey)?.timeline.settledAt ?? null;
  }

  async write(tx: Knex, seq: number): Promise<void> {
    const fresh: JobEdgeRow[] = [];
    const other: JobEdgeRow[] = [];
    const deleted: Array<number | string> = [];
    const touched = new Set<string>();
    for (const [key, { id, timeline }] of this.#jobs) {
      deleted.push(...timeline.deleted);
      for (const edge of timeline.touched) touched.add(edge);
      for (const showing of timeline.changed) {
        (showing.id === undefined ? fresh : other).push({
          ...(showing.id !== undefined && { id: showing.id }),
          job_key: key,
          edge_key: showing.edge,
          job: id,
          run_key: showing.run,
          transformations: showing.transformations,
          started_at: showing.from,
          ended_at: showing.to,
          last_seen: showing.lastSeen,
        });
      }
    }
    if (deleted.length > 0) {
      await among(
        tx,
        tx('lineage_job_edge'),
        'id',
        deleted.map(Number),
      ).delete();
    }
    await writeRows(tx, changed, other);
    await writeRows(tx, added, fresh);
    await writeEdges(tx, seq, touched, this.#edges);
  }
}
