// SPDX-License-Identifier: Apache-2.0
import type { LineageHistoryAnswer } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { type CheckRow, type RunRow, keyOf } from './rows';

/** Failed checks that are looked at. */
const MOST_CHECKS = 5_000;

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

  /** Checks whose last result was bad, of those that events told of; the latest of them. */
  async failedChecks(): Promise<CheckRow[]> {
    return this.#knex<CheckRow>('lineage_check')
      .whereIn('status', ['fail', 'error'])
      .orderBy('at', 'desc')
      .limit(MOST_CHECKS);
  }
}
