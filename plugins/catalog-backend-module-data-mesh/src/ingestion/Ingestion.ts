// SPDX-License-Identifier: Apache-2.0
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import type { SourceConfig } from '../config/types';
import type { Publication } from '../publication/Publication';
import type { SourceRefresher } from './SourceRefresher';

/** Id of the task that tells the catalog what changed. @internal */
export const PUBLISH_TASK = 'data-mesh-publish';

/** Id of the task that reads a source. @internal */
export function refreshTask(sourceId: string): string {
  return `data-mesh-refresh-${sourceId}`;
}

const PUBLISH_SECONDS = 15;

/** A task that is running cannot be triggered; it is tried again this often, every so many milliseconds. */
const TRIGGER_ATTEMPTS = 40;
const TRIGGER_PAUSE = 250;

/**
 * Runs the reading of each source and the publication of all of them as scheduled tasks, each in one replica at a
 * time. They work through the database, so that they need not be in the same replica.
 *
 * @internal
 */
export class Ingestion {
  readonly #scheduler: SchedulerService;
  readonly #logger: LoggerService;
  readonly #refreshers: Map<string, SourceRefresher>;
  readonly #configs: Map<string, SourceConfig>;
  readonly #publication: Publication;
  readonly #connections: Map<string, EntityProviderConnection>;
  readonly #scope: 'global' | 'local';
  readonly #waiting = new Set<string>();
  #isPublishing = false;

  constructor(options: {
    scheduler: SchedulerService;
    /** `local` where no other process shares the database. */
    scope: 'global' | 'local';
    logger: LoggerService;
    configs: SourceConfig[];
    refreshers: Map<string, SourceRefresher>;
    publication: Publication;
    /** Filled as the catalog connects the sources. */
    connections: Map<string, EntityProviderConnection>;
  }) {
    this.#scheduler = options.scheduler;
    this.#scope = options.scope;
    this.#logger = options.logger;
    this.#refreshers = options.refreshers;
    this.#publication = options.publication;
    this.#connections = options.connections;
    this.#configs = new Map(options.configs.map(c => [c.id, c]));
  }

  /** Starts the work on a source; the first one to connect starts the publication as well. */
  async connect(sourceId: string, connection: EntityProviderConnection) {
    const { schedule } = this.#configs.get(sourceId)!;
    this.#connections.set(sourceId, connection);
    await this.#scheduler.scheduleTask({
      ...schedule,
      scope: this.#scope,
      id: refreshTask(sourceId),
      fn: signal => this.#refresh(sourceId, signal),
    });
    if (!this.#isPublishing) {
      this.#isPublishing = true;
      await this.#scheduler.scheduleTask({
        id: PUBLISH_TASK,
        frequency: { seconds: PUBLISH_SECONDS },
        timeout: { minutes: 30 },
        scope: this.#scope,
        fn: signal => this.#publication.run(signal),
      });
    }
  }

  /** Asks for a refresh of a source as soon as possible, on whichever replica. */
  async requestRefresh(sourceId: string) {
    await this.#trigger(refreshTask(sourceId));
  }

  async #refresh(sourceId: string, signal: AbortSignal) {
    const { changes } = await this.#refreshers.get(sourceId)!.run(signal);
    if (changes > 0) {
      this.#logger.info(
        `Data mesh source '${sourceId}': ${changes} changed descriptors`,
      );
      await this.#trigger(PUBLISH_TASK);
    }
  }

  /** While a task runs, what it is triggered for may come too late for that run: it is triggered again afterwards. */
  async #trigger(task: string, attempt = 1) {
    try {
      await this.#scheduler.triggerTask(task);
    } catch (error) {
      if (attempt >= TRIGGER_ATTEMPTS || this.#waiting.has(task)) {
        // It runs again soon by itself, and finds what is due.
        this.#logger.debug(`Task ${task} was not triggered: ${error}`);
        return;
      }
      this.#waiting.add(task);
      setTimeout(() => {
        this.#waiting.delete(task);
        this.#trigger(task, attempt + 1);
      }, TRIGGER_PAUSE).unref();
    }
  }
}
