// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SqlLineage } from '@meshwright/lineage';
import type { Knex } from 'knex';
import { among, isPostgres } from '../database/bulk';
import type { EventRow } from '../database/rows';
import { projectRuns } from './projectRuns';
import { type ProjectedRun, eventsOfRuns, readRun } from './readRuns';

/** Events that are worked on in one transaction. */
const LEAST_EVENTS = 100;
const MOST_EVENTS = 1_000;
/** Characters of them. */
const MOST_LENGTH = 8 * 1024 * 1024;
/** Milliseconds that a transaction should take: on SQLite, whose client has one connection, nobody reads meanwhile. */
const AIM = { pg: 250, others: 60 };
/** Milliseconds of reading events after which others get a turn. */
const TURN = 10;

/** How often a run that fails by itself is tried. */
const ATTEMPTS = 3;
/** What `pending` of an event says. */
const DONE = 0;
const WAITING = 1;
const PUT_ASIDE = 2;

const otherTurns = () => new Promise<void>(resolve => setImmediate(resolve));

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
  #size = LEAST_EVENTS;

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
      while (await this.#next()) {
        // Requests are answered between two batches.
        await otherTurns();
      }
    }
  }

  /** Works on some events; says whether there may be more. */
  async #next(): Promise<boolean> {
    const waiting = await this.#knex<EventRow>('lineage_event')
      .where({ pending: WAITING })
      .orderBy('id')
      .first('run_key');
    if (!waiting) return false;
    try {
      await this.#batch(this.#size);
    } catch (error) {
      // One run must not keep all others waiting; a database that is away fails here again.
      await this.#alone(waiting.run_key, error as Error);
    }
    return true;
  }

  /** Works on one run by itself, and puts it aside where it cannot be brought into the graph. */
  async #alone(runKey: string, error: Error): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#batch(1);
        return;
      } catch {
        if (attempt < ATTEMPTS) continue;
        await this.#knex<EventRow>('lineage_event')
          .where({ run_key: runKey, pending: WAITING })
          .update({ pending: PUT_ASIDE });
        this.#logger.error(
          `Events of a run cannot be brought into the lineage and are put aside: ${runKey}`,
          error,
        );
        return;
      }
    }
  }

  /** @param size - events at most, but all of each run */
  async #batch(size: number): Promise<void> {
    const sql = await this.#sql();
    let start = 0;
    const count = await this.#knex.transaction(async tx => {
      await tx('lineage_state').where({ id: 1 }).increment('seq', 1);
      start = Date.now();
      const { seq } = await tx('lineage_state').where({ id: 1 }).first('seq');
      const keys = await this.#waitingRuns(tx, size);
      const events = await eventsOfRuns(tx, keys);
      const runs = await this.#read(events, sql);
      await projectRuns(tx, Number(seq), runs);
      const ids = [...events.values()].flat().map(({ id }) => Number(id));
      const done: number = await among(tx, tx('lineage_event'), 'id', ids)
        .where({ pending: WAITING })
        .update({ pending: DONE });
      return done;
    });
    if (size > 1) this.#adapt(count, Date.now() - start);
  }

  /** Keys of the runs of events that wait, oldest first. */
  async #waitingRuns(tx: Knex, size: number): Promise<string[]> {
    const rows: Array<{ run_key: string; length: number }> = await tx<EventRow>(
      'lineage_event',
    )
      .where({ pending: WAITING })
      .orderBy('id')
      .limit(size)
      .select('run_key', 'length');
    const keys = new Set<string>();
    let length = 0;
    for (const row of rows) {
      if (keys.size > 0 && length + row.length > MOST_LENGTH) break;
      length += row.length;
      keys.add(row.run_key);
    }
    return [...keys];
  }

  async #read(
    events: ReadonlyMap<string, EventRow[]>,
    sql: SqlLineage | undefined,
  ): Promise<ProjectedRun[]> {
    const runs: ProjectedRun[] = [];
    let turn = Date.now();
    for (const [key, rows] of events) {
      const run = readRun(key, rows, sql);
      if (run) runs.push(run);
      else this.#logger.debug(`Events of a run say nothing of lineage: ${key}`);
      if (Date.now() - turn > TURN) {
        await otherTurns();
        turn = Date.now();
      }
    }
    return runs;
  }

  /** As many events at once as can be worked on in the time that others may wait. */
  #adapt(count: number, took: number): void {
    const aim = isPostgres(this.#knex) ? AIM.pg : AIM.others;
    const factor = Math.min(2, Math.max(0.5, aim / Math.max(took, 1)));
    if (factor < 1 || count >= this.#size) {
      this.#size = Math.round(
        Math.min(MOST_EVENTS, Math.max(LEAST_EVENTS, this.#size * factor)),
      );
    }
  }
}
