// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { QualityCheckStatus } from '@meshwright/plugin-data-mesh-common';
import type { DetailedCheck } from '@meshwright/quality';
import type { BulkTable } from '../../database';
import type { NewRun } from './newRun';
import type { CheckRow, ResultRow, RunRow } from './rows';

/** Checks that fail come first, those of which nothing is known last. */
const RANKS: Record<QualityCheckStatus, number> = {
  fail: 0,
  error: 1,
  warn: 2,
  pass: 3,
  unknown: 4,
  skipped: 5,
};

/** Results as they are written. @internal */
export const resultTable: BulkTable<ResultRow> = {
  name: 'quality_result',
  columns: {
    run_id: 'text',
    product_ref: 'text',
    check_key: 'text',
    measured_at: 'text',
    status: 'text',
    observed: 'text',
    failed_rows: 'bigint',
    total_rows: 'bigint',
  },
};

const RENEWED = [
  'name',
  'contract_ref',
  'dataset',
  'column',
  'dimension',
  'severity',
  'status',
  'rank',
  'observed',
  'expected',
  'failed_rows',
  'total_rows',
  'message',
  'tool',
  'measured_at',
] as const satisfies ReadonlyArray<keyof CheckRow>;

/**
 * Newest results as they are written: one that is newer than what is known takes its place, since runs may be reported
 * late, and on several replicas at a time.
 *
 * @internal
 */
export const checkTable: BulkTable<CheckRow> = {
  name: 'quality_check',
  columns: {
    product_ref: 'text',
    check_key: 'text',
    name: 'text',
    contract_ref: 'text',
    dataset: 'text',
    column: 'text',
    dimension: 'text',
    severity: 'text',
    status: 'text',
    rank: 'integer',
    observed: 'text',
    expected: 'text',
    failed_rows: 'bigint',
    total_rows: 'bigint',
    message: 'text',
    tool: 'text',
    measured_at: 'text',
    since: 'text',
  },
  key: ['product_ref', 'check_key'],
  update: {
    ...Object.fromEntries(
      RENEWED.map(column => [column, `excluded."${column}"`]),
    ),
    since:
      'case when old.status = excluded.status then old.since else excluded.since end',
  },
  updateIf: 'old.measured_at <= excluded.measured_at',
};

/** Tells a run that is reported again. @internal */
export function digestOf(
  run: NewRun,
  checks: ReadonlyMap<string, DetailedCheck>,
): string {
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
    .update(
      JSON.stringify([
        run.tool,
        run.runId ?? null,
        run.told ?? run.endedAt,
        results,
      ]),
    )
    .digest('hex');
}

const observedText = ({ observed }: DetailedCheck) =>
  observed === null ? null : String(observed).slice(0, 500);

/** A result of a run. @internal */
export function resultRow(
  run: RunRow,
  key: string,
  check: DetailedCheck,
): ResultRow {
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

/** A result as the newest one of its check. @internal */
export function checkRow(
  run: RunRow,
  key: string,
  check: DetailedCheck,
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
    since: run.ended_at,
  };
}
