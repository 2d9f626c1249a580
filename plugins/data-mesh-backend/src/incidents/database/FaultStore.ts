// SPDX-License-Identifier: Apache-2.0
import type { Fault } from '@meshwright/quality';
import type { Knex } from 'knex';
import { chunks } from './chunks';
import type { FaultRow } from './rows';

const TABLE = 'incident_fault';
const KEYS = 200;

function toFault(row: FaultRow): Fault {
  return {
    product: row.product_ref,
    key: row.fault_key,
    kind: row.kind,
    name: row.name,
    contract: row.contract_ref,
    dataset: row.dataset,
    column: row.column,
    severity: row.severity,
    message: row.message,
    bad: row.bad,
    good: row.good,
    broken: row.broken,
    firing: Boolean(row.firing),
    muted: Boolean(row.muted),
    since: row.since,
    lastAt: row.last_at,
    lastBadAt: row.last_bad_at,
    recoveredAt: row.recovered_at,
    incident: row.incident_number === null ? null : String(row.incident_number),
  };
}

function toRow(fault: Fault): FaultRow {
  return {
    product_ref: fault.product,
    fault_key: fault.key,
    kind: fault.kind,
    name: fault.name.slice(0, 300),
    contract_ref: fault.contract,
    dataset: fault.dataset?.slice(0, 500) ?? null,
    column: fault.column?.slice(0, 300) ?? null,
    severity: fault.severity,
    message: fault.message?.slice(0, 500) ?? null,
    bad: fault.bad,
    good: fault.good,
    broken: fault.broken,
    firing: fault.firing,
    muted: fault.muted,
    since: fault.since,
    last_at: fault.lastAt,
    last_bad_at: fault.lastBadAt,
    recovered_at: fault.recoveredAt,
    incident_number: fault.incident === null ? null : Number(fault.incident),
  };
}

/** Keeps what is remembered of each thing that is watched. @internal */
export class FaultStore {
  readonly #db: Knex;

  /** @param db - the database, or a transaction in it */
  constructor(db: Knex) {
    this.#db = db;
  }

  /** What is known of some keys of a product, by key. */
  async byKeys(
    product: string,
    keys: readonly string[],
  ): Promise<Map<string, Fault>> {
    const found = new Map<string, Fault>();
    for (const part of chunks(keys, KEYS)) {
      const rows = await this.#db<FaultRow>(TABLE)
        .where({ product_ref: product })
        .whereIn('fault_key', part);
      for (const row of rows) found.set(row.fault_key, toFault(row));
    }
    return found;
  }

  /** Faults that fire, or that belong to an incident that is open. */
  async concerning(limit: number): Promise<Fault[]> {
    const rows = await this.#db<FaultRow>(TABLE)
      .where({ firing: true })
      .orWhereNotNull('incident_number')
      .orderBy(['product_ref', 'fault_key'])
      .limit(limit);
    return rows.map(toFault);
  }

  /** Products in which something fires. */
  async firingProducts(limit: number): Promise<string[]> {
    return this.#db<FaultRow>(TABLE)
      .where({ firing: true })
      .distinct()
      .orderBy('product_ref')
      .limit(limit)
      .pluck('product_ref');
  }

  /** Products of which anything is remembered, in order of their refs. */
  async products(after: string, limit: number): Promise<string[]> {
    return this.#db<FaultRow>(TABLE)
      .where('product_ref', '>', after)
      .distinct()
      .orderBy('product_ref')
      .limit(limit)
      .pluck('product_ref');
  }

  /** Keys of what fires in a product, or belongs to an incident. */
  async concerningKeys(product: string): Promise<string[]> {
    return this.#db<FaultRow>(TABLE)
      .where({ product_ref: product })
      .andWhere(own =>
        own.where({ firing: true }).orWhereNotNull('incident_number'),
      )
      .pluck('fault_key');
  }

  /** Forgets a product. */
  async removeProduct(product: string): Promise<void> {
    await this.#db<FaultRow>(TABLE).where({ product_ref: product }).delete();
  }

  async ofIncident(number: number, limit: number): Promise<Fault[]> {
    const rows = await this.#db<FaultRow>(TABLE)
      .where({ incident_number: number })
      .orderBy([
        { column: 'firing', order: 'desc' },
        { column: 'product_ref' },
        { column: 'fault_key' },
      ])
      .limit(limit);
    return rows.map(toFault);
  }

  /** How many faults of each incident fire, by its number. */
  async countFiring(numbers: readonly number[]): Promise<Map<number, number>> {
    const rows = await this.#db<FaultRow>(TABLE)
      .whereIn('incident_number', numbers as number[])
      .where({ firing: true })
      .groupBy('incident_number')
      .select('incident_number')
      .count({ count: '*' });
    return new Map(
      rows.map(row => [Number(row.incident_number), Number(row.count)]),
    );
  }

  async save(faults: readonly Fault[]): Promise<void> {
    for (const part of chunks(faults)) {
      await this.#db(TABLE)
        .insert(part.map(toRow))
        .onConflict(['product_ref', 'fault_key'])
        .merge();
    }
  }
}
