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
}

/** What became of a measurement. @internal */
export interface MeasurementEnd {
  fingerprint: string;
  measuredAt: string;
  failures: number;
  retryAt: string | null;
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
   * @returns what to end it with; undefined where somebody else has it
   */
  async claim(productRef: string): Promise<string | undefined> {
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
      .update({ owner, owned_until: isoIn(LEASE) });
    return taken > 0 ? owner : undefined;
  }

  /** Keeps a measurement that takes long. */
  async extend(owner: string): Promise<void> {
    await this.#knex<MeasurementRow>(TABLE)
      .where({ owner })
      .update({ owned_until: isoIn(LEASE) });
  }

  /** Gives a measurement back, with what became of it or unchanged. */
  async release(owner: string, end?: MeasurementEnd): Promise<void> {
    await this.#knex<MeasurementRow>(TABLE)
      .where({ owner })
      .update({
        owner: null,
        owned_until: null,
        ...(end && {
          fingerprint: end.fingerprint,
          measured_at: end.measuredAt,
          failures: end.failures,
          retry_at: end.retryAt,
        }),
      });
  }
}
