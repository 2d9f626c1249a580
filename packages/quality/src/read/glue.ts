// SPDX-License-Identifier: Apache-2.0
import type { CheckStatus, DetailedCheck } from '../model';
import { check } from './check';
import { dimensionOf } from './dimension';
import type { Format } from './types';
import {
  instantOf,
  isObject,
  listOf,
  type Loose,
  member,
  numberOf,
  objectOf,
  textOf,
} from './values';

const STATUS: Readonly<Record<string, CheckStatus>> = {
  pass: 'pass',
  passed: 'pass',
  fail: 'fail',
  failed: 'fail',
  error: 'error',
};

/** A member whatever its first letter: the API writes `RuleResults`, logs write `ruleResults`. */
function either(value: unknown, name: string): unknown {
  return (
    member(value, name) ??
    member(value, `${name[0].toLocaleLowerCase('en-US')}${name.slice(1)}`)
  );
}

const rulesOf = (result: unknown) =>
  listOf(either(result, 'RuleResults') ?? either(result, 'RuleOutcomes'));

/** Results: one of `GetDataQualityResult`, several of `BatchGetDataQualityResult`, or outcomes that a job wrote to S3. */
function resultsOf(document: unknown): Loose[] {
  if (Array.isArray(document)) {
    return document.length > 0 ? [{ RuleOutcomes: document }] : [];
  }
  const several = either(document, 'Results');
  return (Array.isArray(several) ? several : [document]).filter(isObject);
}

const isOutcome = (value: unknown) =>
  textOf(either(value, 'Rule')) !== null &&
  textOf(either(value, 'Outcome')) !== null;

/** Results of AWS Glue Data Quality, of its API and of its jobs. @internal */
export const awsGlue: Format = {
  tool: 'aws-glue',
  knows: document =>
    Array.isArray(document)
      ? document.length > 0 && document.every(isOutcome)
      : isOutcome(document) ||
        resultsOf(document).some(
          result =>
            Array.isArray(either(result, 'RuleResults')) ||
            Array.isArray(either(result, 'RuleOutcomes')),
        ),
  read: document => {
    const results = isOutcome(document)
      ? [{ RuleOutcomes: [document] }]
      : resultsOf(document);
    const first = results[0];
    const lost = listOf(either(document, 'ResultsNotFound')).flatMap(
      id => textOf(id) ?? [],
    );
    return {
      runId:
        textOf(either(first, 'RulesetEvaluationRunId')) ??
        textOf(either(document, 'RunId')) ??
        textOf(either(first, 'ResultId')) ??
        undefined,
      startedAt: instantOf(either(first, 'StartedOn')),
      endedAt: instantOf(either(first, 'CompletedOn')),
      checks: results.flatMap(result => {
        const dataset = datasetOf(result);
        const metrics = objectOf(either(result, 'AggregatedMetrics'));
        const total = numberOf(either(metrics, 'TotalRowsProcessed'));
        return rulesOf(result).map(rule =>
          ruleResult(objectOf(rule), dataset, total),
        );
      }),
      findings: lost.map((id, index) => ({
        severity: 'warning',
        rule: 'glue/no-result',
        path: `/ResultsNotFound/${index}`,
        message: `Glue has no result ${id.slice(0, 100)}.`,
      })),
    };
  },
};

function datasetOf(result: Loose): string | null {
  const source = either(result, 'DataSource');
  const table =
    either(source, 'GlueTable') ?? either(source, 'DataQualityGlueTable');
  const name = [
    textOf(either(table, 'DatabaseName')),
    textOf(either(table, 'TableName')),
  ]
    .filter(Boolean)
    .join('.');
  return name || textOf(either(result, 'EvaluationContext'));
}

function ruleResult(
  rule: Loose,
  dataset: string | null,
  total: number | null,
): DetailedCheck {
  const definition =
    textOf(either(rule, 'Description')) ??
    textOf(either(rule, 'EvaluatedRule')) ??
    textOf(either(rule, 'Rule'));
  const outcome =
    (
      textOf(either(rule, 'Result')) ?? textOf(either(rule, 'Outcome'))
    )?.toLocaleLowerCase('en-US') ?? '';
  const metrics = Object.entries(objectOf(either(rule, 'EvaluatedMetrics')));
  const failed = numberOf(either(rule, 'FailedCount'));
  const passed = numberOf(either(rule, 'PassedCount'));
  return check(textOf(either(rule, 'Name')) ?? definition ?? 'rule', {
    dataset,
    column: columnOf(definition, metrics),
    dimension: dimensionOf(definition?.split(/[\s"'(]/)[0]),
    status: Object.prototype.hasOwnProperty.call(STATUS, outcome)
      ? STATUS[outcome]
      : 'unknown',
    observed:
      metrics.length === 1
        ? numberOf(metrics[0][1])
        : metrics
            .map(([name, value]) => `${name}: ${numberOf(value)}`)
            .join(', ') || null,
    expected: definition,
    failedRows: failed,
    totalRows: failed !== null && passed !== null ? failed + passed : total,
    details: {
      message:
        (
          textOf(either(rule, 'EvaluationMessage')) ??
          textOf(either(rule, 'FailureReason'))
        )?.slice(0, 500) ?? undefined,
    },
  });
}

/** Types of rules whose first text is a query, another table or a file. */
const OF_NO_COLUMN =
  /^(CustomSql|AggregateMatch|DatasetMatch|RowCountMatch|SchemaMatch|File\w+)$/i;

/** Column of a rule: the first one that DQDL quotes, else the one that metrics are of. */
function columnOf(
  definition: string | null,
  metrics: ReadonlyArray<readonly [string, unknown]>,
): string | null {
  const [, type = '', first] =
    /^\s*(\w+)\s+["']([^"']+)["']/.exec(definition ?? '') ?? [];
  const quoted = OF_NO_COLUMN.test(type) ? undefined : first;
  const measured = metrics
    .map(([name]) => /^Column\.(.+)\.[^.]+$/.exec(name)?.[1])
    .find(name => name && name !== '*');
  return quoted ?? measured ?? null;
}
