// SPDX-License-Identifier: Apache-2.0
import type { CheckStatus, DetailedCheck } from '../model';
import { check } from './check';
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

const isScan = (document: unknown) =>
  Array.isArray(member(document, 'checks')) &&
  (member(document, 'definitionName') !== undefined ||
    member(document, 'scanStartTimestamp') !== undefined ||
    member(document, 'defaultDataSource') !== undefined);

/** Earlier results of a check, as Soda Cloud gives them to a check for anomalies; none for any other document. */
function historyOf(document: unknown): unknown[] {
  const results = listOf(member(document, 'results'));
  return results.every(
    one =>
      member(one, 'testResultId') !== undefined &&
      member(one, 'outcome') !== undefined,
  )
    ? results
    : [];
}

/** Histories of a document, which may have several by name. */
function historiesOf(document: unknown): unknown[] {
  const own = historyOf(document);
  return own.length > 0
    ? own
    : Object.values(objectOf(document)).flatMap(historyOf);
}

/**
 * Results of `soda scan --scan-results-file` (Soda v3), what Soda v4 sends, which has the same checks, and earlier results
 * of a check.
 *
 * @internal
 */
export const soda: Format = {
  tool: 'soda',
  knows: document => isScan(document) || historiesOf(document).length > 0,
  read: document => ({
    runId: textOf(member(document, 'scanId')) ?? undefined,
    startedAt: instantOf(member(document, 'scanStartTimestamp')),
    endedAt: instantOf(member(document, 'scanEndTimestamp')),
    checks: (isScan(document)
      ? listOf(member(document, 'checks'))
      : historiesOf(document)
    ).map(one => sodaCheck(objectOf(one))),
  }),
};

/** Checks whose value is the number of rows that fail. */
const COUNTS_ROWS = /\b(missing_count|invalid_count|failed rows)\b/;

const STATUS: Readonly<Record<string, CheckStatus>> = {
  pass: 'pass',
  warn: 'warn',
  fail: 'fail',
  error: 'error',
  excluded: 'skipped',
  unevaluated: 'unknown',
};

function sodaCheck(given: Loose): DetailedCheck {
  const name =
    textOf(given.name) ??
    textOf(given.definition)?.split('\n')[0] ??
    textOf(given.checkType) ??
    textOf(given.type) ??
    'check';
  const diagnostics = objectOf(given.diagnostics);
  const outcome = textOf(given.outcome)?.toLocaleLowerCase('en-US') ?? '';
  const value = scalarOf(diagnostics.value);
  const rows = numberOf(member(diagnostics, 'v4', 'checkRowsTested'));
  const failed =
    numberOf(member(diagnostics, 'v4', 'failedRowsCount')) ??
    analysedOf(diagnostics) ??
    (COUNTS_ROWS.test(textOf(given.definition) ?? name)
      ? numberOf(diagnostics.value)
      : null);
  return check(name, {
    dataset: textOf(given.table) ?? textOf(given.dataset),
    column: textOf(given.column),
    dimension: dimensionOf(
      textOf(member(given.resourceAttributes, 'dimension')) ??
        attribute(given.resourceAttributes, 'dimension'),
      textOf(given.checkType),
      name,
      textOf(given.definition),
    ),
    status: Object.prototype.hasOwnProperty.call(STATUS, outcome)
      ? STATUS[outcome]
      : 'unknown',
    observed: value,
    expected: thresholdsOf(diagnostics),
    failedRows: failed,
    totalRows: rows,
    details: {
      id:
        textOf(given.identity) ??
        textOf(member(given.identities, 'vc1')) ??
        textOf(given.testId) ??
        undefined,
      message:
        listOf(given.outcomeReasons)
          .map(reason => textOf(member(reason, 'message')) ?? textOf(reason))
          .filter(Boolean)
          .join(' ')
          .slice(0, 500) || undefined,
    },
  });
}

/** Rows that fail, as the analysis of failed rows counts them. */
function analysedOf(diagnostics: Loose): number | null {
  const analysis = listOf(diagnostics.blocks).find(
    block => member(block, 'type') === 'failedRowsAnalysis',
  );
  return numberOf(member(analysis, 'totalFailingRows'));
}

/** Attributes come as a list of names and values. */
function attribute(attributes: unknown, name: string): string | null {
  const found = listOf(attributes).find(item => member(item, 'name') === name);
  return textOf(member(found, 'value'));
}

const WORDS: Readonly<Record<string, string>> = {
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
  equal: '=',
  notEqual: '!=',
};

/** Soda states when a check fails and warns, not when it passes. */
function thresholdsOf(diagnostics: Loose): string | null {
  const stated = (['fail', 'warn'] as const).flatMap(level => {
    const limits = Object.entries(objectOf(diagnostics[level])).flatMap(
      ([key, limit]) =>
        Object.prototype.hasOwnProperty.call(WORDS, key) &&
        numberOf(limit) !== null
          ? [`${WORDS[key]} ${numberOf(limit)}`]
          : [],
    );
    return limits.length > 0 ? [`${level} when ${limits.join(' or ')}`] : [];
  });
  return stated.length > 0 ? stated.join(', ') : null;
}
