// SPDX-License-Identifier: Apache-2.0
import { checksOf } from './checks';
import { isNone, keeps } from './limits';
import {
  type SqlEngine,
  bigquery,
  duckdb,
  failingRows,
  redshift,
  synapse,
} from './sql';
import type {
  CompileOptions,
  Compiler,
  NotCompiled,
  QualityCheck,
} from './types';

/** Adapters that models are written for. @public */
export type DbtAdapter = 'redshift' | 'synapse' | 'bigquery' | 'duckdb';

/** Tests of one model, as they stand under `data_tests`; our own ones are in `dbt/tests/generic`. @public */
export interface DbtTests {
  tests: Array<{
    test: Record<string, unknown>;
    check: QualityCheck;
    /** Whether dbt has a test of its own for the same, which a description of the columns then names. */
    ownOfDbt: boolean;
  }>;
}

const ENGINES: Record<DbtAdapter, SqlEngine> = {
  redshift,
  synapse,
  bigquery,
  duckdb,
};

/** Text that dbt shows as it is: what stands between `{{ }}` or `{% %}` in its YAML it would run. @public */
export function dbtText(text: string): string {
  return text.replace(/\{(?=[{%#])/g, "{{ '{' }}");
}

/** A test by its name, arguments and what holds for all tests. */
function test(
  name: string,
  args: Record<string, unknown>,
  check: QualityCheck,
): Record<string, unknown> {
  return {
    [name]: {
      name: check.id.replace(/-/g, '_'),
      description: dbtText(check.description),
      arguments: args,
      config: {
        severity: check.severity === 'warning' ? 'warn' : 'error',
        meta: { dimension: check.dimension },
      },
    },
  };
}

function testOf(
  check: QualityCheck,
  engine: SqlEngine,
): Record<string, unknown> | string {
  const { measure, limits, unit } = check;
  const keepsLimits = keeps('measured', limits);
  switch (measure.kind) {
    case 'rows':
      return test('row_count_keeps', { keeps: keepsLimits }, check);
    case 'age':
      return test(
        'newer_than',
        {
          column: engine.quote(measure.column),
          hours: Math.ceil(measure.hours),
        },
        check,
      );
    case 'query':
      return test(
        'query_keeps',
        { query: dbtText(measure.query), keeps: keepsLimits },
        check,
      );
    case 'duplicates':
      return test(
        'duplicates_keep',
        {
          columns: measure.columns.map(engine.quote),
          unit,
          keeps: keepsLimits,
        },
        check,
      );
    default: {
      const failing = failingRows(measure, engine);
      if (!failing) return 'it has no regular expressions';
      return isNone(limits)
        ? test('no_rows_where', { condition: dbtText(failing) }, check)
        : test(
            'rows_keep',
            { condition: dbtText(failing), unit, keeps: keepsLimits },
            check,
          );
    }
  }
}

/** `not_null`, `unique` and `accepted_values`. */
function isOwnOfDbt({ measure, limits }: QualityCheck): boolean {
  if (!isNone(limits)) return false;
  return (
    measure.kind === 'values' ||
    (measure.kind === 'nulls' && measure.alsoMissing.length === 0) ||
    (measure.kind === 'duplicates' && measure.columns.length === 1)
  );
}

/**
 * Compiles the checks of a table into tests of dbt for an adapter.
 *
 * @public
 */
export function compileDbt(adapter: DbtAdapter): Compiler<DbtTests> {
  return (contract, object, options?: CompileOptions) => {
    const { checks, notCompiled } = checksOf(contract, object, options);
    const left: NotCompiled[] = [...notCompiled];
    const tests = checks.flatMap(check => {
      const result = testOf(check, ENGINES[adapter]);
      if (typeof result !== 'string') {
        return [{ test: result, check, ownOfDbt: isOwnOfDbt(check) }];
      }
      left.push({
        path: check.path,
        reason: `'${check.description}' is not tested by dbt on ${adapter}: ${result}.`,
      });
      return [];
    });
    return { tests, notCompiled: left };
  };
}
