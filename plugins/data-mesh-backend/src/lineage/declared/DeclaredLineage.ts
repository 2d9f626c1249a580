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

/** How long what was read of the catalog is taken for the present. */
const FRESH_FOR = 60_000;
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
  #read?: { at: number; fingerprint: string; parts: LineagePart[] };
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
    const old = !this.#read || Date.now() - this.#read.at > FRESH_FOR;
    if (old) {
      this.#reading ??= this.#renew().finally(() => {
        this.#reading = undefined;
      });
    }
    if (!this.#read) await this.#reading;
    return this.#read?.parts ?? [];
  }

  async #renew(): Promise<void> {
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
      this.#read.at = Date.now();
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
    this.#read = {
      at: Date.now(),
      fingerprint,
      parts: [declared, productLineage(products, declared.nodes)],
    };
    this.version++;
    this.#logger.debug(
      `Read the lineage that ${contracts.length} contracts and ${products.length} products declare`,
    );
  }
}
