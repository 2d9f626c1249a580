// SPDX-License-Identifier: Apache-2.0
import { checksOf } from './checks';
import { isNone, keeps, numeral } from './limits';
import { bigquery, failingRows } from './sql';
import type { Compiler, NotCompiled, QualityCheck } from './types';

/**
 * A rule of Dataplex data quality, in the names of its REST API (`DataQualityRule`); Terraform has the same in snake
 * case. Exactly one of the expectations is there.
 *
 * @public
 */
export interface DataplexRule {
  name: string;
  description: string;
  dimension: string;
  column?: string;
  /** Rows without a value pass. */
  ignoreNull?: boolean;
  /** Share of rows that must pass, from 0 to 1. */
  threshold?: number;
  nonNullExpectation?: Record<string, never>;
  uniquenessExpectation?: Record<string, never>;
  setExpectation?: { values: string[] };
  rangeExpectation?: {
    minValue?: string;
    maxValue?: string;
    strictMinEnabled?: boolean;
    strictMaxEnabled?: boolean;
  };
  regexExpectation?: { regex: string };
  tableConditionExpectation?: { sqlExpression: string };
  /** The rows that this gives are failures. */
  sqlAssertion?: { sqlStatement: string };
}

/** @public */
export interface DataplexRules {
  rules: DataplexRule[];
}

type Expectation = Omit<DataplexRule, 'name' | 'description' | 'dimension'>;

/** Where Dataplex puts the table. */
const TABLE = '${data()}';

/** Expectations on each row, and the share of rows that has to meet them. */
function ofRows({
  measure,
  limits,
  unit,
}: QualityCheck): Expectation | undefined {
  const [limit] = limits;
  const share =
    unit === 'percent' &&
    limits.length === 1 &&
    limit.operator === 'mustBeLessOrEqualTo' &&
    limit.values[0] < 100
      ? Number((1 - limit.values[0] / 100).toFixed(6))
      : undefined;
  const threshold = isNone(limits) ? 1 : share;
  if (threshold === undefined) return undefined;
  switch (measure.kind) {
    case 'nulls':
      return measure.alsoMissing.length === 0
        ? { column: measure.column, threshold, nonNullExpectation: {} }
        : undefined;
    case 'duplicates':
      // A share of distinct values is not a share of rows.
      return measure.columns.length === 1 && threshold === 1
        ? {
            column: measure.columns[0],
            ignoreNull: true,
            threshold,
            uniquenessExpectation: {},
          }
        : undefined;
    case 'values':
      return {
        column: measure.column,
        ignoreNull: true,
        threshold,
        setExpectation: {
          values: measure.values.map(value =>
            typeof value === 'number' ? numeral(value) : value,
          ),
        },
      };
    case 'pattern':
      return {
        column: measure.column,
        ignoreNull: true,
        threshold,
        regexExpectation: { regex: measure.pattern },
      };
    case 'range': {
      const { minimum, maximum } = measure;
      return {
        column: measure.column,
        ignoreNull: true,
        threshold,
        rangeExpectation: {
          ...(minimum && {
            minValue: String(minimum.value),
            strictMinEnabled: minimum.exclusive,
          }),
          ...(maximum && {
            maxValue: String(maximum.value),
            strictMaxEnabled: maximum.exclusive,
          }),
        },
      };
    }
    default:
      return undefined;
  }
}

function ofTable({ measure, limits, unit }: QualityCheck): Expectation {
  const condition = (sqlExpression: string): Expectation => ({
    tableConditionExpectation: { sqlExpression },
  });
  const assertion = (measured: string): Expectation => ({
    sqlAssertion: {
      sqlStatement: `select measured from (select (${measured}) as measured) where not coalesce(${keeps(
        'measured',
        limits,
      )}, false)`,
    },
  });
  switch (measure.kind) {
    case 'rows':
      return condition(keeps('count(*)', limits));
    case 'age':
      return condition(
        `timestamp_diff(current_timestamp(), max(cast(${bigquery.quote(
          measure.column,
        )} as timestamp)), minute) <= ${Math.ceil(measure.hours * 60)}`,
      );
    case 'query':
      return assertion(measure.query.split('{object}').join(TABLE));
    case 'duplicates': {
      const columns = measure.columns.map(bigquery.quote);
      const filled = columns.map(column => `${column} is not null`);
      const doubled = `select count(*) as n from ${TABLE} where ${filled.join(
        ' and ',
      )} group by ${columns.join(', ')} having count(*) > 1`;
      const sum = `select coalesce(sum(n), 0) from (${doubled})`;
      return assertion(
        unit === 'percent'
          ? `select coalesce(safe_divide(100 * (${sum}), count(*)), 0) from ${TABLE}`
          : sum,
      );
    }
    default: {
      const failing = failingRows(measure, bigquery);
      return condition(
        keeps(
          unit === 'percent'
            ? `coalesce(safe_divide(100 * countif(${failing}), count(*)), 0)`
            : `countif(${failing})`,
          limits,
        ),
      );
    }
  }
}

/** Dataplex knows freshness and volume by these names. */
const DIMENSIONS: Record<QualityCheck['dimension'], string> = {
  accuracy: 'ACCURACY',
  completeness: 'COMPLETENESS',
  consistency: 'CONSISTENCY',
  timeliness: 'FRESHNESS',
  uniqueness: 'UNIQUENESS',
  validity: 'VALIDITY',
  volume: 'VOLUME',
};

/** RE2 refuses what has no end to it in one pass, and long repetitions. */
function refusal({ measure }: QualityCheck): string | undefined {
  return measure.kind === 'pattern' && /\{\d{4,}/.test(measure.pattern)
    ? 'its pattern repeats more often than Google Cloud allows'
    : undefined;
}

/**
 * Compiles the checks of a table into rules of Dataplex.
 *
 * @public
 */
export const compileDataplex: Compiler<DataplexRules> = (
  contract,
  object,
  options,
) => {
  const { checks, notCompiled } = checksOf(contract, object, options);
  const left: NotCompiled[] = [...notCompiled];
  const rules = checks.flatMap(check => {
    const reason = refusal(check);
    if (reason) {
      left.push({
        path: check.path,
        reason: `'${check.description}' is not checked by Dataplex: ${reason}.`,
      });
      return [];
    }
    return [
      {
        name: check.id,
        description: check.description.slice(0, 1000),
        dimension: DIMENSIONS[check.dimension],
        ...(ofRows(check) ?? ofTable(check)),
      },
    ];
  });
  return { rules, notCompiled: left };
};
