// SPDX-License-Identifier: Apache-2.0
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  RELATION_API_PROVIDED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { SOURCE_ANNOTATION } from '@meshwright/plugin-data-mesh-common';
import type { MeasureStore } from '../database';
import type { Measurer } from './Measurer';
import type { Measurable } from './targets';

const PAGE = 250;
/** Products whose contracts are in memory at a time. */
const BATCH = 25;
/** Products that are measured at a time; how many use one engine is limited beside. */
const PARALLEL = 4;

/**
 * Goes through all products of the catalog and measures those that are due. One that fails does not stop the others.
 *
 * @internal
 */
export class MeasureTask {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;
  readonly #measurable: Measurable;
  readonly #measurer: Measurer;
  readonly #store: MeasureStore;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    measurable: Measurable;
    measurer: Measurer;
    store: MeasureStore;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#logger = options.logger;
    this.#measurable = options.measurable;
    this.#measurer = options.measurer;
    this.#store = options.store;
  }

  async run(signal: AbortSignal): Promise<void> {
    const products = [...(await this.#contractsByProduct())];
    for (let at = 0; at < products.length; at += BATCH) {
      signal.throwIfAborted();
      await this.#runBatch(products.slice(at, at + BATCH), signal);
    }
  }

  /** Refs of contracts by the product that provides them. */
  async #contractsByProduct(): Promise<Map<string, string[]>> {
    const { engines, sources } = this.#measurable;
    const contract = { kind: 'API', 'spec.type': 'data-contract' };
    // Files are read for some sources only; what is on a server may be in any contract.
    const filter =
      engines.length > 0
        ? contract
        : sources.map(({ source }) => ({
            ...contract,
            [`metadata.annotations.${SOURCE_ANNOTATION}`]: source,
          }));
    const credentials = await this.#auth.getOwnServiceCredentials();
    const byProduct = new Map<string, string[]>();
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.#catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE }
          : {
              filter,
              fields: [
                'kind',
                'metadata.name',
                'metadata.namespace',
                'relations',
              ],
              limit: PAGE,
            },
        { credentials },
      );
      for (const item of items) {
        for (const { type, targetRef } of item.relations ?? []) {
          if (type !== RELATION_API_PROVIDED_BY) continue;
          if (!targetRef.startsWith('dataproduct:')) continue;
          const refs = byProduct.get(targetRef) ?? [];
          refs.push(stringifyEntityRef(item));
          byProduct.set(targetRef, refs);
        }
      }
      cursor = pageInfo.nextCursor;
    } while (cursor);
    return byProduct;
  }

  async #runBatch(
    batch: Array<[productRef: string, contractRefs: string[]]>,
    signal: AbortSignal,
  ): Promise<void> {
    const productRefs = batch.map(([productRef]) => productRef);
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: [...productRefs, ...batch.flatMap(([, refs]) => refs)] },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const known = new Map(
      items
        .filter((item): item is Entity => item !== undefined)
        .map(item => [stringifyEntityRef(item), item]),
    );
    const states = await this.#store.states(productRefs);
    const waiting = [...batch];
    const work = async () => {
      for (
        let next = waiting.shift();
        next !== undefined && !signal.aborted;
        next = waiting.shift()
      ) {
        const [productRef, contractRefs] = next;
        const product = known.get(productRef);
        if (!product) continue;
        const contracts = contractRefs.flatMap(ref => known.get(ref) ?? []);
        await this.#measurer
          .measureIfDue({ product, contracts }, states.get(productRef), signal)
          .catch(error => {
            if (signal.aborted) return;
            this.#logger.warn(
              `${productRef} could not be measured: ${error.message}`,
            );
          });
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
    signal.throwIfAborted();
  }
}
