// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  checkKey,
  type MeasurementRow,
  type MeasureStore,
  type ResultStore,
} from '../database';
import { isDue, retryAt } from './isDue';
import { runTarget, type TargetResult, type Unread } from './runTarget';
import type { SourceGate } from './SourceGate';
import {
  fingerprintOf,
  type Measurable,
  type Target,
  targetOf,
} from './targets';

const TOOL = 'meshwright';
const FILES = 'files';
/** Contracts whose files are read at a time. */
const FILE_CONCURRENCY = 2;
/** Contracts of one product. */
const MOST_CONTRACTS = 200;
/** Milliseconds after which a measurement says that it still goes on. */
const BEAT = 5 * 60_000;
/** Milliseconds that somebody who asks for a measurement waits for it. */
const PATIENCE = 60_000;

/** A product, and the contracts that it provides. @internal */
export interface ProductContracts {
  product: Entity;
  contracts: readonly Entity[];
}

/** What came of a measurement that somebody asked for. @internal */
export interface MeasureReceipt {
  productRef: string;
  /** `running` where it takes longer than somebody should wait; its results come by themselves. */
  state: 'measured' | 'running';
  /** Checks with a result. */
  checks: number;
  /** Tables that could not be read. */
  unread: Unread[];
}

const sourceOf = (target: Target) =>
  target.kind === 'files' ? FILES : target.engine.settings.name;

/** Measures the data of products as their contracts say, on one replica at a time. @internal */
export class Measurer {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #gate: SourceGate;
  readonly #logger: LoggerService;
  readonly #maxAge: number;
  readonly #measurable: Measurable;
  readonly #results: ResultStore;
  readonly #store: MeasureStore;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    gate: SourceGate;
    logger: LoggerService;
    maxAge: number;
    measurable: Measurable;
    results: ResultStore;
    store: MeasureStore;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#gate = options.gate;
    this.#logger = options.logger;
    this.#maxAge = options.maxAge;
    this.#measurable = options.measurable;
    this.#results = options.results;
    this.#store = options.store;
  }

  /** Measures a product where that is due, and nobody else is at it. */
  async measureIfDue(
    one: ProductContracts,
    state: MeasurementRow | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const productRef = stringifyEntityRef(one.product);
    const targets = await this.#targetsOf(one);
    if (targets.length === 0) return;
    if (targets.some(target => this.#gate.isClosed(sourceOf(target)))) return;
    if (!isDue(state, await fingerprintOf(targets), this.#maxAge)) return;
    const owner = await this.#store.claim(productRef);
    if (!owner) return;
    await this.#measure(productRef, targets, state, owner, signal);
  }

  /**
   * Measures a product now. Who may ask for that is for the caller to say; what is measured does not depend on who asks.
   *
   * @throws NotFoundError where the caller may not see such a product
   * @throws InputError where none of its data can be measured by this portal
   * @throws ConflictError where it is being measured
   */
  async measureNow(
    productRef: string,
    credentials: BackstageCredentials,
  ): Promise<MeasureReceipt> {
    const product = await this.#catalog.getEntityByRef(productRef, {
      credentials,
    });
    if (!product) {
      throw new NotFoundError(
        `There is no data product '${productRef}', or you may not see it.`,
      );
    }
    const { items: contracts } = await this.#catalog.queryEntities(
      {
        filter: {
          kind: 'API',
          'spec.type': 'data-contract',
          'relations.apiProvidedBy': productRef,
        },
        limit: MOST_CONTRACTS,
      },
      // Results of the others would look as if they were gone.
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const targets = await this.#targetsOf({ product, contracts });
    if (targets.length === 0) {
      throw new InputError(
        'The portal can measure none of its data: no contract names a file or a server that the portal is configured for.',
      );
    }
    const states = await this.#store.states([productRef]);
    const owner = await this.#store.claim(productRef);
    if (!owner) {
      throw new ConflictError('It is being measured now. Look again soon.');
    }
    const running = this.#measure(
      productRef,
      targets,
      states.get(productRef),
      owner,
      new AbortController().signal,
    );
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<undefined>(resolve => {
      timer = setTimeout(() => resolve(undefined), PATIENCE);
    });
    running.catch(error =>
      this.#logger.warn(
        `${productRef} could not be measured: ${(error as Error).message}`,
      ),
    );
    const result = await Promise.race([running, patience]);
    clearTimeout(timer);
    return {
      productRef,
      state: result ? 'measured' : 'running',
      checks: result?.checks.length ?? 0,
      unread: result?.unread ?? [],
    };
  }

  async #targetsOf({
    product,
    contracts,
  }: ProductContracts): Promise<Target[]> {
    const targets: Target[] = [];
    for (const contract of contracts) {
      const target = await targetOf(contract, product, this.#measurable);
      if (target) targets.push(target);
    }
    return targets.sort((a, b) => (a.contractRef < b.contractRef ? -1 : 1));
  }

  async #measure(
    productRef: string,
    targets: readonly Target[],
    state: MeasurementRow | undefined,
    owner: string,
    signal: AbortSignal,
  ): Promise<TargetResult> {
    const beat = setInterval(() => {
      this.#store.extend(owner).catch(() => undefined);
    }, BEAT);
    try {
      // What changes while it is measured is measured again.
      const fingerprint = await fingerprintOf(targets);
      const started = Date.now();
      const results: TargetResult[] = [];
      for (const target of targets) {
        signal.throwIfAborted();
        results.push(await this.#runTarget(target, signal));
      }
      const result: TargetResult = {
        checks: results.flatMap(({ checks }) => checks),
        measurements: results.flatMap(({ measurements }) => measurements),
        unread: results.flatMap(({ unread }) => unread),
        unreachable: results.some(({ unreachable }) => unreachable),
      };
      const measuredAt = new Date().toISOString();
      await this.#record(productRef, result, {
        endedAt: measuredAt,
        durationMs: Date.now() - started,
      });
      const failures =
        result.unread.length > 0 ? (state?.failures ?? 0) + 1 : 0;
      await this.#store.release(owner, {
        fingerprint,
        measuredAt,
        failures,
        retryAt: failures > 0 ? retryAt(failures, this.#maxAge) : null,
      });
      return result;
    } catch (error) {
      await this.#store.release(owner);
      throw error;
    } finally {
      clearInterval(beat);
    }
  }

  async #runTarget(target: Target, signal: AbortSignal): Promise<TargetResult> {
    const source = sourceOf(target);
    const limit =
      target.kind === 'files' ? FILE_CONCURRENCY : target.engine.concurrency;
    const result = await this.#gate.run(source, limit, () =>
      runTarget(target, signal),
    );
    if (target.kind === 'server') {
      this.#gate.report(source, !result.unreachable);
    }
    for (const { contract, dataset, message } of result.unread) {
      this.#logger.warn(
        `Table ${dataset} of ${contract} could not be checked: ${message}`,
      );
    }
    return result;
  }

  async #record(
    productRef: string,
    { checks, measurements, unread }: TargetResult,
    when: { endedAt: string; durationMs: number },
  ): Promise<void> {
    if (checks.length === 0) return;
    await this.#results.record({
      productRef,
      tool: TOOL,
      origin: 'measured',
      checks,
      measurements,
      ...when,
    });
    // A table that was not read has not lost the checks that only reading it shows.
    if (unread.length > 0) return;
    await this.#results.forgetMeasured(
      productRef,
      TOOL,
      new Set(checks.map(checkKey)),
    );
  }
}
