// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SourceStore } from '../database/SourceStore';
import type { CatalogComparison } from './CatalogComparison';
import type { MentionedDomains } from './MentionedDomains';
import type { OpenReferences } from './OpenReferences';
import type { Publisher } from './Publisher';

/** A source that is being written for longer than this was cut off. */
const WRITING_MILLISECONDS = 10 * 60 * 1000;

/** Everything that keeps the catalog at what the descriptors say, in the order in which it is done. @internal */
export class Publication {
  readonly #sources: SourceStore;
  readonly #openReferences: OpenReferences;
  readonly #domains: MentionedDomains;
  readonly #comparison: CatalogComparison;
  readonly #publisher: Publisher;
  readonly #logger: LoggerService;

  constructor(options: {
    sources: SourceStore;
    openReferences: OpenReferences;
    domains: MentionedDomains;
    comparison: CatalogComparison;
    publisher: Publisher;
    logger: LoggerService;
  }) {
    this.#sources = options.sources;
    this.#openReferences = options.openReferences;
    this.#domains = options.domains;
    this.#comparison = options.comparison;
    this.#publisher = options.publisher;
    this.#logger = options.logger;
  }

  async run(signal: AbortSignal): Promise<void> {
    if (await this.#isBeingWritten()) {
      return;
    }
    await this.#prepare(() => this.#openReferences.markResolved());
    await this.#prepare(() => this.#domains.sync());
    await this.#prepare(() => this.#comparison.markDiffering());
    const { added, removed } = await this.#publisher.run(signal);
    if (added + removed > 0) {
      this.#logger.info(
        `Data mesh: ${added} entities added or changed, ${removed} removed`,
      );
    }
  }

  /** Looks for more to publish; what is due already does not wait for it. */
  async #prepare(step: () => Promise<void>) {
    try {
      await step();
    } catch (error) {
      this.#logger.warn(`Data mesh: the catalog could not be asked: ${error}`);
    }
  }

  /** While files move, nothing is published: they would look like gone and new. */
  async #isBeingWritten(): Promise<boolean> {
    const since = new Date(Date.now() - WRITING_MILLISECONDS).toISOString();
    return (await this.#sources.list()).some(
      ({ writing_since }) => writing_since !== null && writing_since > since,
    );
  }
}
