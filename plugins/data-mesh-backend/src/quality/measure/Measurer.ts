// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { MeasureProgress } from '@meshwright/plugin-data-mesh-common';
import type { MeasurementRow } from '../database';
import type { InputContract, InputContracts } from './InputContracts';
import { isDue } from './isDue';
import { MeasureCancelled } from './MeasureCancelled';
import { progressOf } from './progressOf';
import {
  type MeasureTools,
  type OwnedMeasurement,
  plannedChecks,
  runMeasurement,
  sourceOf,
} from './runMeasurement';
import type { TargetResult, Unread } from './runTarget';
import { SourceClosed } from './SourceGate';
import {
  fingerprintOf,
  type Measurable,
  type Target,
  targetOf,
} from './targets';

/** Contracts of one product. */
const MOST_CONTRACTS = 200;
/** Milliseconds that somebody who asks for a measurement waits for it. */
const PATIENCE = 60_000;

/** A product, and the contracts that it provides. @internal */
export interface ProductContracts {
  product: Entity;
  contracts: readonly Entity[];
  /** Contracts that it takes in or provides: what its rules may compare with. */
  inputs: readonly InputContract[];
}

/** What came of a measurement that somebody asked for. @internal */
export interface MeasureReceipt {
  productRef: string;
  /** `running` where it takes longer than somebody should wait; its results come by themselves. */
  state: 'measured' | 'running' | 'cancelled';
  /** Checks with a result. */
  checks: number;
  /** Tables that could not be read. */
  unread: Unread[];
}

/** Measures the data of products as their contracts say, on one replica at a time. @internal */
export class Measurer {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #inputs: InputContracts;
  readonly #measurable: Measurable;
  readonly #tools: MeasureTools;
  /** What this replica is at, by product. */
  readonly #running = new Map<string, AbortController>();

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    inputs: InputContracts;
    measurable: Measurable;
    tools: MeasureTools;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#inputs = options.inputs;
    this.#measurable = options.measurable;
    this.#tools = options.tools;
  }

  /** Measures a product where that is due, and nobody else is at it. */
  async measureIfDue(
    one: ProductContracts,
    before: MeasurementRow | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const productRef = stringifyEntityRef(one.product);
    const targets = await this.#targetsOf(one);
    if (targets.length === 0) return;
    const { gate, maxAge } = this.#tools;
    if (targets.some(target => gate.isClosed(sourceOf(target)))) return;
    if (!isDue(before, await fingerprintOf(targets), maxAge)) return;
    const owned = await this.#take({
      productRef,
      targets,
      before,
      signal,
      isAsked: false,
    });
    if (!owned) return;
    try {
      await this.#run(owned);
    } catch (error) {
      // Somebody stopped it, or its source is left alone: neither is trouble.
      if (error instanceof MeasureCancelled) return;
      if (!(error instanceof SourceClosed)) throw error;
    }
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
    const targets = await this.#targetsOf({
      product,
      contracts,
      inputs: await this.#inputs.ofProduct(productRef, contracts),
    });
    if (targets.length === 0) {
      throw new InputError(
        'The portal can measure none of its data: no contract names a file or a server that the portal is configured for.',
      );
    }
    const states = await this.#tools.store.states([productRef]);
    const owned = await this.#take({
      productRef,
      targets,
      before: states.get(productRef),
      signal: new AbortController().signal,
      isAsked: true,
    });
    if (!owned) {
      throw new ConflictError('It is being measured now. Look again soon.');
    }
    const running = this.#run(owned);
    running.catch(error => {
      if (error instanceof MeasureCancelled) return;
      this.#tools.logger.warn(
        `${productRef} could not be measured: ${(error as Error).message}`,
      );
    });
    return this.#receipt(productRef, running);
  }

  /** What came of a measurement, as far as somebody should wait for it. */
  async #receipt(
    productRef: string,
    running: Promise<TargetResult>,
  ): Promise<MeasureReceipt> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<undefined>(resolve => {
      timer = setTimeout(() => resolve(undefined), PATIENCE);
    });
    try {
      const result = await Promise.race([running, patience]);
      return {
        productRef,
        state: result ? 'measured' : 'running',
        checks: result?.checks.length ?? 0,
        unread: result?.unread ?? [],
      };
    } catch (error) {
      if (!(error instanceof MeasureCancelled)) throw error;
      return { productRef, state: 'cancelled', checks: 0, unread: [] };
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * How far the measurement of a product is, or how the last one ended. Who may know is for the caller to say.
   */
  async progress(productRef: string): Promise<MeasureProgress> {
    const row = (await this.#tools.store.states([productRef])).get(productRef);
    return progressOf(productRef, row);
  }

  /**
   * Stops the measurement of a product, on whichever replica it is; the engine is told to stop what it is doing. Who may
   * do so is for the caller to say.
   *
   * @param by - entity ref of who does
   * @throws ConflictError where it is not being measured
   */
  async cancel(productRef: string, by: string): Promise<MeasureProgress> {
    if (!(await this.#tools.store.cancel(productRef, by))) {
      throw new ConflictError('It is not being measured now.');
    }
    this.#running.get(productRef)?.abort(new MeasureCancelled(by));
    return this.progress(productRef);
  }

  async #targetsOf({
    product,
    contracts,
    inputs,
  }: ProductContracts): Promise<Target[]> {
    const targets: Target[] = [];
    for (const contract of contracts) {
      const target = await targetOf(
        contract,
        product,
        this.#measurable,
        inputs,
      );
      if (target) targets.push(target);
    }
    return targets.sort((a, b) => (a.contractRef < b.contractRef ? -1 : 1));
  }

  /** Takes a measurement; undefined where somebody else is at it. */
  async #take(
    what: Omit<OwnedMeasurement, 'owner' | 'cancel'>,
  ): Promise<OwnedMeasurement | undefined> {
    const owner = await this.#tools.store.claim(
      what.productRef,
      plannedChecks(what.targets),
    );
    return owner === undefined
      ? undefined
      : { ...what, owner, cancel: new AbortController() };
  }

  async #run(owned: OwnedMeasurement): Promise<TargetResult> {
    const { cancel, productRef } = owned;
    this.#running.set(productRef, cancel);
    try {
      return await runMeasurement(this.#tools, owned);
    } finally {
      this.#running.delete(productRef);
    }
  }
}
