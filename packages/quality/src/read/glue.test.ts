// SPDX-License-Identifier: Apache-2.0
import { readQualityResults } from './readResults';
import { read } from './__testUtils__/read';

describe('AWS Glue Data Quality', () => {
  it('reads what the API answers', () => {
    expect(
      read({
        ResultId: 'dqresult-1',
        DataSource: {
          GlueTable: { DatabaseName: 'sales', TableName: 'orders' },
        },
        AggregatedMetrics: { TotalRowsProcessed: 100 },
        RuleResults: [
          {
            Name: 'Rule_1',
            Description: 'IsComplete "id"',
            Result: 'FAIL',
            EvaluatedMetrics: { 'Column.id.Completeness': 0.98 },
          },
          { Name: 'Rule_2', Description: 'RowCount > 0', Result: 'ERROR' },
        ],
      }).checks,
    ).toMatchObject([
      {
        name: 'Rule_1',
        dataset: 'sales.orders',
        column: 'id',
        dimension: 'completeness',
        status: 'fail',
        observed: 0.98,
        totalRows: 100,
      },
      { status: 'error', dimension: 'coverage', column: null },
    ]);
  });

  it('reads what a job writes, one line for each rule', () => {
    const lines = [
      { Rule: 'IsUnique "id"', Outcome: 'Passed', FailureReason: null },
      { Rule: 'RowCount > 5', Outcome: 'Failed', FailureReason: 'Value: 2' },
    ];
    const [report] = readQualityResults([
      { file: 'x', text: lines.map(line => JSON.stringify(line)).join('\n') },
    ]);
    expect(report.tool).toBe('aws-glue');
    expect(report.checks).toMatchObject([
      { name: 'IsUnique "id"', column: 'id', status: 'pass' },
      { status: 'fail', details: { message: 'Value: 2' } },
    ]);
  });
});

describe('what AWS Glue says beside', () => {
  it('takes no query and no other table for a column, and names results that are lost', () => {
    const rules = [
      ['CustomSql "select count(*) from primary" = 0', null],
      ['RowCountMatch "reference" >= 0.9', null],
      ['ReferentialIntegrity "customer" "reference.id" = 1.0', 'customer'],
      ['ColumnValues "state" in ["a", "b"]', 'state'],
    ] as const;
    const report = read({
      Results: [
        {
          RuleResults: rules.map(([Description]) => ({
            Description,
            Result: 'PASS',
          })),
        },
      ],
      ResultsNotFound: ['dqresult-2'],
    });
    expect(report.checks.map(({ column }) => column)).toEqual(
      rules.map(([, column]) => column),
    );
    expect(report.findings).toMatchObject([
      { severity: 'warning', path: '/ResultsNotFound/0' },
    ]);
  });
});
