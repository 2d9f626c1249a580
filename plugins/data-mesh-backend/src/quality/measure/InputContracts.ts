// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  RELATION_CONSUMES_API,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Contract } from '@meshwright/contracts';
import type { ContractReader } from '../evidence/ContractReader';

/** Contracts of one product; what is beyond is not compared with. */
const MOST = 200;
const PORTION = 200;

/** A contract with whose tables rules may compare theirs. @internal */
export interface InputContract {
  entity: Entity;
  /** Reads its document, which most rules need not; undefined where that cannot be read. */
  read(): Contract | undefined;
}

/**
 * Finds the contracts whose tables the rules of a product may compare theirs with: those that it takes in, and its own.
 *
 * @internal
 */
export class InputContracts {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #contracts: ContractReader;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    contracts: ContractReader;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#contracts = options.contracts;
  }

  /**
   * Contracts of one product. It is read anew: as a person sees it, it may lack what is hidden from them, and what is
   * measured does not depend on who asks.
   *
   * @param known - entities that need not be read
   */
  async ofProduct(
    productRef: string,
    known: readonly Entity[] = [],
  ): Promise<InputContract[]> {
    const product = await this.#catalog.getEntityByRef(productRef, {
      credentials: await this.#auth.getOwnServiceCredentials(),
    });
    if (!product) return [];
    return (await this.of([product], known)).get(productRef) ?? [];
  }

  /**
   * Contracts of some products by the refs of these. They are read for the portal: what is found out by them does not depend
   * on who asks.
   *
   * @param known - entities that need not be read
   */
  async of(
    products: readonly Entity[],
    known: readonly Entity[] = [],
  ): Promise<Map<string, InputContract[]>> {
    const wanted = new Map(
      products.map(product => [stringifyEntityRef(product), refsOf(product)]),
    );
    const found = new Map(known.map(one => [stringifyEntityRef(one), one]));
    const missing = [...new Set([...wanted.values()].flat())].filter(
      ref => !found.has(ref),
    );
    for (let from = 0; from < missing.length; from += PORTION) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: missing.slice(from, from + PORTION) },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      for (const item of items) {
        if (item) found.set(stringifyEntityRef(item), item);
      }
    }
    return new Map(
      [...wanted].map(([product, refs]) => [
        product,
        refs.flatMap(ref => {
          const entity = found.get(ref);
          return entity
            ? [{ entity, read: () => this.#contracts.contractOf(entity) }]
            : [];
        }),
      ]),
    );
  }
}

function refsOf({ relations = [] }: Entity): string[] {
  const refs = relations
    .filter(({ type }) =>
      [RELATION_CONSUMES_API, RELATION_PROVIDES_API].includes(type),
    )
    .map(({ targetRef }) => targetRef);
  return [...new Set(refs)].slice(0, MOST);
}
