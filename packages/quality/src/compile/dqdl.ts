// SPDX-License-Identifier: Apache-2.0
import { checksOf } from './checks';
import { comparisons, isNone } from './limits';
import { withoutBackslashes } from './patterns';
import { failingRows, spark } from './sql';
import type { Compiler, NotCompiled, QualityCheck } from './types';

/** A ruleset of AWS Glue Data Quality. @public */
export interface DqdlRuleset {
  /** The rules one by one, in the order of the contract. */
  rules: string[];
  /** All of them: what `aws_glue_data_quality_ruleset` takes as `ruleset`. Empty where there is no rule. */
  text: string;
  /** The checks that the rules were made from, in the same order; one check may be several rules. */
  checks: QualityCheck[];
}

/** How Glue escapes inside quotes is not documented, so nothing that needs it goes there. */
const quoted = (text: string): string | undefined =>
  /["\\\p{Cc}]/u.test(text) ? undefined : `"${text}"`;

const NO_QUOTES =
  'it has quotes or backslashes, which the rule language of Glue does not escape';

/** `in` takes NULL as a value, so that rows without one do not fail. */
function allowed(
  measure: Extract<QualityCheck['measure'], { kind: 'values' }>,
): string | undefined {
  const values = measure.values.map(value =>
    typeof value === 'number' ? String(value) : quoted(value),
  );
  return values.every(value => value !== undefined)
    ? `ColumnValues "${measure.column}" in [${[...values, 'NULL'].join(', ')}]`
    : undefined;
}

/** The rule types that say a check plainly, where nothing may fail. */
function plainRule({ measure }: QualityCheck): string[] | undefined {
  switch (measure.kind) {
    case 'nulls':
      return measure.alsoMissing.length === 0
        ? [`IsComplete "${measure.column}"`]
        : undefined;
    case 'duplicates':
      return measure.columns.length === 1
        ? [`IsUnique "${measure.columns[0]}"`]
        : undefined;
    case 'values': {
      const rule = allowed(measure);
      return rule ? [rule] : undefined;
    }
    case 'age':
      return [
        `DataFreshness "${measure.column}" <= ${Math.ceil(
          measure.hours,
        )} hours`,
      ];
    case 'pattern': {
      const pattern = withoutBackslashes(measure.pattern);
      const text = pattern === undefined ? undefined : quoted(pattern);
      // Rows without a value would fail.
      return text === undefined
        ? undefined
        : [
            `ColumnValues "${measure.column}" matches ${text} where ${quoted(
              `${measure.column} is not null`,
            )}`,
          ];
    }
    default:
      return undefined;
  }
}

/** A query that gives the measured number, for what no rule type says. */
function measuredBy({ measure, unit }: QualityCheck): string | undefined {
  if (measure.kind === 'query') {
    return measure.query.split('{object}').join('primary');
  }
  if (measure.kind === 'duplicates') {
    const columns = measure.columns.map(spark.quote);
    const filled = columns.map(column => `${column} is not null`);
    const doubled = `select count(*) as n from primary where ${filled.join(
      ' and ',
    )} group by ${columns.join(', ')} having count(*) > 1`;
    return unit === 'percent'
      ? `select coalesce(100.0 * (select sum(n) from (${doubled})) / count(*), 0) from primary`
      : `select coalesce(sum(n), 0) from (${doubled})`;
  }
  const pattern =
    measure.kind === 'pattern' ? withoutBackslashes(measure.pattern) : '';
  if (pattern === undefined) return undefined;
  const failing = failingRows(
    measure.kind === 'pattern' ? { ...measure, pattern } : measure,
    spark,
  );
  if (!failing) return undefined;
  return unit === 'percent'
    ? `select coalesce(100.0 * sum(case when ${failing} then 1 else 0 end) / count(*), 0) from primary`
    : `select count(*) from primary where ${failing}`;
}

function rulesOf(check: QualityCheck): string[] | string {
  const plain = isNone(check.limits) ? plainRule(check) : undefined;
  if (plain) return plain;
  const limits = comparisons(check.limits);
  if (!limits) return 'Glue has no rule for a range that values must not be in';
  if (check.measure.kind === 'rows') {
    return limits.map(limit => `RowCount ${limit}`);
  }
  if (check.measure.kind === 'age') return 'the promise has a limit of its own';
  const query = measuredBy(check);
  const text = query && quoted(query);
  return text ? limits.map(limit => `CustomSql ${text} ${limit}`) : NO_QUOTES;
}

/**
 * Compiles the checks of a table into Glue's Data Quality Definition Language.
 *
 * Rows without a value fail only where a value is asked for, as in the contract.
 *
 * @public
 */
export const compileDqdl: Compiler<DqdlRuleset> = (
  contract,
  object,
  options,
) => {
  const { checks, notCompiled } = checksOf(contract, object, options);
  const left: NotCompiled[] = [...notCompiled];
  const kept: QualityCheck[] = [];
  const rules = checks.flatMap(check => {
    const result = rulesOf(check);
    if (typeof result === 'string') {
      left.push({
        path: check.path,
        reason: `'${check.description}' is not checked by Glue: ${result}.`,
      });
      return [];
    }
    kept.push(check);
    return result;
  });
  return {
    rules,
    checks: kept,
    notCompiled: left,
    text:
      rules.length === 0
        ? ''
        : `Rules = [\n${rules.map(rule => `    ${rule}`).join(',\n')}\n]\n`,
  };
};
