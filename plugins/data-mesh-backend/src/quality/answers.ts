// SPDX-License-Identifier: Apache-2.0
import type { QualityCheck } from '@meshwright/plugin-data-mesh-common';
import { type CheckResult, scoreChecks } from '@meshwright/quality';
import { type CheckRow, noCounts } from './database';

/** A number of a row: PostgreSQL gives large ones as texts. @internal */
export const numberOf = (value: number | string | null) =>
  value === null ? null : Number(value);

/** Score and counts of checks. @internal */
export function summaryOf(checks: CheckResult[]) {
  const counts = noCounts();
  for (const { status } of checks) counts[status]++;
  return { score: scoreChecks(checks).value, counts };
}

/** Whether the portal may be able to read the rows that fail a check: it ran the check itself, and some did. */
const hasEvidence = (row: CheckRow) =>
  row.tool === 'meshwright' &&
  row.contract_ref !== null &&
  Number(row.failed_rows ?? 0) > 0;

/** A check as people are told of it, before anything of it is masked. @internal */
export function checkOf(row: CheckRow): QualityCheck {
  return {
    key: row.check_key,
    name: row.name,
    dataset: row.dataset,
    column: row.column,
    dimension: row.dimension,
    severity: row.severity,
    status: row.status,
    observed: row.observed,
    expected: row.expected,
    failedRows: numberOf(row.failed_rows),
    totalRows: numberOf(row.total_rows),
    message: row.message,
    contract: row.contract_ref,
    ...(hasEvidence(row) && { evidence: true }),
    tool: row.tool,
    measuredAt: row.measured_at,
    since: row.since,
  };
}
