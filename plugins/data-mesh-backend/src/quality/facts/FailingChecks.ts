// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import type { TroubleReader } from '../../lineage';
import type { CheckRow } from '../database';

/** Checks that are looked at for one answer. */
const MOST = 2_000;
const PORTION = 200;

/** Checks of products whose last result was bad, measured or reported, for other features of the portal. @internal */
export class FailingChecks implements TroubleReader {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async troubles(products: readonly string[]) {
    const found = [];
    for (
      let at = 0;
      at < products.length && found.length < MOST;
      at += PORTION
    ) {
      const rows: CheckRow[] = await this.#knex<CheckRow>('quality_check')
        .whereIn('product_ref', products.slice(at, at + PORTION))
        .whereIn('status', ['fail', 'error'])
        .orderBy(['rank', 'product_ref', 'check_key'])
        .limit(MOST - found.length);
      found.push(...rows);
    }
    return found.map(row => ({
      kind: 'check' as const,
      product: row.product_ref,
      contract: row.contract_ref?.startsWith('api:') ? row.contract_ref : null,
      dataset: row.dataset,
      column: row.column,
      name: row.name,
      status: row.status as 'fail' | 'error',
      tool: row.tool,
      at: row.measured_at,
    }));
  }
}
