// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SqlLineage } from '@meshwright/lineage';
import type { Knex } from 'knex';
import { otherTurns } from '../otherTurns';
import { type EventHead, bodiesOf, eventsOfRuns } from './eventsOfRuns';
import { type ProjectedRun, readRun } from './readRun';
import { RunMemory } from './RunMemory';

/** Characters of events that are in memory at once, but for those of a single run. */
const MOST_LENGTH = 8 * 1024 * 1024;
/** Milliseconds of reading events after which others get a turn. */
const TURN = 5;

interface UnreadRun {
  key: string;
  events: EventHead[];
}

/** Runs in portions whose events are in memory at once. */
function* portionsOf(runs: readonly UnreadRun[]) {
  let portion: UnreadRun[] = [];
  let length = 0;
  for (const run of runs) {
    const own = run.events.reduce((sum, event) => sum + event.length, 0);
    if (portion.length > 0 && length + own > MOST_LENGTH) {
      yield portion;
      portion = [];
      length = 0;
    }
    portion.push(run);
    length += own;
  }
  if (portion.length > 0) yield portion;
}

/** Finds out what runs show, from all of their events. @internal */
export class RunReader {
  readonly #logger: LoggerService;
  readonly #sql: () => Promise<SqlLineage | undefined>;
  readonly #memory = new RunMemory();

  constructor(options: {
    logger: LoggerService;
    /** Reader of SQL, for jobs whose events have no lineage of columns. */
    sql: () => Promise<SqlLineage | undefined>;
  }) {
    this.#logger = options.logger;
    this.#sql = options.sql;
  }

  /** Reads runs; those that say nothing of lineage are left out. */
  async read(db: Knex, runKeys: readonly string[]): Promise<ProjectedRun[]> {
    const runs: ProjectedRun[] = [];
    const unread: UnreadRun[] = [];
    for (const [key, events] of await eventsOfRuns(db, runKeys)) {
      const run = this.#memory.recall(key, events);
      if (run) runs.push(run);
      else unread.push({ key, events });
    }
    await otherTurns();
    for (const portion of portionsOf(unread)) {
      runs.push(...(await this.#readAll(db, portion)));
    }
    return runs;
  }

  async #readAll(db: Knex, unread: UnreadRun[]): Promise<ProjectedRun[]> {
    const sql = await this.#sql();
    const bodies = await bodiesOf(
      db,
      unread.flatMap(({ events }) => events),
    );
    const runs: ProjectedRun[] = [];
    let turn = Date.now();
    for (const { key, events } of unread) {
      const own = events.map(({ id }) => bodies.get(String(id))!);
      const run = readRun(key, events, own, sql);
      if (run) {
        runs.push(run);
        this.#memory.remember(run, events);
      } else {
        this.#logger.debug(`Events of a run say nothing of lineage: ${key}`);
      }
      if (Date.now() - turn > TURN) {
        await otherTurns();
        turn = Date.now();
      }
    }
    return runs;
  }
}
