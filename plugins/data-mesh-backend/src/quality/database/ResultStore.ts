// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from 'node:crypto';
import type {
  QualityCheckStatus,
  QualityCounts,
} from '@meshwright/plugin-data-mesh-common';
import type { DetailedCheck, Measurement } from '@meshwright/quality';
import type { Knex } from 'knex';
import { checkKey } from './checkKey';
import type { CheckRow, ResultRow, RunRow } from './rows';

/** Rows in one statement: SQLite takes some hundred values at once. */
const ROWS = 50;
/** Checks that fail come first, those of which nothing is known last. */
const RANKS: Record<QualityCheckStatus, number> = {
  fail: 0,
  error: 1,
  warn: 2,
  pass: 3,
  unknown: 4,
  skipped: 5,
};

/** A run that is to be kept. @internal */
export interface NewRun {
  productRef: string;
  tool: string;
  origin: RunRow['origin'];
  /** Id of the run in its tool, where it has one. */
  runId?: string;
  endedAt: string;
  checks: readonly DetailedCheck[];
  /** Figures that are followed from run to run. */
  measurements?: readonly Measurement[];
  /** How long the run took, in milliseconds. */
  durationMs?: number;
}

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

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += ROWS) {
    yield items.slice(at, at + ROWS);
  }
}

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
    const checks = new Map(run.checks.map(check => [checkKey(check), check]));
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
    return this.#knex.transaction(async tx => {
      await tx<RunRow>('quality_run')
        .insert(row)
        .onConflict(['product_ref', 'digest'])
        .ignore();
      const kept = await tx<RunRow>('quality_run')
        .where({ id: row.id })
        .first('id');
      if (!kept) return false;
      const entries = [...checks];
      for (const part of chunks(entries)) {
        await tx<ResultRow>('quality_result').insert(
          part.map(([key, check]) => resultRow(row, key, check)),
        );
      }
      for (const part of chunks(entries)) await this.#renew(tx, row, part);
      for (const listener of this.#listeners) await listener.recorded(tx, run);
      return true;
    });
  }

  /** Makes results the newest ones of their checks, unless newer ones are known: runs may be reported late. */
  async #renew(
    tx: Knex,
    run: RunRow,
    part: Array<[string, DetailedCheck]>,
  ): Promise<void> {
    const known = new Map(
      (
        await tx<CheckRow>('quality_check')
          .where({ product_ref: run.product_ref })
          .whereIn(
            'check_key',
            part.map(([key]) => key),
          )
          .select('check_key', 'status', 'since', 'measured_at')
      ).map(row => [row.check_key, row]),
    );
    const rows = part
      .filter(([key]) => !(known.get(key)?.measured_at! > run.ended_at))
      .map(([key, check]) =>
        checkRow(
          run,
          key,
          check,
          known.get(key)?.status === check.status
            ? known.get(key)!.since
            : run.ended_at,
        ),
      );
    if (rows.length > 0) {
      await tx('quality_check')
        .insert(rows)
        .onConflict(['product_ref', 'check_key'])
        .merge();
    }
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
   * Checks that a run of the portal itself did not have any more are gone from the contract. What a pipeline reported by
   * the same tool stays: it names contracts by their ids, not as the catalog does.
   *
   * @param keep - keys of the checks that are still there
   */
  async forgetMeasured(
    productRef: string,
    tool: string,
    keep: ReadonlySet<string>,
  ): Promise<void> {
    const known = await this.#knex<CheckRow>('quality_check')
      .where({ product_ref: productRef, tool })
      .where('contract_ref', 'like', 'api:%')
      .pluck('check_key');
    const gone = (known as string[]).filter(key => !keep.has(key));
    if (gone.length === 0) return;
    await this.#knex.transaction(async tx => {
      for (const part of chunks(gone)) {
        await tx('quality_check')
          .where({ product_ref: productRef })
          .whereIn('check_key', part)
          .delete();
      }
      for (const listener of this.#listeners) {
        await listener.forgotten?.(tx, productRef, gone);
      }
    });
  }

  /** Forgets runs that ended before a time; the newest result of each check stays. */
  async removeBefore(time: string, limit: number): Promise<number> {
    const ids = await this.#knex<RunRow>('quality_run')
      .where('ended_at', '<', time)
      .orderBy('ended_at')
      .limit(limit)
      .pluck('id');
    for (const part of chunks(ids as string[])) {
      await this.#knex.transaction(async tx => {
        // SQLite follows foreign keys only where that was switched on.
        await tx('quality_result').whereIn('run_id', part).delete();
        await tx('quality_run').whereIn('id', part).delete();
      });
    }
    return ids.length;
  }
}

function digestOf(run: NewRun, checks: Map<string, DetailedCheck>): string {
  const results = [...checks]
    .map(([key, { status, observed, failedRows, totalRows }]) => [
      key,
      status,
      observed,
      failedRows,
      totalRows,
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([run.tool, run.runId ?? null, run.endedAt, results]))
    .digest('hex');
}

const observedText = ({ observed }: DetailedCheck) =>
  observed === null ? null : String(observed).slice(0, 500);

function resultRow(run: RunRow, key: string, check: DetailedCheck): ResultRow {
  return {
    run_id: run.id,
    product_ref: run.product_ref,
    check_key: key,
    measured_at: run.ended_at,
    status: check.status,
    observed: observedText(check),
    failed_rows: check.failedRows,
    total_rows: check.totalRows,
  };
}

function checkRow(
  run: RunRow,
  key: string,
  check: DetailedCheck,
  since: string,
): CheckRow {
  return {
    product_ref: run.product_ref,
    check_key: key,
    name: check.name.slice(0, 300),
    contract_ref: check.details.contractId?.slice(0, 300) ?? null,
    dataset: check.dataset?.slice(0, 500) ?? null,
    column: check.column?.slice(0, 300) ?? null,
    dimension: check.dimension,
    severity: check.severity,
    status: check.status,
    rank: RANKS[check.status],
    observed: observedText(check),
    expected: check.expected?.slice(0, 1000) ?? null,
    failed_rows: check.failedRows,
    total_rows: check.totalRows,
    message: check.details.message?.slice(0, 500) ?? null,
    tool: run.tool,
    measured_at: run.ended_at,
    since,
  };
}
