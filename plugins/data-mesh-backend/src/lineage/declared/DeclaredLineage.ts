// SPDX-License-Identifier: Apache-2.0
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  type Lineage,
  type LineagePart,
  readLineage,
} from '@meshwright/lineage';
import {
  type DataProductEntityV1alpha1,
  isDataContractEntity,
  isDataProductEntity,
} from '@meshwright/plugin-data-mesh-common';
import { productLineage } from './productLineage';

/** How long what was read of the catalog is taken for the present, in milliseconds. */
const FRESH_FOR = 60_000;
/** The same where something was another: a catalog that changes, as after a start, goes on changing. */
const FRESH_IN_CHANGE = 5_000;
/** Reading takes at most one part in so many of the time. */
const REST = 10;
const PAGE = 500;

/** Products are those of the catalog; what a contract calls its product may be another word for one of them. */
function withoutProducts(lineage: Lineage): Lineage {
  const isProduct = (id: string) => id.startsWith('product:');
  return {
    ...lineage,
    nodes: lineage.nodes
      .filter(({ type }) => type !== 'product')
      .map(({ facts: { product: _, ...facts }, ...node }) => ({
        ...node,
        facts,
      })),
    edges: lineage.edges.filter(
      ({ from, to }) => !isProduct(from) && !isProduct(to),
    ),
  };
}

/**
 * What contracts and products of the catalog declare. Read for the portal itself; who may see what of it is decided
 * answer by answer.
 *
 * @internal
 */
export class DeclaredLineage {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;
  #read?: {
    /** When it is to be read again. */
    due: number;
    fingerprint: string;
    parts: LineagePart[];
  };
  #reading?: Promise<void>;
  /** Counts up when what is declared changed. */
  version = 0;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#logger = options.logger;
  }

  /** What is declared. Waits for the catalog the first time only; later an old answer is renewed beside it. */
  async parts(): Promise<LineagePart[]> {
    if (!this.#read || Date.now() > this.#read.due) {
      this.#reading ??= this.#renew().finally(() => {
        this.#reading = undefined;
      });
    }
    if (!this.#read) await this.#reading;
    return this.#read?.parts ?? [];
  }

  async #renew(): Promise<void> {
    const began = Date.now();
    const credentials = await this.#auth.getOwnServiceCredentials();
    const contracts: Entity[] = [];
    const products: DataProductEntityV1alpha1[] = [];
    const pages = this.#catalog.streamEntities(
      {
        filter: [
          { kind: 'API', 'spec.type': 'data-contract' },
          { kind: 'DataProduct' },
        ],
        pageSize: PAGE,
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        if (isDataProductEntity(entity)) products.push(entity);
        else if (isDataContractEntity(entity)) contracts.push(entity);
      }
    }
    const fingerprint = [...contracts, ...products]
      .map(
        entity =>
          `${stringifyEntityRef(entity)} ${
            entity.metadata.etag ?? JSON.stringify(entity)
          }`,
      )
      .sort()
      .join('\n');
    if (this.#read?.fingerprint === fingerprint) {
      this.#read.due = Date.now() + FRESH_FOR;
      return;
    }
    const declared = withoutProducts(
      readLineage(
        contracts.map(entity => ({
          path: stringifyEntityRef(entity),
          source: String(entity.spec?.definition ?? ''),
        })),
      ),
    );
    const now = Date.now();
    this.#read = {
      due: now + Math.max(FRESH_IN_CHANGE, REST * (now - began)),
      fingerprint,
      parts: [declared, productLineage(products, declared.nodes)],
    };
    this.version++;
    this.#logger.debug(
      `Read the lineage that ${contracts.length} contracts and ${products.length} products declare`,
    );
  }
}
