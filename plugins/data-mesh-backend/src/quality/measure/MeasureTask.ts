// SPDX-License-Identifier: Apache-2.0
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  RELATION_API_PROVIDED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { readDescriptor } from '@meshwright/contracts';
import {
  DESCRIPTOR_LOCATION_ANNOTATION,
  SOURCE_ANNOTATION,
} from '@meshwright/plugin-data-mesh-common';
import type { DetailedCheck } from '@meshwright/quality';
import { runOnFile } from '@meshwright/quality/duckdb';
import { checkKey, type ResultStore } from '../database';
import { contractFiles } from './contractFiles';
import type { MeasuredSource } from './readQualitySettings';

const PAGE = 100;
const TIMEOUT = 60_000;
const TOOL = 'meshwright';

/**
 * Checks the files that contracts name on the disk of the portal, one table after another, and keeps one run for each
 * product. One that fails does not stop the others.
 *
 * @internal
 */
export class MeasureTask {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;
  readonly #results: ResultStore;
  readonly #sources: MeasuredSource[];

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    results: ResultStore;
    sources: MeasuredSource[];
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#logger = options.logger;
    this.#results = options.results;
    this.#sources = options.sources;
  }

  async run(signal: AbortSignal): Promise<void> {
    const byProduct = new Map<string, DetailedCheck[]>();
    for (const source of this.#sources) {
      for await (const contract of this.#contracts(source)) {
        signal.throwIfAborted();
        const products = (contract.relations ?? [])
          .filter(({ type }) => type === RELATION_API_PROVIDED_BY)
          .map(({ targetRef }) => targetRef)
          .filter(ref => ref.startsWith('dataproduct:'));
        if (products.length === 0) continue;
        const checks = await this.#measure(contract, source, signal);
        for (const product of products) {
          byProduct.set(product, [
            ...(byProduct.get(product) ?? []),
            ...checks,
          ]);
        }
      }
    }
    for (const [productRef, checks] of byProduct) {
      if (checks.length === 0) continue;
      await this.#results.record({
        productRef,
        tool: TOOL,
        origin: 'measured',
        endedAt: new Date().toISOString(),
        checks,
      });
      await this.#results.forgetMeasured(
        productRef,
        TOOL,
        new Set(checks.map(checkKey)),
      );
    }
  }

  async *#contracts({ source }: MeasuredSource): AsyncGenerator<Entity> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.#catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE }
          : {
              filter: {
                kind: 'API',
                'spec.type': 'data-contract',
                [`metadata.annotations.${SOURCE_ANNOTATION}`]: source,
              },
              limit: PAGE,
            },
        { credentials },
      );
      yield* items;
      cursor = pageInfo.nextCursor;
    } while (cursor);
  }

  async #measure(
    entity: Entity,
    source: MeasuredSource,
    signal: AbortSignal,
  ): Promise<DetailedCheck[]> {
    const ref = stringifyEntityRef(entity);
    const location =
      entity.metadata.annotations?.[DESCRIPTOR_LOCATION_ANNOTATION];
    const definition = entity.spec?.definition;
    if (!location || typeof definition !== 'string') return [];
    const { contract } = readDescriptor(definition, { file: location });
    if (!contract) return [];
    const tables = await contractFiles(contract, location, source);
    const checks: DetailedCheck[] = [];
    for (const table of tables) {
      try {
        const result = await runOnFile({
          contract,
          ...table,
          others: tables.filter(other => other !== table),
          limits: { timeout: TIMEOUT, threads: 1 },
          signal,
        });
        checks.push(
          ...result.checks.map(check => ({
            ...check,
            details: { ...check.details, contractId: ref },
          })),
        );
      } catch (error) {
        signal.throwIfAborted();
        this.#logger.warn(
          `The data of ${ref} could not be checked: ${
            (error as Error).message
          }`,
        );
      }
    }
    return checks;
  }
}
