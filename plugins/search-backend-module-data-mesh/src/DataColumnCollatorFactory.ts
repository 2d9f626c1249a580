// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import { readDescriptor } from '@meshwright/contracts';
import {
  columnsOfContract,
  DATA_CONTRACT_API_TYPE,
} from '@meshwright/plugin-data-mesh-common';
import { columnDocument, type DataColumnDocument } from './columnDocument';

/** Contracts that are held at once; each can be megabytes long. */
const PAGE_SIZE = 50;

/** Columns of one contract that are found one by one; of wider ones the rest is found by the contract. */
const MAX_COLUMNS = 5_000;

/**
 * Collects the columns of all data contracts in the catalog. The contracts themselves, like all entities, are collected
 * by the catalog's own collator.
 *
 * @internal
 */
export class DataColumnCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'data-column';
  readonly visibilityPermission = catalogEntityReadPermission;

  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<DataColumnDocument> {
    const pages = this.#catalog.streamEntities(
      {
        filter: { kind: 'api', 'spec.type': DATA_CONTRACT_API_TYPE },
        pageSize: PAGE_SIZE,
        totalItems: 'exclude',
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    for await (const entities of pages) {
      for (const entity of entities) {
        yield* documentsOf(entity);
        // Reading a document takes the processor; others must get their turn.
        await nextTurn();
      }
    }
  }
}

/** Documents of one contract; none where its text is no contract, which the catalog shows on the entity. */
function* documentsOf(entity: Entity): Generator<DataColumnDocument> {
  const definition = entity.spec?.definition;
  const contract =
    typeof definition === 'string'
      ? readDescriptor(definition).contract
      : undefined;
  if (contract) {
    for (const column of columnsOfContract(contract, { limit: MAX_COLUMNS })) {
      yield columnDocument(entity, contract, column);
    }
  }
}
