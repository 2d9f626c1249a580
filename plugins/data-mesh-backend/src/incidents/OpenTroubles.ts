// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import type { TroubleReader } from '../lineage';
import type { FaultRow, IncidentRow } from './database';

/** Faults that are looked at for one answer. */
const MOST = 2_000;
const PORTION = 200;

type Row = Pick<
  IncidentRow,
  'number' | 'title' | 'product_ref' | 'contract_ref' | 'opened_at'
> & {
  fault_contract: FaultRow['contract_ref'];
  dataset: FaultRow['dataset'];
  column: FaultRow['column'];
};

/**
 * What open incidents of products are about: the table and column of each fault that goes on in them; for an incident that a
 * person opened, its contract, or the whole product.
 *
 * @internal
 */
export class OpenTroubles implements TroubleReader {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async troubles(products: readonly string[]) {
    const found: Row[] = [];
    for (
      let at = 0;
      at < products.length && found.length < MOST;
      at += PORTION
    ) {
      const rows: Row[] = await this.#knex('incident')
        .leftJoin('incident_fault as fault', join =>
          join
            .on('fault.incident_number', 'incident.number')
            .andOn('fault.product_ref', 'incident.product_ref')
            .andOnVal('fault.firing', true),
        )
        .where({ 'incident.is_open': true })
        .whereIn('incident.product_ref', products.slice(at, at + PORTION))
        .orderBy(['incident.severity_rank', 'incident.number'])
        .limit(MOST - found.length)
        .select(
          'incident.number as number',
          'incident.title as title',
          'incident.product_ref as product_ref',
          'incident.contract_ref as contract_ref',
          'incident.opened_at as opened_at',
          'fault.contract_ref as fault_contract',
          'fault.dataset as dataset',
          'fault.column as column',
        );
      found.push(...rows);
    }
    return found.map(row => ({
      kind: 'incident' as const,
      product: row.product_ref,
      contract: row.fault_contract ?? row.contract_ref,
      dataset: row.dataset,
      column: row.column,
      id: String(row.number),
      title: row.title,
      at: row.opened_at,
    }));
  }
}
