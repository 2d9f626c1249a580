// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  CatalogScmEvent,
  CatalogScmEventsService,
} from '@backstage/plugin-catalog-node/alpha';
import type { EventsService } from '@backstage/plugin-events-node';
import type { UrlSourceConfig } from '../config/types';
import type { SourceStore } from '../database/SourceStore';
import type { ScmHost } from '../sources/scm/types';
import { matchesTarget } from './matchesTarget';
import { PUSH_TOPICS, pushedRepository } from './repositoryUrl';

/**
 * Refreshes a source as soon as a host says that one of its repositories changed.
 *
 * An event is a hint and nothing more: all that it can bring about is that a configured source is read earlier, so
 * it does not matter who sent it.
 *
 * @internal
 */
export class SourceEvents {
  readonly #configs: UrlSourceConfig[];
  readonly #hosts: ScmHost[];
  readonly #sources: SourceStore;
  readonly #logger: LoggerService;
  readonly #requestRefresh: (sourceId: string) => Promise<void>;

  constructor(options: {
    configs: UrlSourceConfig[];
    hosts: ScmHost[];
    sources: SourceStore;
    logger: LoggerService;
    requestRefresh: (sourceId: string) => Promise<void>;
  }) {
    this.#configs = options.configs;
    this.#hosts = options.hosts;
    this.#sources = options.sources;
    this.#logger = options.logger;
    this.#requestRefresh = options.requestRefresh;
  }

  async subscribe(events: EventsService, scmEvents: CatalogScmEventsService) {
    if (this.#configs.length === 0) {
      return;
    }
    scmEvents.subscribe({
      onEvents: async received => {
        const count = await this.#onChanged(received.flatMap(urlsOf));
        if (count > 0) {
          scmEvents.markEventActionTaken({ count, action: 'refresh' });
        }
      },
    });
    await events.subscribe({
      id: 'catalog-data-mesh',
      topics: PUSH_TOPICS,
      onEvent: async ({ eventPayload }) => {
        const url = pushedRepository(eventPayload);
        await this.#onChanged(url ? [url] : []);
      },
    });
  }

  /** @returns how many sources are refreshed because of it */
  async #onChanged(urls: string[]): Promise<number> {
    let count = 0;
    for (const config of this.#configs) {
      const hits = urls.filter(url =>
        config.targets.some(target => matchesTarget(url, target, this.#hosts)),
      );
      if (hits.length === 0) {
        continue;
      }
      try {
        await this.#markTrees(config.id, hits);
        await this.#requestRefresh(config.id);
        count += 1;
      } catch (error) {
        // The schedule brings the change all the same, later.
        this.#logger.warn(
          `Data mesh source '${config.id}' was not refreshed on an event: ${error}`,
        );
      }
    }
    return count;
  }

  async #markTrees(sourceId: string, urls: string[]) {
    const now = new Date().toISOString();
    for (const { tree, url } of (
      await this.#sources.trees(sourceId)
    ).values()) {
      if (urls.some(changed => matchesTarget(changed, url, this.#hosts))) {
        await this.#sources.saveTree(sourceId, tree, {
          refresh_requested_at: now,
        });
      }
    }
  }
}

function urlsOf(event: CatalogScmEvent): string[] {
  return 'url' in event ? [event.url] : [event.fromUrl, event.toUrl];
}
