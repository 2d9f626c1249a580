// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

const TABLE = 'quality_measurement';
/** Milliseconds that a measurement belongs to a replica, unless it asks for more: it may have been stopped. */
const LEASE = 15 * 60 * 1000;

/** Row of `quality_measurement`. @internal */
export interface MeasurementRow {
  product_ref: string;
  fingerprint: string | null;
  measured_at: string | null;
  failures: number;
  retry_at: string | null;
  owner: string | null;
  owned_until: string | null;
  state: 'running' | MeasurementEnd['state'] | null;
  started_at: string | null;
  ended_at: string | null;
  checks_done: number;
  checks_total: number;
  /** Who asked for the end of the last measurement. */
  cancelled_by: string | null;
}

/** What became of a measurement. @internal */
export interface MeasurementEnd {
  state: 'measured' | 'cancelled' | 'failed';
  /** Absent where the product is as due as before. */
  next?: Pick<MeasurementRow, 'fingerprint' | 'retry_at'> &
    Partial<Pick<MeasurementRow, 'measured_at' | 'failures'>>;
}

const isoIn = (ms: number) => new Date(Date.now() + ms).toISOString();

/** Remembers when products were measured, and lets one replica at a time measure one. @internal */
export class MeasureStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async states(
    productRefs: readonly string[],
  ): Promise<Map<string, MeasurementRow>> {
    const rows = await this.#knex<MeasurementRow>(TABLE).whereIn(
      'product_ref',
      productRefs,
    );
    return new Map(rows.map(row => [row.product_ref, row]));
  }

  /**
   * Takes the measurement of a product.
   *
   * @param checks - how many there will be
   * @returns what to end it with; undefined where somebody else has it
   */
  async claim(productRef: string, checks: number): Promise<string | undefined> {
    const owner = randomUUID();
    await this.#knex<MeasurementRow>(TABLE)
      .insert({ product_ref: productRef, failures: 0 })
      .onConflict('product_ref')
      .ignore();
    const taken = await this.#knex<MeasurementRow>(TABLE)
      .where({ product_ref: productRef })
      .andWhere(free =>
        free
          .whereNull('owned_until')
          .orWhere('owned_until', '<', new Date().toISOString()),
      )
      .update({
        owner,
        owned_until: isoIn(LEASE),
        state: 'running',
        started_at: isoIn(0),
        ended_at: null,
        checks_done: 0,
        checks_total: checks,
        cancelled_by: null,
      });
    return taken > 0 ? owner : undefined;
  }

  /** Notes how many checks are done. */
  async progress(owner: string, checks: number): Promise<void> {
    await this.#knex<MeasurementRow>(TABLE)
      .where({ owner })
      .update({ checks_done: checks });
  }

  /**
   * Asks for the end of a measurement, on whichever replica it is.
   *
   * @returns false where the product is not being measured
   */
  async cancel(productRef: string, by: string): Promise<boolean> {
    const asked = await this.#knex<MeasurementRow>(TABLE)
      .where({ product_ref: productRef, state: 'running' })
      .where('owned_until', '>=', isoIn(0))
      .update({ cancelled_by: by });
    return asked > 0;
  }

  /** Who asked for the end of a measurement, if anybody did. */
  async cancelledBy(owner: string): Promise<string | undefined> {
    const row = await this.#knex<MeasurementRow>(TABLE)
      .where({ owner })
      .first('cancelled_by');
    return row?.cancelled_by ?? undefined;
  }

  /** Keeps a measurement that takes long. */
  async extend(owner: string): Promise<void> {
    await this.#knex<MeasurementRow>(TABLE)
      .where({ owner })
      .update({ owned_until: isoIn(LEASE) });
  }

  /** Gives a measurement back, with what became of it. */
  async release(owner: string, { state, next }: MeasurementEnd): Promise<void> {
    await this.#knex<MeasurementRow>(TABLE)
      .where({ owner })
      .update({
        owner: null,
        owned_until: null,
        state,
        ended_at: isoIn(0),
        ...next,
      });
  }
}
