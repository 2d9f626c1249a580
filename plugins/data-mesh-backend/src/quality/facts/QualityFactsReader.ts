// SPDX-License-Identifier: Apache-2.0
import { completeFacts, type QualityFacts } from '@meshwright/governance';
import type { QualityCheckStatus } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { CheckRow, RunRow } from '../database';

/** Products whose checks are read in one question. */
const PRODUCTS = 100;
/** Checks of one product or contract that policies look at. */
const MOST_CHECKS = 1_000;
/** Clocks of replicas may differ by so much, in milliseconds. */
const SKEW = 2 * 60 * 1000;

const STATUSES: Record<QualityCheckStatus, string> = {
  pass: 'passed',
  fail: 'failed',
  warn: 'warned',
  error: 'error',
  skipped: 'unknown',
  unknown: 'unknown',
};

type Row = Pick<
  CheckRow,
  | 'product_ref'
  | 'check_key'
  | 'name'
  | 'contract_ref'
  | 'dataset'
  | 'column'
  | 'dimension'
  | 'severity'
  | 'status'
  | 'measured_at'
>;

interface Known {
  text: string;
  facts: { quality: QualityFacts };
}

function factsOf(rows: readonly Row[]): QualityFacts {
  const told = rows.filter(
    ({ status }) => status !== 'unknown' && status !== 'skipped',
  );
  const passed = told.filter(({ status }) => status === 'pass');
  const times = rows.map(({ measured_at }) => measured_at).sort();
  return completeFacts({
    quality: {
      checks: rows.slice(0, MOST_CHECKS).map(row => ({
        id: row.name,
        contract: row.contract_ref ?? '',
        object: row.dataset ?? '',
        column: row.column ?? '',
        dimension: row.dimension ?? '',
        severity: row.severity ?? '',
        status: STATUSES[row.status],
        at: row.measured_at,
      })),
      lastRun: times[times.length - 1] ?? '',
      passRate: told.length > 0 ? (100 * passed.length) / told.length : null,
    },
  }).quality!;
}

/**
 * What is known of the quality of products and of their contracts, as policies read it. Each reading asks which products
 * had a run since the last one, and reads their checks only.
 *
 * @internal
 */
export class QualityFactsReader {
  readonly #knex: Knex;
  readonly #known = new Map<string, Known>();
  /** Refs that are known through a product. */
  readonly #parts = new Map<string, string[]>();
  #since = '';

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By entity ref of products and contracts; what stayed as it was is the same object as before. */
  async facts(): Promise<ReadonlyMap<string, { quality: QualityFacts }>> {
    const runs = await this.#knex<RunRow>('quality_run')
      .where('received_at', '>=', this.#since)
      .groupBy('product_ref')
      .select('product_ref')
      .max({ latest: 'received_at' });
    const products = runs.map(({ product_ref }) => product_ref);
    for (let at = 0; at < products.length; at += PRODUCTS) {
      await this.#read(products.slice(at, at + PRODUCTS));
    }
    const latest = runs.map(run => String(run.latest)).sort();
    const newest = Date.parse(latest[latest.length - 1] ?? '');
    if (!Number.isNaN(newest)) {
      this.#since = new Date(newest - SKEW).toISOString();
    }
    return new Map([...this.#known].map(([ref, { facts }]) => [ref, facts]));
  }

  async #read(products: readonly string[]): Promise<void> {
    const rows: Row[] = await this.#knex<CheckRow>('quality_check')
      .whereIn('product_ref', products)
      .orderBy(['product_ref', 'rank', 'check_key'])
      .select(
        'product_ref',
        'check_key',
        'name',
        'contract_ref',
        'dataset',
        'column',
        'dimension',
        'severity',
        'status',
        'measured_at',
      );
    for (const product of products) {
      const own = rows.filter(({ product_ref }) => product_ref === product);
      const parts = new Map<string, Row[]>([[product, own]]);
      for (const row of own) {
        const contract = row.contract_ref;
        if (!contract?.startsWith('api:')) continue;
        parts.set(contract, [...(parts.get(contract) ?? []), row]);
      }
      for (const ref of this.#parts.get(product) ?? []) {
        if (!parts.has(ref)) this.#known.delete(ref);
      }
      this.#parts.set(product, [...parts.keys()]);
      for (const [ref, checks] of parts) this.#keep(ref, checks);
    }
  }

  #keep(ref: string, rows: readonly Row[]): void {
    if (rows.length === 0) {
      this.#known.delete(ref);
      return;
    }
    const quality = factsOf(rows);
    const text = JSON.stringify(quality);
    if (this.#known.get(ref)?.text !== text) {
      this.#known.set(ref, { text, facts: { quality } });
    }
  }
}
