// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { type Contract, readDescriptor } from '@meshwright/contracts';

/** Contracts that stay read; reading a large one again takes some ten milliseconds. */
const KEPT = 200;
const PORTION = 100;

/** A contract of the catalog. @internal */
export interface ReadContract {
  ref: string;
  entity: Entity;
  contract: Contract;
}

/** Reads contracts out of the catalog, each version of one once. @internal */
export class ContractReader {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #kept = new Map<string, { text: string; contract?: Contract }>();

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /**
   * Contracts by their refs; those that are not there or cannot be read are left out.
   *
   * @param credentials - of whoever is to see them. Without, they are read for the portal itself: to decide what is to be
   * hidden, never to be shown
   */
  async read(
    refs: Iterable<string>,
    credentials?: BackstageCredentials,
  ): Promise<Map<string, ReadContract>> {
    const all = [...new Set(refs)];
    const found = new Map<string, ReadContract>();
    if (all.length === 0) return found;
    const as = credentials ?? (await this.#auth.getOwnServiceCredentials());
    for (let from = 0; from < all.length; from += PORTION) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: all.slice(from, from + PORTION) },
        { credentials: as },
      );
      for (const entity of items) {
        const contract = entity && this.contractOf(entity);
        if (!entity || !contract) continue;
        const ref = stringifyEntityRef(entity);
        found.set(ref, { ref, entity, contract });
      }
    }
    return found;
  }

  /** The contract of an entity that was read already; undefined where it has none that can be read. */
  contractOf(entity: Entity): Contract | undefined {
    const text = entity.spec?.definition;
    if (typeof text !== 'string') return undefined;
    const ref = stringifyEntityRef(entity);
    const known = this.#kept.get(ref);
    const contract =
      known?.text === text
        ? known.contract
        : readDescriptor(text, { file: ref }).contract;
    // The one that was asked for last is let go of last.
    this.#kept.delete(ref);
    this.#kept.set(ref, { text, contract });
    if (this.#kept.size > KEPT) {
      this.#kept.delete(this.#kept.keys().next().value!);
    }
    return contract;
  }
}
