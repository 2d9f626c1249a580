// SPDX-License-Identifier: Apache-2.0
import type { CheckStatus, DetailedCheck, Dimension } from '../model';
import { hoursText } from './freshness';
import type { TableScan } from './scan';
import type { Limit, QualityCheck } from './types';

/** Whether a figure keeps a limit. */
function holds(figure: number, { operator, values }: Limit): boolean {
  const [low, high] = values;
  switch (operator) {
    case 'mustBe':
      return figure === low;
    case 'mustNotBe':
      return figure !== low;
    case 'mustBeGreaterThan':
      return figure > low;
    case 'mustBeGreaterOrEqualTo':
      return figure >= low;
    case 'mustBeLessThan':
      return figure < low;
    case 'mustBeLessOrEqualTo':
      return figure <= low;
    case 'mustBeBetween':
      return figure >= low && figure <= high;
    default:
      return figure < low || figure > high;
  }
}

const WORDS: Record<Limit['operator'], string> = {
  mustBe: '=',
  mustNotBe: '!=',
  mustBeGreaterThan: '>',
  mustBeGreaterOrEqualTo: '>=',
  mustBeLessThan: '<',
  mustBeLessOrEqualTo: '<=',
  mustBeBetween: 'between',
  mustNotBeBetween: 'not between',
};

const DIMENSIONS: Record<QualityCheck['dimension'], Dimension> = {
  accuracy: 'accuracy',
  completeness: 'completeness',
  consistency: 'consistency',
  timeliness: 'timeliness',
  uniqueness: 'uniqueness',
  validity: 'conformity',
  volume: 'coverage',
};

/** A figure of a database: drivers give large integers and decimals as texts or bigints. */
function figureOf(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null;
  const figure = Number(value);
  return Number.isFinite(figure) ? figure : null;
}

/** Whether the figure of a check counts rows that fail. */
const countsRows = ({ measure }: QualityCheck) =>
  !['rows', 'age', 'query'].includes(measure.kind);

function expectedOf({ measure, limits, unit, description }: QualityCheck) {
  if (measure.kind === 'age') return `at most ${hoursText(measure.hours)} old`;
  const limit = limits
    .map(({ operator, values }) => `${WORDS[operator]} ${values.join(' and ')}`)
    .join(', ');
  return `${description} (${
    countsRows({ measure } as QualityCheck) ? 'failing rows ' : ''
  }${limit}${unit === 'percent' ? ' %' : ''})`;
}

function result(
  scan: TableScan,
  check: QualityCheck,
  known: Pick<DetailedCheck, 'status' | 'observed'> & Partial<DetailedCheck>,
): DetailedCheck {
  const { measure } = check;
  return {
    name: check.id,
    dataset: scan.object,
    column:
      'column' in measure
        ? measure.column
        : ('columns' in measure && measure.columns.join(', ')) ||
          check.column ||
          null,
    dimension: DIMENSIONS[check.dimension],
    severity: check.severity,
    expected: expectedOf(check),
    failedRows: null,
    totalRows: null,
    ...known,
    details: { id: check.path, ...known.details },
  };
}

function judged(
  scan: TableScan,
  check: QualityCheck,
  figure: number | null,
  total: number | null,
): DetailedCheck {
  const { measure, unit, severity } = check;
  const failed: CheckStatus = severity === 'warning' ? 'warn' : 'fail';
  if (figure === null) {
    // The newest of no rows has no age; a query that gives nothing was not answered.
    return result(scan, check, { status: 'unknown', observed: null });
  }
  if (measure.kind === 'age') {
    const hours = Number(figure.toFixed(1));
    return result(scan, check, {
      status: figure <= measure.hours ? 'pass' : failed,
      observed: `${hours} hours old`,
      totalRows: total,
    });
  }
  const rows = countsRows(check);
  const share = total ? (100 * figure) / total : 0;
  const measured = rows && unit === 'percent' ? share : figure;
  return result(scan, check, {
    status: check.limits.every(limit => holds(measured, limit))
      ? 'pass'
      : failed,
    observed: Number(measured.toFixed(4)),
    failedRows: rows ? figure : null,
    totalRows: total,
  });
}

/** Why a check could not be evaluated, by its id. @public */
export type CheckFailures = ReadonlyMap<string, string>;

/**
 * Judges what a scan measured.
 *
 * @param row - the only row of the scan's query; undefined where the query itself failed
 * @param figures - figures of checks with queries of their own, by id of the check
 * @param failures - messages for what could not be evaluated, by id of the check; `''` is the scan as a whole
 * @public
 */
export function judgeScan(
  scan: TableScan,
  row: Readonly<Record<string, unknown>> | undefined,
  figures: ReadonlyMap<string, unknown> = new Map(),
  failures: CheckFailures = new Map(),
): DetailedCheck[] {
  const total = figureOf(row?.total);
  const broken = (check: QualityCheck, message: string) =>
    result(scan, check, {
      status: 'error',
      observed: null,
      details: { message },
    });
  return [
    ...scan.missing.map(
      ({ column, path, required }): DetailedCheck => ({
        name: `${scan.object}-${column}-present`,
        dataset: scan.object,
        column,
        dimension: 'conformity',
        severity: required ? 'error' : 'warning',
        status: required ? 'fail' : 'warn',
        observed: 'missing',
        expected: 'The column is there.',
        failedRows: null,
        totalRows: null,
        details: { id: path },
      }),
    ),
    ...scan.scanned.map(({ check, column }) => {
      const failure = failures.get(check.id);
      if (failure !== undefined) return broken(check, failure);
      return row
        ? judged(scan, check, figureOf(row[column]), total)
        : broken(check, failures.get('') ?? 'The table could not be read.');
    }),
    ...scan.queried.map(({ check }) => {
      const failure = failures.get(check.id);
      return failure === undefined
        ? judged(
            scan,
            check,
            figureOf(figures.get(check.id)),
            countsRows(check) ? total : null,
          )
        : broken(check, failure);
    }),
    ...scan.skipped.map(({ check, reason }) =>
      row
        ? result(scan, check, {
            status: 'skipped',
            observed: null,
            details: { message: reason },
          })
        : broken(check, failures.get('') ?? 'The table could not be read.'),
    ),
  ];
}
