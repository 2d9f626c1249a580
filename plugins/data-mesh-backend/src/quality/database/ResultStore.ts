// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { QualityCounts } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { among, writeRows } from '../../database';
import { checkKey } from './checkKey';
import type { NewRun } from './newRun';
import type { CheckRow, ResultRow, RunRow } from './rows';
import {
  checkRow,
  checkTable,
  digestOf,
  resultRow,
  resultTable,
} from './runRows';

/** Learns of results in the transaction that keeps them: what it writes there is kept with them, or not at all. @internal */
export interface RunListener {
  recorded(tx: Knex.Transaction, run: NewRun): Promise<void>;
  /** Checks that are gone from their contract. */
  forgotten?(
    tx: Knex.Transaction,
    productRef: string,
    keys: readonly string[],
  ): Promise<void>;
}

export const noCounts = (): QualityCounts => ({
  pass: 0,
  warn: 0,
  fail: 0,
  error: 0,
  skipped: 0,
  unknown: 0,
});

/** Keeps runs, their results, and the newest result of each check. @internal */
export class ResultStore {
  readonly #knex: Knex;
  readonly #listeners: readonly RunListener[];

  constructor(knex: Knex, ...listeners: RunListener[]) {
    this.#knex = knex;
    this.#listeners = listeners;
  }

  /**
   * Keeps a run in one transaction.
   *
   * @returns false for one that is kept already: the same result twice counts once
   */
  async record(run: NewRun): Promise<boolean> {
    return this.#knex.transaction(tx => this.#record(tx, run));
  }

