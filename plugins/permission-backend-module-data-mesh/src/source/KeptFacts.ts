// SPDX-License-Identifier: Apache-2.0
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { VISIBILITY_KEY } from '@meshwright/plugin-data-mesh-node';

/** Milliseconds between questions while facts are missing. */
const WHILE_MISSING = 15_000;
/** Milliseconds between questions while none are: another version of the portal may run beside this one for a while. */
const WHILE_COMPLETE = 60_000;
/** Milliseconds for which facts are complete before they count: what indexes the catalog comes after it. */
const SETTLING = 120_000;

/**
 * Knows whether the catalog keeps with every entity the facts that decide who may read it. A catalog that was there before
 * the data mesh gets them entity by entity as it processes them, which takes hours where there are many; conditions on
 * facts would hide all the others until then.
 *
 * @internal
 */
export class KeptFacts {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  #askedAt = -Infinity;
  #missingAt = -Infinity;
  #complete?: boolean;
  #asking?: Promise<void>;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Whether conditions may ask the facts alone. The catalog is waited for the first time only, and what was known is the
   * answer while it is asked again. Never throws: where nobody knows, the facts do not count.
   */
  async areComplete(): Promise<boolean> {
    const wait = this.#complete ? WHILE_COMPLETE : WHILE_MISSING;
    if (this.#now() - this.#askedAt > wait) {
      this.#asking ??= this.#ask().finally(() => {
        this.#asking = undefined;
      });
      if (this.#complete === undefined) await this.#asking;
    }
    return this.#complete === true && this.#now() - this.#missingAt > SETTLING;
  }

  async #ask(): Promise<void> {
    try {
      const { items } = await this.#catalog.queryEntities(
        {
          query: { $not: { [VISIBILITY_KEY]: { $exists: true } } },
          fields: ['kind'],
          limit: 1,
          totalItems: 'exclude',
        },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      this.#note(items.length === 0);
    } catch (error) {
      this.#logger.warn(
        'Whether the catalog has processed all entities for the data mesh could not be found out; lists are narrowed the slower way',
        error as Error,
      );
    }
    this.#askedAt = this.#now();
  }

  #note(complete: boolean): void {
    if (!complete) this.#missingAt = this.#now();
    if (!complete && this.#complete !== false) {
      this.#logger.info(
        'The catalog has not processed all entities for the data mesh yet; until then lists are narrowed the slower way',
      );
    }
    this.#complete = complete;
  }
}
