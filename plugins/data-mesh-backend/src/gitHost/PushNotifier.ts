// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  GIT_HOST_PUSH_TOPIC,
  type GitHostPushEvent,
} from '@meshwright/plugin-data-mesh-node';
import type { RepositoryRow, RepositoryStore } from './database';

/** Tells whoever listens, above all the catalog, that a repository changed. @internal */
export class PushNotifier {
  readonly #events: EventsService;
  readonly #repositories: RepositoryStore;
  readonly #logger: LoggerService;

  constructor(options: {
    events: EventsService;
    repositories: RepositoryStore;
    logger: LoggerService;
  }) {
    this.#events = options.events;
    this.#repositories = options.repositories;
    this.#logger = options.logger;
  }

  /** @param change - absent when the repository is gone */
  async notify(
    row: RepositoryRow,
    change?: { branch: string; commit: string },
  ): Promise<void> {
    if (change) {
      await this.#repositories.notePush(row.id, new Date().toISOString());
    }
    const payload: GitHostPushEvent = {
      group: row.group,
      name: row.name,
      branch: change?.branch ?? row.default_branch,
      commit: change?.commit ?? '',
    };
    try {
      await this.#events.publish({
        topic: GIT_HOST_PUSH_TOPIC,
        eventPayload: payload,
      });
    } catch (error) {
      // The schedule of the catalog brings the change all the same, later.
      this.#logger.warn(
        `A change of ${row.group}/${row.name} was not announced: ${error}`,
      );
    }
  }
}
