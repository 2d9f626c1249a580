// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  MetricsService,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import type { IndexState } from './IndexState';
import { IndexWriter } from './IndexWriter';
import type { Synchronizer, SyncResult } from './Synchronizer';

/** While the catalog is moving, it is compared again this often, up to {@link SETTLE_TIME}. In milliseconds. */
const SETTLE_PAUSE = 250;
const SETTLE_TIME = 30_000;

/** How long a catalog that was empty from the start is waited for. In milliseconds. */
const EMPTY_TIME = 5_000;

/** Comparing may take this share of the time; a catalog so large that it takes seconds is left alone in between. */
const LOAD = 0.1;

/** Comparing that is faster than this needs no rest. In milliseconds. */
const NO_REST_BELOW = 1_000;

const PRUNE_INTERVAL = 24 * 60 * 60 * 1_000;

/**
 * What the scheduler runs: synchronises until the catalog has come to rest, so that a portal that just started, or a
 * burst of changes, is seen soon and not only at the next round.
 *
 * @internal
 */
export class IndexTask {
  readonly #knex: Knex;
  readonly #synchronizer: Synchronizer;
  readonly #state: IndexState;
  readonly #logger: LoggerService;
  readonly #duration: MetricsServiceHistogram;

  constructor(options: {
    knex: Knex;
    synchronizer: Synchronizer;
    state: IndexState;
    logger: LoggerService;
    metrics: MetricsService;
  }) {
    this.#knex = options.knex;
    this.#synchronizer = options.synchronizer;
    this.#state = options.state;
    this.#logger = options.logger;
    this.#duration = options.metrics.createHistogram(
      'data_mesh.marketplace.sync.duration',
      {
        description: 'Time to compare the catalog with the index',
        unit: 's',
      },
    );
  }

  async run(signal: AbortSignal): Promise<void> {
    const started = Date.now();
    const restingUntil = await this.#state.get('restingUntil');
    if (restingUntil && started < Date.parse(restingUntil)) {
      return;
    }
    const completed = await this.#state.get('completed');
    let changed = false;
    let last = completed
      ? await this.#synchronize(signal)
      : await this.#synchronizeFirst(signal);
    while (this.#isMoving(last, Date.now() - started, completed)) {
      changed ||= last.written + last.removed > 0;
      await pause(SETTLE_PAUSE, undefined, { signal });
      last = await this.#synchronize(signal);
    }
    if (!completed) {
      await this.#state.set('completed', new Date().toISOString());
    }
    if (changed) {
      await this.#prune();
    }
    if (last.duration >= NO_REST_BELOW) {
      const rest = last.duration / LOAD - last.duration;
      const until = new Date(Date.now() + rest).toISOString();
      await this.#state.set('restingUntil', until);
    }
  }

  #isMoving(
    last: SyncResult,
    elapsed: number,
    completed: string | undefined,
  ): boolean {
    if (last.compared === 0 && !completed) {
      return elapsed < EMPTY_TIME;
    }
    return last.written + last.removed > 0 && elapsed < SETTLE_TIME;
  }

  /** The catalog may still be starting: then it is asked again, so that nobody waits for the next round. */
  async #synchronizeFirst(
    signal: AbortSignal,
  ): Promise<SyncResult & { duration: number }> {
    const started = Date.now();
    for (;;) {
      try {
        return await this.#synchronize(signal);
      } catch (error) {
        if (signal.aborted || Date.now() - started > SETTLE_TIME) {
          throw error;
        }
        this.#logger.debug(`The catalog cannot be read yet: ${error}`);
        await pause(SETTLE_PAUSE, undefined, { signal });
      }
    }
  }

  async #synchronize(
    signal: AbortSignal,
  ): Promise<SyncResult & { duration: number }> {
    const started = performance.now();
    const result = await this.#synchronizer.synchronize(signal);
    const duration = performance.now() - started;
    this.#duration.record(duration / 1_000);
    if (result.written + result.removed > 0) {
      this.#logger.info(
        `Marketplace index: ${result.written} entities written, ${
          result.removed
        } removed, ${result.compared} compared in ${Math.round(duration)} ms`,
      );
    }
    return { ...result, duration };
  }

  async #prune(): Promise<void> {
    const last = await this.#state.get('pruned');
    if (!last || Date.now() - Date.parse(last) > PRUNE_INTERVAL) {
      await new IndexWriter(this.#knex).prune();
      await this.#state.set('pruned', new Date().toISOString());
    }
  }
}
