// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { readableRefs } from '@meshwright/plugin-data-mesh-node';

/** As long as access policies are taken for known. In milliseconds. */
const FRESH_FOR = 5_000;
/** Decisions whose refs are kept at once. */
const MOST_DECISIONS = 500;
/** Refs that are kept for a decision. */
const MOST_REFS = 20_000;

interface Kept {
  since: number;
  refs: Set<string>;
}

/**
 * Refs that may be read under a decision. Whom the same conditions hold sees the same, so that the catalog is asked once
 * in a few seconds for what pages name again and again. Another decision is asked for anew at once; what is not readable is
 * asked for each time.
 *
 * @internal
 */
export class VisibleRefs {
  readonly #catalog: CatalogService;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();

  constructor(options: { catalog: CatalogService; now?: () => number }) {
    this.#catalog = options.catalog;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Those of some refs that may be read, and others that were asked for before.
   *
   * @param refs - as the catalog writes them
   * @param decision - on reading entities in general, as it is for the caller now
   */
  async among(
    refs: Iterable<string>,
    decision: PolicyDecision,
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    if (decision.result === AuthorizeResult.DENY) return new Set();
    // The answer of the permission backend also has an id, which is another each time.
    const kept = this.#keptFor(
      decision.result === AuthorizeResult.CONDITIONAL
        ? JSON.stringify(decision.conditions)
        : decision.result,
    );
    const unknown = [...refs].filter(ref => !kept.refs.has(ref));
    if (unknown.length === 0) return kept.refs;
    const found = await readableRefs(this.#catalog, unknown, credentials);
    if (kept.refs.size + found.size > MOST_REFS) {
      return new Set([...kept.refs, ...found]);
    }
    found.forEach(ref => kept.refs.add(ref));
    return kept.refs;
  }

  #keptFor(key: string): Kept {
    const now = this.#now();
    const known = this.#kept.get(key);
    if (known && now - known.since < FRESH_FOR) return known;
    if (this.#kept.size >= MOST_DECISIONS) this.#kept.clear();
    const kept = { since: now, refs: new Set<string>() };
    this.#kept.set(key, kept);
    return kept;
  }
}
