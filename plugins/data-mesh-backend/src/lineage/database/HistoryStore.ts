// SPDX-License-Identifier: Apache-2.0
import type { LineageHistoryAnswer } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { type RunRow, keyOf } from './rows';

const iso = (time: number | string) => new Date(Number(time)).toISOString();

/** What happened, as far as it is kept. @internal */
export class HistoryStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Runs of a job, newest first. */
  async runs(
    job: string,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<LineageHistoryAnswer> {
    const own = () =>
      this.#knex<RunRow>('lineage_run').where({ job_key: keyOf(job) });
    const [rows, [{ count }]] = await Promise.all([
      own()
        .orderBy([{ column: 'ended_at', order: 'desc' }, { column: 'run_key' }])
        .offset(offset)
        .limit(limit),
      own().count({ count: '*' }),
    ]);
    return {
      items: rows.map(({ run_id, state, started_at, ended_at }) => ({
        at: iso(ended_at),
        what: 'run' as const,
        ...(run_id !== null && { runId: run_id }),
        state,
        startedAt: iso(started_at),
      })),
      total: Number(count),
    };
  }

  /**
   * Forgets what is older: events that are in the graph, runs, and edges that ended before. What is still there stays.
   *
   * @param before - milliseconds since 1970
   */
  async forget(before: number): Promise<void> {
    await this.#knex.transaction(async tx => {
      await tx('lineage_state').where({ id: 1 }).increment('epoch', 1);
      await tx('lineage_event')
        .where({ pending: 0 })
        .where('received_at', '<', before)
        .delete();
      await tx('lineage_run').where('ended_at', '<', before).delete();
      await tx('lineage_job_edge').where('ended_at', '<', before).delete();
      await tx('lineage_edge')
        .whereNotIn('edge_key', tx('lineage_job_edge').select('edge_key'))
        .delete();
      const used = (column: string) => tx('lineage_edge').select(column);
      await tx('lineage_node')
        .where('id', 'like', 'job:%')
        .whereNotIn('node_key', used('from_key'))
        .whereNotIn('node_key', used('to_key'))
        .delete();
    });
  }
}
