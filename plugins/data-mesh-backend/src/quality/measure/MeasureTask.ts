// SPDX-License-Identifier: Apache-2.0
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  RELATION_API_PROVIDED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { QueryEntitiesInitialRequest } from '@backstage/catalog-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { SOURCE_ANNOTATION } from '@meshwright/plugin-data-mesh-common';
import type { MeasureStore, ResultStore } from '../database';
import type { InputContracts } from './InputContracts';
import type { Measurer } from './Measurer';
import { retireLeft } from './retireLeft';
import type { Measurable } from './targets';

type EntityFilterQuery = NonNullable<QueryEntitiesInitialRequest['filter']>;

const CONTRACT = { kind: 'API', 'spec.type': 'data-contract' };
const REF_FIELDS = ['kind', 'metadata.name', 'metadata.namespace'];
const PAGE = 250;
/** Products whose contracts are in memory at a time. */
const BATCH = 25;
/**
 * Products that are at it at a time. How many use one source is limited beside: most of them wait for theirs, so that a
 * slow one holds up none of the others.
 */
const IN_FLIGHT = 50;

/**
 * Goes through all products of the catalog and measures those that are due. One that fails does not stop the others.
 *
 * @internal
 */
export class MeasureTask {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #inputs: InputContracts;
  readonly #logger: LoggerService;
  readonly #measurable: Measurable;
  readonly #measurer: Measurer;
  readonly #results: ResultStore;
  readonly #store: MeasureStore;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    inputs: InputContracts;
    logger: LoggerService;
    measurable: Measurable;
    measurer: Measurer;
    results: ResultStore;
    store: MeasureStore;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#inputs = options.inputs;
    this.#logger = options.logger;
    this.#measurable = options.measurable;
    this.#measurer = options.measurer;
    this.#results = options.results;
    this.#store = options.store;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { engines, sources } = this.#measurable;
    const products = [
      ...(await this.#contractsByProduct(
        // Files are read for some sources only; what is on a server may be in any contract.
        engines.length > 0
          ? CONTRACT
          : sources.map(({ source }) => ({
              ...CONTRACT,
              [`metadata.annotations.${SOURCE_ANNOTATION}`]: source,
            })),
      )),
    ];
    const inFlight = new Set<Promise<void>>();
    try {
      for (let at = 0; at < products.length; at += BATCH) {
        signal.throwIfAborted();
        await this.#runBatch(products.slice(at, at + BATCH), inFlight, signal);
      }
    } finally {
      await Promise.all(inFlight);
    }
    signal.throwIfAborted();
    await retireLeft(this.#results, refs => this.#provided(refs), signal);
  }

  /** Contracts of those of some products that are in the catalog. */
  async #provided(
    productRefs: readonly string[],
  ): Promise<Map<string, Set<string>>> {
    const [{ items }, contracts] = await Promise.all([
      this.#catalog.getEntitiesByRefs(
        { entityRefs: [...productRefs], fields: REF_FIELDS },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      ),
      this.#contractsByProduct({
        ...CONTRACT,
        'relations.apiProvidedBy': [...productRefs],
      }),
    ]);
    return new Map(
      items.flatMap(item => {
        const ref = item && stringifyEntityRef(item);
        return ref ? [[ref, new Set(contracts.get(ref))] as const] : [];
      }),
    );
  }

  /** Refs of contracts by the product that provides them. */
  async #contractsByProduct(
    filter: EntityFilterQuery,
  ): Promise<Map<string, string[]>> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const byProduct = new Map<string, string[]>();
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.#catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE }
          : {
              filter,
              fields: [...REF_FIELDS, 'relations'],
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
    inFlight: Set<Promise<void>>,
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
    const products = productRefs.flatMap(ref => known.get(ref) ?? []);
    const [states, inputs] = await Promise.all([
      this.#store.states(productRefs),
      this.#inputs.of(products, [...known.values()]),
    ]);
    for (const [productRef, contractRefs] of batch) {
      const product = known.get(productRef);
      if (!product) continue;
      while (inFlight.size >= IN_FLIGHT) await Promise.race(inFlight);
      signal.throwIfAborted();
      const work: Promise<void> = this.#measurer
        .measureIfDue(
          {
            product,
            contracts: contractRefs.flatMap(ref => known.get(ref) ?? []),
            inputs: inputs.get(productRef) ?? [],
          },
          states.get(productRef),
          signal,
        )
        .catch(error => {
          if (signal.aborted) return;
          this.#logger.warn(
            `${productRef} could not be measured: ${error.message}`,
          );
        })
        .finally(() => inFlight.delete(work));
      inFlight.add(work);
    }
  }
}
