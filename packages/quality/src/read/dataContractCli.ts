// SPDX-License-Identifier: Apache-2.0
import type { CheckStatus, DetailedCheck } from '../model';
import { check, severityOf } from './check';
import { dimensionOf } from './dimension';
import type { Format } from './types';
import {
  instantOf,
  listOf,
  type Loose,
  member,
  numberOf,
  objectOf,
  scalarOf,
  textOf,
} from './values';

const STATUS: Readonly<Record<string, CheckStatus>> = {
  passed: 'pass',
  warning: 'warn',
  failed: 'fail',
  error: 'error',
  skipped: 'skipped',
  info: 'unknown',
  unknown: 'unknown',
};

/** What the tool measures where it counts rows that fail. */
const COUNTS_ROWS = /^(missing|invalid|duplicate|missing_reference)_count$/;

/** Results of `datacontract test --output-format json`, and of `junit`, which are read as such. @internal */
export const dataContractCli: Format = {
  tool: 'datacontract-cli',
  knows: document =>
    Array.isArray(member(document, 'checks')) &&
    (member(document, 'dataContractId') !== undefined ||
      member(document, 'datacontractCliVersion') !== undefined ||
      (member(document, 'runId') !== undefined &&
        member(document, 'timestampStart') !== undefined)),
  read: document => {
    const contractId = textOf(member(document, 'dataContractId')) ?? undefined;
    return {
      toolVersion:
        textOf(member(document, 'datacontractCliVersion')) ?? undefined,
      runId: textOf(member(document, 'runId')) ?? undefined,
      startedAt: instantOf(member(document, 'timestampStart')),
      endedAt: instantOf(member(document, 'timestampEnd')),
      checks: listOf(member(document, 'checks')).map(one =>
        contractCheck(objectOf(one), contractId),
      ),
    };
  },
};

function contractCheck(
  given: Loose,
  contractId: string | undefined,
): DetailedCheck {
  const diagnostics = objectOf(given.diagnostics);
  const result = textOf(given.result)?.toLocaleLowerCase('en-US') ?? '';
  const name =
    textOf(given.name) ?? textOf(given.type) ?? textOf(given.key) ?? 'check';
  return check(name, {
    dataset: textOf(given.model),
    column:
      textOf(given.field) ??
      (listOf(diagnostics.columns)
        .flatMap(one => textOf(one) ?? [])
        .join(', ') ||
        null),
    dimension: dimensionOf(
      textOf(given.dimension),
      textOf(given.type),
      textOf(given.category) === 'servicelevel' ? 'latency' : null,
      name,
    ),
    severity: severityOf(textOf(given.severity)),
    status: Object.prototype.hasOwnProperty.call(STATUS, result)
      ? STATUS[result]
      : 'unknown',
    observed: scalarOf(diagnostics.value) ?? scalarOf(diagnostics.actual),
    expected:
      textOf(diagnostics.expected) ??
      textOf(given.definition) ??
      textOf(diagnostics.threshold),
    failedRows:
      numberOf(diagnostics.failedRows) ??
      numberOf(diagnostics.failed_rows) ??
      numberOf(diagnostics.failed_rows_count) ??
      (COUNTS_ROWS.test(textOf(diagnostics.metric) ?? '')
        ? numberOf(diagnostics.value)
        : null),
    totalRows:
      numberOf(diagnostics.totalRows) ??
      numberOf(diagnostics.total_rows) ??
      numberOf(diagnostics.row_count),
    details: {
      id:
        textOf(given.qualityId) ??
        textOf(given.quality_id) ??
        textOf(given.key) ??
        textOf(given.id) ??
        undefined,
      contractId,
      message: textOf(given.reason)?.slice(0, 500) ?? undefined,
    },
  });
}