  /**
   * Keeps figures that nobody judged. That is no run of checks, and no gate is to take it for one; the same figure of the
   * same time counts once.
   */
  async recordFigures(run: NewRun): Promise<void> {
    await this.#knex.transaction(async tx => {
      for (const listener of this.#listeners) await listener.recorded(tx, run);
    });
  }

  async #record(tx: Knex.Transaction, run: NewRun): Promise<boolean> {
    // In one order for all: replicas that keep the same checks at the same time wait, and do not block each other.
    const checks = new Map(
      run.checks
        .map(check => [checkKey(check), check] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    const counts = noCounts();
    for (const { status } of checks.values()) counts[status]++;
    const row: RunRow = {
      id: randomUUID(),
      product_ref: run.productRef,
      digest: digestOf(run, checks),
      tool: run.tool,
      origin: run.origin,
      ended_at: run.endedAt,
      received_at: new Date().toISOString(),
      counts: JSON.stringify(counts),
    };
    const kept = await tx<RunRow>('quality_run')
      .insert(row)
      .onConflict(['product_ref', 'digest'])
      .ignore()
      .returning('id');
    if (kept.length === 0) return false;
    const entries = [...checks];
    await writeRows(
      tx,
      resultTable,
      entries.map(([key, check]) => resultRow(row, key, check)),
    );
    await writeRows(
      tx,
      checkTable,
      entries.map(([key, check]) => checkRow(row, key, check)),
    );
    for (const listener of this.#listeners) await listener.recorded(tx, run);
    return true;
  }

  /** What the score of a product is made of: at most so many checks are looked at. */
  async states(
    productRef: string,
    limit: number,
    contractRef?: string,
  ): Promise<
    Array<
      Pick<
        CheckRow,
        'name' | 'status' | 'severity' | 'dimension' | 'measured_at'
      >
    >
  > {
    return this.#own(productRef, contractRef)
      .orderBy(['rank', 'check_key'])
      .limit(limit)
      .select('name', 'status', 'severity', 'dimension', 'measured_at');
  }

  async checks(
    productRef: string,
    page: { offset: number; limit: number; contract?: string },
  ): Promise<{ rows: CheckRow[]; total: number }> {
    const own = () => this.#own(productRef, page.contract);
    const [{ count }] = await own().count({ count: '*' });
    const rows = await own()
      .orderBy(['rank', 'dataset', 'column', 'name', 'check_key'])
      .offset(page.offset)
      .limit(page.limit)
      .select('*');
    return { rows: rows as CheckRow[], total: Number(count) };
  }

  /** Checks of a product, or those that one contract asks for. */
  #own(productRef: string, contractRef?: string) {
    return this.#knex<CheckRow>('quality_check').where({
      product_ref: productRef,
      ...(contractRef !== undefined && { contract_ref: contractRef }),
    });
  }

  async check(productRef: string, key: string): Promise<CheckRow | undefined> {
    return this.#own(productRef).where({ check_key: key }).first();
  }

  async runs(productRef: string, limit: number): Promise<RunRow[]> {
    return this.#knex<RunRow>('quality_run')
      .where({ product_ref: productRef })
      .orderBy([
        { column: 'ended_at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .limit(limit);
  }

  async history(
    productRef: string,
    key: string,
    limit: number,
  ): Promise<ResultRow[]> {
    return this.#knex<ResultRow>('quality_result')
      .where({ product_ref: productRef, check_key: key })
      .orderBy([
        { column: 'measured_at', order: 'desc' },
        { column: 'run_id', order: 'asc' },
      ])
      .limit(limit);
  }

  /**
   * Checks that a run of the portal itself did not have any more are gone from the contract. Their history stays. What a
   * pipeline reported by the same tool stays too: it names contracts by their ids, not as the catalog does.
   *
   * @param keep - keys of checks that are still there, and refs of contracts whose checks are
   */
  async forgetMeasured(
    productRef: string,
    tool: string,
    keep: {
      checks?: ReadonlySet<string>;
      contracts?: ReadonlySet<string>;
    },
  ): Promise<void> {
    const known = await this.#measured(tool)
      .where({ product_ref: productRef })
      .select('check_key', 'contract_ref');
    const gone = known
      .filter(
        ({ check_key: key, contract_ref: contract }) =>
          !keep.checks?.has(key) && !keep.contracts?.has(contract!),
      )
      .map(({ check_key: key }) => key);
    if (gone.length === 0) return;
    await this.#knex.transaction(async tx => {
      await among(
        tx,
        tx('quality_check').where({ product_ref: productRef }),
        'check_key',
        gone,
      ).delete();
      for (const listener of this.#listeners) {
        await listener.forgotten?.(tx, productRef, gone);
      }
    });
  }

  /** Contracts by whose demand products were measured, by product: a page in the order of the products' refs. */
  async measuredContracts(
    tool: string,
    page: { after: string; limit: number },
  ): Promise<Map<string, string[]>> {
    const products: string[] = await this.#measured(tool)
      .where('product_ref', '>', page.after)
      .distinct('product_ref')
      .orderBy('product_ref')
      .limit(page.limit)
      .pluck('product_ref');
    const rows = await among(
      this.#knex,
      this.#measured(tool),
      'product_ref',
      products,
    ).distinct('product_ref', 'contract_ref');
    const found = new Map(products.map(ref => [ref, [] as string[]]));
    for (const row of rows) found.get(row.product_ref)!.push(row.contract_ref!);
    return found;
  }

  /** Newest results of checks that the portal measured itself. */
  #measured(tool: string) {
    return this.#knex<CheckRow>('quality_check')
      .where({ tool })
      .where('contract_ref', 'like', 'api:%');
  }

  /** Forgets runs that ended before a time; the newest result of each check stays. */
  async removeBefore(time: string, limit: number): Promise<number> {
    const ids = await this.#knex<RunRow>('quality_run')
      .where('ended_at', '<', time)
      .orderBy('ended_at')
      .limit(limit)
      .pluck('id');
    await this.#knex.transaction(async tx => {
      // SQLite follows foreign keys only where that was switched on.
      await among(tx, tx('quality_result'), 'run_id', ids).delete();
      await among(tx, tx('quality_run'), 'id', ids).delete();
    });
    return ids.length;
  }
}
