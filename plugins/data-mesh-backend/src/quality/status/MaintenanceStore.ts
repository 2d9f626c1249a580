// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { QualityMaintenance } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { MaintenanceRow } from './rows';

const TABLE = 'quality_maintenance';
/** Maintenance of one product that is looked at. */
const MOST = 500;

/** @internal */
export const toMaintenance = (row: MaintenanceRow): QualityMaintenance => ({
  id: row.id,
  title: row.title,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  announcedAt: row.announced_at,
  announcedBy: row.announced_by,
});

/** Keeps what was announced. @internal */
export class MaintenanceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Maintenance of some products that ends after a time, by product, by its begin. */
  async endingAfter(
    productRefs: readonly string[],
    time: string,
  ): Promise<Map<string, QualityMaintenance[]>> {
    const found = new Map<string, QualityMaintenance[]>();
    if (productRefs.length === 0) return found;
    const rows = await this.#knex<MaintenanceRow>(TABLE)
      .whereIn('product_ref', [...productRefs])
      .where('ends_at', '>', time)
      .orderBy(['starts_at', 'id'])
      .limit(MOST * 10);
    for (const row of rows) {
      const own = found.get(row.product_ref) ?? [];
      if (own.length < MOST) own.push(toMaintenance(row));
      found.set(row.product_ref, own);
    }
    return found;
  }

  async create(
    productRef: string,
    {
      title,
      startsAt,
      endsAt,
      announcedBy,
    }: { title: string; startsAt: string; endsAt: string; announcedBy: string },
  ): Promise<QualityMaintenance> {
    const row: MaintenanceRow = {
      id: randomUUID(),
      product_ref: productRef,
      title,
      starts_at: startsAt,
      ends_at: endsAt,
      announced_at: new Date().toISOString(),
      announced_by: announcedBy,
    };
    await this.#knex<MaintenanceRow>(TABLE).insert(row);
    return toMaintenance(row);
  }

  /**
   * Cancels maintenance. What has begun ends now, and counts for as long as it lasted.
   *
   * @returns false where there is none that could be cancelled
   */
  async cancel(productRef: string, id: string): Promise<boolean> {
    const now = new Date().toISOString();
    const own = () =>
      this.#knex<MaintenanceRow>(TABLE).where({ product_ref: productRef, id });
    const removed = await own().where('starts_at', '>', now).delete();
    if (removed > 0) return true;
    const ended = await own()
      .where('ends_at', '>', now)
      .update({ ends_at: now });
    return ended > 0;
  }

  async removeBefore(time: string): Promise<void> {
    await this.#knex<MaintenanceRow>(TABLE)
      .where('ends_at', '<', time)
      .delete();
  }
}
