// SPDX-License-Identifier: Apache-2.0
import {
  checksOf,
  checkWords,
  compileDataplex,
  compileDbt,
  compileDqdl,
} from '.';
import { contractOf, everything, surroundings } from './__testUtils__/contract';

const whole = () => contractOf(everything, surroundings);

describe('checks of a contract', () => {
  it('come from constraints, rules and promises, each once', () => {
    const { contract, object } = whole();
    const { checks, notCompiled } = checksOf(contract, object);
    expect(checks.map(({ id }) => id)).toEqual([
      'orders-order-id-complete',
      'orders-order-id-unique',
      'orders-order-id-length',
      'orders-order-id-pattern',
      'orders-amount-range',
      'orders-status-complete',
      'orders-status-allowed',
      'orders-note-complete',
      'orders-note-complete-2',
      'orders-ordered-on-range',
      'orders-row-count',
      'orders-status-ordered-on-unique',
      'orders-no-negative',
      'orders-updated-at-fresh',
    ]);
    expect(checks[7]).toMatchObject({
      unit: 'percent',
      severity: 'warning',
      dimension: 'completeness',
      path: '/schema/0/properties/3/quality/0',
    });
    expect(notCompiled).toEqual([
      {
        path: '/schema/0/quality/3',
        reason: "The rule 'text' is not checked: it is in words.",
      },
    ]);
  });

  it('are said in words, where nobody gave them a name', () => {
    const { contract, object } = whole();
    const words = checksOf(contract, object).checks.map(({ id, measure }) =>
      checkWords({
        name: id,
        dataset: object.name,
        column: 'column' in measure ? measure.column ?? null : null,
      }),
    );
    expect(words).toEqual(
      expect.arrayContaining([
        'Completeness of order_id',
        'Form of order_id',
        'Allowed values of status',
        'Number of rows',
        'orders-no-negative',
        'Freshness of updated_at',
      ]),
    );
    expect(checkWords({ name: 'orders-status-allowed' })).toBe(
      'orders-status-allowed',
    );
  });

  it('take a key of several columns as a whole', () => {
    const { contract, object } = contractOf(
      '- { name: a, logicalType: string, primaryKey: true, primaryKeyPosition: 1 }\n- { name: b, logicalType: string, primaryKey: true, primaryKeyPosition: 2 }',
    );
    expect(
      checksOf(contract, object).checks.map(({ measure }) => measure),
    ).toEqual([
      { kind: 'nulls', column: 'a', alsoMissing: [] },
      { kind: 'nulls', column: 'b', alsoMissing: [] },
      { kind: 'duplicates', columns: ['a', 'b'] },
    ]);
  });

  it('use the names that the table has', () => {
    const { contract, object } = contractOf(
      '- { name: Order Number, physicalName: order_no, logicalType: string, required: true }',
    );
    const columns = (options?: Parameters<typeof checksOf>[2]) =>
      checksOf(contract, object, options).checks.map(({ measure }) => measure);
    expect(columns()).toMatchObject([{ column: 'order_no' }]);
    expect(
      columns({ columnName: ({ name }) => name.replace(' ', '_') }),
    ).toMatchObject([{ column: 'Order_Number' }]);
  });
});

describe('DQDL', () => {
  it('says each check plainly, and leaves rows without a value alone', () => {
    const { contract, object } = whole();
    expect(compileDqdl(contract, object).rules).toEqual([
      'IsComplete "order_id"',
      'IsUnique "order_id"',
      'CustomSql "select count(*) from primary where length(`order_id`) < 9 or length(`order_id`) > 9" = 0',
      'ColumnValues "order_id" matches "^O-[0-9]{7}$" where "order_id is not null"',
      'CustomSql "select count(*) from primary where `amount` < 0 or `amount` >= 100000" = 0',
      'IsComplete "status"',
      'ColumnValues "status" in ["open", "paid", "it\'s done", NULL]',
      'CustomSql "select coalesce(100.0 * sum(case when `note` is null then 1 else 0 end) / count(*), 0) from primary" <= 5',
      "CustomSql \"select count(*) from primary where `note` is null or `note` in ('', 'n/a')\" < 10",
      'CustomSql "select count(*) from primary where `ordered_on` < date \'2020-01-01\'" = 0',
      'RowCount > 0',
      'CustomSql "select coalesce(sum(n), 0) from (select count(*) as n from primary where `status` is not null and `ordered_on` is not null group by `status`, `ordered_on` having count(*) > 1)" = 0',
      'CustomSql "SELECT COUNT(*) FROM primary WHERE amount < 0" = 0',
      'DataFreshness "updated_at" <= 4 hours',
    ]);
  });

  it('lists values with NULL among them', () => {
    const { contract, object } = contractOf(
      '- { name: a, logicalType: string, quality: [{ metric: invalidValues, arguments: { validValues: [x, y] }, mustBe: 0 }] }',
    );
    const { text } = compileDqdl(contract, object);
    expect(text).toBe(
      'Rules = [\n    ColumnValues "a" in ["x", "y", NULL]\n]\n',
    );
  });
});

describe('Dataplex', () => {
  it('uses expectations on rows, and conditions on the table for the rest', () => {
    const { contract, object } = whole();
    const rules = compileDataplex(contract, object).rules;
    const byName = Object.fromEntries(rules.map(rule => [rule.name, rule]));
    expect(byName['orders-order-id-complete']).toMatchObject({
      dimension: 'COMPLETENESS',
      threshold: 1,
      nonNullExpectation: {},
    });
    expect(byName['orders-status-allowed']).toMatchObject({
      ignoreNull: true,
      setExpectation: { values: ['open', 'paid', "it's done"] },
    });
    expect(byName['orders-amount-range'].rangeExpectation).toEqual({
      minValue: '0',
      strictMinEnabled: false,
      maxValue: '100000',
      strictMaxEnabled: true,
    });
    expect(byName['orders-note-complete'].threshold).toBe(0.95);
    expect(
      byName['orders-note-complete-2'].tableConditionExpectation?.sqlExpression,
    ).toBe("countif(`note` is null or `note` in ('', 'n/a')) < 10");
    expect(byName['orders-no-negative'].sqlAssertion?.sqlStatement).toBe(
      'select measured from (select (SELECT COUNT(*) FROM ${data()} WHERE amount < 0) as measured) where not coalesce(measured = 0, false)',
    );
    for (const rule of rules) {
      expect(rule.name).toMatch(/^[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/);
      expect(
        Object.keys(rule).filter(key => /Expectation|Assertion/.test(key)),
      ).toHaveLength(1);
    }
  });
});

describe('dbt', () => {
  it.each(['redshift', 'bigquery', 'synapse', 'duckdb'] as const)(
    'has a test for each check on %s',
    adapter => {
      const { contract, object } = whole();
      const { tests, notCompiled } = compileDbt(adapter)(contract, object);
      const names = tests.flatMap(({ test }) => Object.keys(test));
      expect(names.filter(name => name === 'no_rows_where')).toHaveLength(
        adapter === 'synapse' ? 6 : 7,
      );
      expect(names).toEqual(
        expect.arrayContaining([
          'rows_keep',
          'row_count_keeps',
          'duplicates_keep',
          'query_keeps',
          'newer_than',
        ]),
      );
      expect(
        notCompiled.filter(({ reason }) => reason.includes(adapter)),
      ).toHaveLength(adapter === 'synapse' ? 1 : 0);
    },
  );
});
