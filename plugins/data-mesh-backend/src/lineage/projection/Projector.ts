// SPDX-License-Identifier: Apache-2.0
import { setTimeout } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SqlLineage } from '@meshwright/lineage';
import type { Knex } from 'knex';
import { isPostgres } from '../database/bulk';
import type { LineageDatabase } from '../database/openLineageDatabase';
import { otherTurns } from '../otherTurns';
import { type Claim, claimEvents, putAside, takeOut } from './Inbox';
import { projectRuns } from './projectRuns';
import type { ProjectedRun } from './readRun';
import { RunReader } from './RunReader';

/** Events that are worked on in one transaction. */
const LEAST_EVENTS = 200;
const MOST_EVENTS = 1_000;
/**
 * Milliseconds that a transaction should take until it is written: on SQLite, whose client has one connection, others
 * wait meanwhile. How long the disk takes is no reason for smaller ones, of which it would have more.
 */
const AIM = { pg: 250, others: 25 };

/** Milliseconds in which more events may come. */
const PAUSE = 20;

/** How often a run that fails by itself is tried. */
const ATTEMPTS = 3;

/** Some events, and what their runs show. */
interface Batch {
  claim: Claim;
  runs: ProjectedRun[];
}

/**
 * Brings events into the graph, run by run: all events of a run together say what it did, in whatever order they came.
 * Replicas take turns, by the lock on one row.
 *
 * @internal
 */
export class Projector {
  readonly #knex: Knex;
  readonly #reader: Knex;
  readonly #logger: LoggerService;
  readonly #runs: RunReader;
  #running: Promise<void> | undefined;
  #again = false;
  #size = LEAST_EVENTS;

  constructor(options: {
    database: LineageDatabase;
    logger: LoggerService;
    /** Reader of SQL, for jobs whose events have no lineage of columns. */
    sql: () => Promise<SqlLineage | undefined>;
  }) {
    this.#knex = options.database.knex;
    this.#reader = options.database.reader;
    this.#logger = options.logger;
    this.#runs = new RunReader(options);
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
      for (let count = await this.#next(); count > 0; ) {
        // Requests are answered between two batches, and few events are worth no batch of their own.
        if (count < LEAST_EVENTS) await setTimeout(PAUSE);
        else await otherTurns();
        count = await this.#next();
      }
    }
  }

  /** Works on some events; says on how many. */
  async #next(): Promise<number> {
    try {
      return await this.#work(this.#size);
    } catch (error) {
      // One run must not keep all others waiting; a database that is away fails here again.
      return this.#alone(error as Error);
    }
  }

  /** Works on the first run by itself, and puts it aside where it cannot be brought into the graph. */
  async #alone(error: Error): Promise<number> {
    const { runKeys } = await claimEvents(this.#reader, 1);
    for (let attempt = 1; runKeys.length > 0; attempt++) {
      try {
        return await this.#work(1);
      } catch {
        if (attempt < ATTEMPTS) continue;
        await putAside(this.#knex, runKeys[0]);
        this.#logger.error(
          `Events of a run cannot be brought into the lineage and are put aside: ${runKeys[0]}`,
          error,
        );
        return 1;
      }
    }
    return 0;
  }

  /** @param size - events at most */
  async #work(size: number): Promise<number> {
    // On SQLite nobody else writes, and everybody waits for a transaction: what can be done before it, is. Elsewhere
    // others read meanwhile, and what replicas work on must not be the same.
    const before = isPostgres(this.#knex)
      ? undefined
      : await this.#prepare(this.#reader, size);
    const waiting = before?.claim ?? (await claimEvents(this.#reader, 1));
    if (waiting.ids.length === 0) return 0;
    return this.#knex.transaction(async tx => {
      const seq = await this.#lock(tx);
      const start = Date.now();
      const { claim, runs } = before ?? (await this.#prepare(tx, size));
      if (!(await takeOut(tx, claim))) {
        throw new Error('Another process works on the same events.');
      }
      await projectRuns(tx, seq, runs);
      if (size > 1) this.#adapt(claim.ids.length, Date.now() - start);
      await otherTurns();
      return claim.ids.length;
    });
  }

  /** Makes other replicas wait; gives the number of the change. */
  async #lock(tx: Knex): Promise<number> {
    await tx('lineage_state').where({ id: 1 }).increment('seq', 1);
    const { seq } = await tx('lineage_state').where({ id: 1 }).first('seq');
    return Number(seq);
  }

  async #prepare(db: Knex, size: number): Promise<Batch> {
    const claim = await claimEvents(db, size);
    await otherTurns();
    return { claim, runs: await this.#runs.read(db, claim.runKeys) };
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
