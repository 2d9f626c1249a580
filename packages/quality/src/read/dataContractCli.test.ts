// SPDX-License-Identifier: Apache-2.0
import { read } from './__testUtils__/read';

describe('Data Contract CLI', () => {
  it('keeps the contract and the rule that a check belongs to', () => {
    const report = read({
      runId: 'r',
      dataContractId: 'urn:orders',
      timestampStart: '2026-03-01T10:00:00Z',
      checks: ['passed', 'warning', 'failed', 'error', 'skipped', 'info'].map(
        result => ({
          category: 'quality',
          type: 'field_unique',
          name: 'unique',
          model: 'orders',
          field: 'id',
          quality_id: 'q1',
          result,
        }),
      ),
    });
    expect(report.tool).toBe('datacontract-cli');
    expect(report.checks.map(({ status }) => status)).toEqual([
      'pass',
      'warn',
      'fail',
      'error',
      'skipped',
      'unknown',
    ]);
    expect(report.checks[0]).toMatchObject({
      dimension: 'uniqueness',
      details: { id: 'q1', contractId: 'urn:orders' },
    });
  });
});

describe('counts of the Data Contract CLI', () => {
  it('counts rows where it counts what is missing or wrong, and only there', () => {
    const one = (metric: string, value: number, more: object = {}) => ({
      name: metric,
      model: 'orders',
      result: 'failed',
      diagnostics: { metric, value, threshold: '<= 1', ...more },
    });
    const { checks } = read({
      runId: 'r',
      dataContractId: 'urn:orders',
      timestampStart: '2026-03-01T10:00:00Z',
      checks: [
        one('missing_count', 11, { row_count: 480 }),
        one('duplicate_count', 2, {
          row_count: 480,
          failed_rows: 4,
          columns: ['order_id', 'line_number'],
        }),
        one('row_count', 480, { row_count: 480 }),
        one('custom_sql', 7),
      ],
    });
    expect(
      checks.map(({ failedRows, totalRows, expected }) => [
        failedRows,
        totalRows,
        expected,
      ]),
    ).toEqual([
      [11, 480, '<= 1'],
      [4, 480, '<= 1'],
      [null, 480, '<= 1'],
      [null, null, '<= 1'],
    ]);
    expect(checks.map(({ column }) => column)).toEqual([
      null,
      'order_id, line_number',
      null,
      null,
    ]);
  });
});
