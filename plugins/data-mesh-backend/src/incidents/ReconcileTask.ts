// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type Fault,
  forgetFault,
  type IncidentRules,
  observe,
} from '@meshwright/quality';
import type { Knex } from 'knex';
import {
  FaultStore,
  Inbox,
  type InboxItem,
  IncidentStore,
  isDue,
  lockIncidents,
  setDue,
} from './database';
import type { Planner } from './Planner';

/** Runs that are taken in one transaction. */
const PORTION = 50;
/** As many times as long as the quiet before them, results wait at most. */
const PATIENCE = 6;
const MINUTE = 60_000;
/** Lineage is up to a minute old, and may show a while after an incident opened what it comes from. */
const AGAIN = MINUTE;
/** How often it is looked whom open incidents reach by now. */
const LOOK = 5 * MINUTE;

/**
 * Makes incidents of results. It waits for a moment of quiet: when a source breaks, the products below it often fail in the
 * same round of checks, and they are to be one incident from the start.
 *
 * @internal
 */
export class ReconcileTask {
  readonly #changed: (products: string[]) => void;
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #planner: Planner;
  readonly #rules: IncidentRules;
  readonly #settle: number;
  #plannedAt = 0;

  constructor(options: {
    /** Called with the products whose incidents are others. */
    changed: (products: string[]) => void;
    knex: Knex;
    logger: LoggerService;
    planner: Planner;
    rules: IncidentRules;
    /** Quiet that results wait for, in milliseconds. */
    settle: number;
  }) {
    this.#changed = options.changed;
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#planner = options.planner;
    this.#rules = options.rules;
    this.#settle = options.settle;
  }

  async run(signal?: AbortSignal): Promise<void> {
    if (await this.#isQuiet()) {
      let taken = PORTION;
      while (taken === PORTION && !signal?.aborted) taken = await this.#take();
    }
    if (signal?.aborted || !(await this.#isToPlan())) return;
    this.#plannedAt = Date.now();
    const products = await this.#planner.run();
    if (products.length === 0) return;
    this.#logger.info(
      `Incidents of ${products.length} products are others than before`,
    );
    this.#changed(products);
  }

  /**
   * Whether faults changed, or an incident is so young that it may turn out to be part of another one; what is open longer
   * may reach others than before.
   */
  async #isToPlan(): Promise<boolean> {
    if (await isDue(this.#knex)) return true;
    const now = Date.now();
    if (now - this.#plannedAt < AGAIN) return false;
    const store = new IncidentStore(this.#knex);
    if (now - this.#plannedAt >= LOOK) return store.hasOpen();
    const since = new Date(now - this.#rules.mergeWithin * MINUTE);
    return store.hasOpenSince(since.toISOString());
  }

  /** Whether something waits, and nothing more is on its way. */
  async #isQuiet(): Promise<boolean> {
    const span = await new Inbox(this.#knex).span();
    if (!span) return false;
    const now = Date.now();
    return (
      Date.parse(span.newest) <= now - this.#settle ||
      Date.parse(span.oldest) <= now - PATIENCE * this.#settle
    );
  }

  async #take(): Promise<number> {
    return this.#knex.transaction(async tx => {
      await lockIncidents(tx);
      const inbox = new Inbox(tx);
      const items = await inbox.read(PORTION);
      let isChanged = false;
      for (const item of items) {
        if (await this.#apply(tx, item)) isChanged = true;
      }
      await inbox.remove(items);
      if (isChanged) await setDue(tx, true);
      return items.length;
    });
  }

  /** Takes one run. @returns whether a fault began or ended */
  async #apply(
    tx: Knex.Transaction,
    { product, body }: InboxItem,
  ): Promise<boolean> {
    const faults = new FaultStore(tx);
    const keys =
      body.kind === 'forgotten'
        ? body.keys
        : body.observations.map(({ key }) => key);
    const known = await faults.byKeys(product, keys);
    const next = new Map<string, Fault>();
    if (body.kind === 'forgotten') {
      for (const fault of known.values()) {
        next.set(fault.key, forgetFault(fault, body.at));
      }
    } else {
      for (const observation of body.observations) {
        const { key } = observation;
        next.set(
          key,
          observe(
            product,
            next.get(key) ?? known.get(key),
            observation,
            this.#rules,
          ),
        );
      }
    }
    await faults.save([...next.values()]);
    return [...next.values()].some(
      fault =>
        fault.firing ||
        fault.firing !== (known.get(fault.key)?.firing ?? false),
    );
  }
}
