// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type Lineage,
  type SqlLineage,
  readLineage,
} from '@meshwright/lineage';
import type { Knex } from 'knex';
import { type EventRow, portions } from '../database/rows';
import { writeRun } from './writeRun';

/** Events that are worked on in one transaction, and events of one run that are looked at. */
const BATCH = 100;
const MOST_OF_RUN = 1_000;

/**
 * Brings events into the graph, run by run: all events of a run together say what it did, in whatever order they came.
 * Replicas take turns, by the lock on one row.
 *
 * @internal
 */
export class Projector {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #sql: () => Promise<SqlLineage | undefined>;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(options: {
    knex: Knex;
    logger: LoggerService;
    /** Reader of SQL, for jobs whose events have no lineage of columns. */
    sql: () => Promise<SqlLineage | undefined>;
  }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#sql = options.sql;
  }

  /** Works on until nothing is left; a call meanwhile makes it look once more. */
  run(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#all().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #all(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      while ((await this.#batch()) > 0) {
        // Requests are answered between two batches.
        await new Promise(resolve => setImmediate(resolve));
      }
    }
  }

  async #batch(): Promise<number> {
    const waiting = await this.#knex<EventRow>('lineage_event')
      .where({ pending: 1 })
      .first('id');
    if (!waiting) return 0;
    const sql = await this.#sql();
    return this.#knex.transaction(async tx => {
      await tx('lineage_state').where({ id: 1 }).increment('seq', 1);
      const { seq } = await tx('lineage_state').where({ id: 1 }).first('seq');
      const pending = await tx<EventRow>('lineage_event')
        .where({ pending: 1 })
        .orderBy('id')
        .limit(BATCH)
        .select('id', 'run_key');
      for (const key of new Set(pending.map(({ run_key }) => run_key))) {
        await this.#project(tx, key, Number(seq), sql);
      }
      for (const ids of portions(pending.map(({ id }) => id))) {
        await tx('lineage_event').whereIn('id', ids).update({ pending: 0 });
      }
      return pending.length;
    });
  }

  async #project(
    tx: Knex.Transaction,
    runKey: string,
    seq: number,
    sql: SqlLineage | undefined,
  ): Promise<void> {
    const rows = await tx<EventRow>('lineage_event')
      .where({ run_key: runKey })
      .orderBy('event_time', 'desc')
      .limit(MOST_OF_RUN)
      .select('body', 'event_time');
    const source = `[${rows.map(({ body }) => body).join(',')}]`;
    const lineage: Lineage = readLineage([{ path: 'events', source }], { sql });
    if (lineage.nodes.length === 0) {
      this.#logger.debug(`Events of a run say nothing of lineage: ${runKey}`);
      return;
    }
    const times = rows.map(({ event_time }) => Number(event_time));
    await writeRun(tx, {
      seq,
      runKey,
      lineage,
      event: JSON.parse(rows[0].body),
      start: Math.min(...times),
      end: Math.max(...times),
    });
  }
}
