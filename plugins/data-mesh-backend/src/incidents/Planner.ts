// SPDX-License-Identifier: Apache-2.0
import type { IncidentRules } from '@meshwright/quality';
import type { Knex } from 'knex';
import type { ProductFlow } from '../lineage';
import {
  FaultStore,
  IncidentStore,
  lockIncidents,
  type Outbox,
  setDue,
} from './database';
import { PlanStep } from './PlanStep';
import type { ProductFacts } from './ProductFacts';

const MOST_PRODUCTS = 2_000;
/** How long incidents wait for lineage to hear of products that the catalog has. */
const PATIENCE = 2 * 60_000;

/** Decides what has to happen to incidents, and does it in one transaction. @internal */
export class Planner {
  readonly #facts: ProductFacts;
  readonly #flow: Pick<ProductFlow, 'around' | 'feeds'>;
  readonly #knex: Knex;
  readonly #outbox: Outbox;
  readonly #rules: IncidentRules;
  #waitsSince?: number;

  constructor(options: {
    facts: ProductFacts;
    flow: Pick<ProductFlow, 'around' | 'feeds'>;
    knex: Knex;
    outbox: Outbox;
    rules: IncidentRules;
  }) {
    this.#facts = options.facts;
    this.#flow = options.flow;
    this.#knex = options.knex;
    this.#outbox = options.outbox;
    this.#rules = options.rules;
  }

  /** @returns products whose incidents are others than before */
  async run(): Promise<string[]> {
    // What is asked of others is asked before the transaction, which is short and holds a lock.
    const firing = await new FaultStore(this.#knex).firingProducts(
      MOST_PRODUCTS,
    );
    const open = await new IncidentStore(this.#knex).products(
      { state: 'open' },
      MOST_PRODUCTS,
    );
    const products = [...new Set([...firing, ...open])];
    const [{ edges, unknown }, feeds, facts] = await Promise.all([
      this.#flow.around(products),
      this.#flow.feeds(),
      this.#facts.of(products),
    ]);
    if (this.#isToWait(unknown.some(product => facts.has(product)))) return [];
    return this.#knex.transaction(async tx => {
      await lockIncidents(tx);
      await setDue(tx, false);
      const step = new PlanStep({
        tx,
        edges,
        feeds,
        facts,
        outbox: this.#outbox,
        rules: this.#rules,
      });
      return step.run();
    });
  }

  /** After a start, lineage may not know yet what belongs together; what it never hears of is not waited for. */
  #isToWait(isUnknown: boolean): boolean {
    if (!isUnknown) {
      this.#waitsSince = undefined;
      return false;
    }
    this.#waitsSince ??= Date.now();
    return Date.now() - this.#waitsSince < PATIENCE;
  }
}
