// SPDX-License-Identifier: Apache-2.0
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ProductState } from '@meshwright/plugin-data-mesh-common';
import {
  combineStatus,
  evaluateStatus,
  type OpenIncident,
  type PlannedMaintenance,
  type Status,
} from '@meshwright/quality';
import type { Knex } from 'knex';
import { portContracts } from '../evidence/Masking';
import { Soon } from '../Soon';
import { type ProductChecks, readCheckFacts } from './CheckFacts';
import type { IncidentStates } from './incidents';
import type { MaintenanceStore } from './MaintenanceStore';
import { WHOLE } from './rows';
import type { NewState, StatusStore } from './StatusStore';

const PAGE = 100;
/** Milliseconds between two looks at products of which results come in. */
const PAUSE = 200;
/** Reasons that are kept of one status. */
const REASONS = 20;

/** What it means that nothing is known of a product, by where it is in its life. */
const NO_DATA: Readonly<Record<string, string>> = {
  proposed: 'It is proposed: there is no data to check yet.',
  draft: 'It is a draft: there is no data to check yet.',
  retired: 'It is retired: its data is not checked any more.',
};
const NOBODY_CHECKED =
  'No check has judged its data: no tool has sent results, and the portal reads none of its data itself.';

function noDataOf({ spec }: Entity): string {
  const lifecycle = String(spec?.lifecycle ?? '').toLocaleLowerCase('en-US');
  return NO_DATA[lifecycle] ?? NOBODY_CHECKED;
}

/** Learns of changes of state. @internal */
export type StatusListener = (change: {
  productRef: string;
  /** Absent for the product as a whole. */
  port?: string;
  from?: ProductState;
  to: ProductState;
}) => Promise<void> | void;

/** Finds out how products are, and keeps it. @internal */
export class StatusEvaluator {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #incidents: IncidentStates;
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #maintenance: MaintenanceStore;
  readonly #staleAfterHours: number;
  readonly #store: StatusStore;
  readonly #listeners: StatusListener[] = [];
  readonly #soon = new Soon({
    work: productRefs => this.evaluate(productRefs),
    failed: (productRefs, error) =>
      this.#logger.warn(
        `The status of ${productRefs.join(', ')} could not be found out: ${
          error.message
        }`,
      ),
    pause: PAUSE,
  });

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    incidents: IncidentStates;
    knex: Knex;
    logger: LoggerService;
    maintenance: MaintenanceStore;
    staleAfterHours: number;
    store: StatusStore;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#incidents = options.incidents;
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#maintenance = options.maintenance;
    this.#staleAfterHours = options.staleAfterHours;
    this.#store = options.store;
  }

  /** Has somebody told of changes from now on. */
  on(listener: StatusListener): void {
    this.#listeners.push(listener);
  }

  /** Finds out how all products of the catalog are, which time alone may have changed. */
  async evaluateAll(signal: AbortSignal): Promise<void> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const pages = this.#catalog.streamEntities(
      {
        filter: { kind: 'DataProduct' },
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'spec'],
        pageSize: PAGE,
      },
      { credentials },
    );
    for await (const page of pages) {
      signal.throwIfAborted();
      await this.#evaluate(page);
    }
  }

  /** Finds out how some products are. */
  async evaluate(productRefs: readonly string[]): Promise<void> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    for (let from = 0; from < productRefs.length; from += PAGE) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: productRefs.slice(from, from + PAGE) },
        { credentials },
      );
      await this.#evaluate(items.flatMap(item => item ?? []));
    }
  }

  /** The same without waiting; a failure is made good by the next time that all are looked at. */
  soon(productRefs: readonly string[]): void {
    this.#soon.tell(productRefs);
  }

  async #evaluate(products: readonly Entity[]): Promise<void> {
    if (products.length === 0) return;
    const now = Date.now();
    const at = new Date(now).toISOString();
    const refs = products.map(product => stringifyEntityRef(product));
    const [checks, incidents, maintenance] = await Promise.all([
      readCheckFacts(this.#knex, refs),
      this.#incidents.openIncidents(refs),
      this.#maintenance.endingAfter(refs, at),
    ]);
    const states = products.flatMap((product, index) =>
      this.#statesOf(product, refs[index], {
        checks: checks.get(refs[index])!,
        incidents: incidents.get(refs[index]) ?? [],
        maintenance: maintenance.get(refs[index]) ?? [],
        now,
      }),
    );
    const changed = await this.#store.keep(states, at);
    for (const { product_ref: productRef, port, state, before } of changed) {
      for (const listener of this.#listeners) {
        await Promise.resolve(
          listener({
            productRef,
            ...(port !== WHOLE && { port }),
            ...(before && { from: before }),
            to: state,
          }),
        ).catch(error =>
          this.#logger.warn(
            `Somebody who waits for changes of status failed: ${error.message}`,
          ),
        );
      }
    }
  }

  #statesOf(
    product: Entity,
    productRef: string,
    facts: {
      checks: ProductChecks;
      incidents: readonly OpenIncident[];
      maintenance: readonly PlannedMaintenance[];
      now: number;
    },
  ): NewState[] {
    const contracts = portContracts(product);
    const ours = new Set(contracts.values());
    const common = {
      maintenance: facts.maintenance,
      noData: noDataOf(product),
      now: facts.now,
      staleAfterHours: this.#staleAfterHours,
    };
    const ports = new Map<string, Status>();
    for (const [port, contractRef] of contracts) {
      const mine = ({ contractRef: one }: { contractRef: string | null }) =>
        one === contractRef;
      ports.set(
        port,
        evaluateStatus({
          ...common,
          checks: facts.checks.checks.filter(mine),
          freshness: facts.checks.freshness.filter(mine),
          incidents: [],
        }),
      );
    }
    // What a tool reported without a contract, and incidents, concern the product as a whole.
    const other = ({ contractRef }: { contractRef: string | null }) =>
      contractRef === null || !ours.has(contractRef);
    const whole = evaluateStatus({
      ...common,
      checks: facts.checks.checks.filter(other),
      freshness: facts.checks.freshness.filter(other),
      incidents: facts.incidents,
    });
    const known = [...ports].filter(
      ([, { reasons }]) => !reasons.some(({ kind }) => kind === 'no-data'),
    );
    const wholeKnown = !whole.reasons.some(({ kind }) => kind === 'no-data');
    // Where a tool reports for the product and names no contract, ports without own checks say nothing.
    const combined = combineStatus(wholeKnown ? new Map(known) : ports, whole);
    const row = (port: string, { state, reasons }: Status): NewState => ({
      product_ref: productRef,
      port,
      state,
      reasons: JSON.stringify(reasons.slice(0, REASONS)),
    });
    return [
      row(WHOLE, combined),
      ...[...ports].map(([port, status]) => row(port, status)),
    ];
  }
}
