// SPDX-License-Identifier: Apache-2.0
import type { EventsService } from '@backstage/plugin-events-node';
import { GIT_HOST_PUSH_TOPIC } from '@meshwright/plugin-data-mesh-node';
import type { GitHostSourceConfig } from '../config/types';

/**
 * Reads the portal's own git host as soon as it says that something was pushed. Only what changed is read, so it does
 * not matter which repository it was.
 *
 * @internal
 */
export class GitHostEvents {
  readonly #configs: GitHostSourceConfig[];
  readonly #requestRefresh: (sourceId: string) => Promise<void>;

  constructor(options: {
    configs: GitHostSourceConfig[];
    requestRefresh: (sourceId: string) => Promise<void>;
  }) {
    this.#configs = options.configs;
    this.#requestRefresh = options.requestRefresh;
  }

  async subscribe(events: EventsService) {
    if (this.#configs.length > 0) {
      await events.subscribe({
        id: 'catalog-data-mesh-git-host',
        topics: [GIT_HOST_PUSH_TOPIC],
        onEvent: async () => {
          for (const { id } of this.#configs) {
            await this.#requestRefresh(id);
          }
        },
      });
    }
  }
}
