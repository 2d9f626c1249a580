// SPDX-License-Identifier: Apache-2.0
import { read } from './__testUtils__/read';

describe('Soda', () => {
  it('counts the rows that fail where it says so, and reads earlier results', () => {
    const scan = {
      definitionName: 's',
      checks: [
        {
          name: 'no gaps',
          definition: 'checks for t:\n  - missing_count(id) = 0',
          outcome: 'fail',
          diagnostics: { value: 3 },
        },
        {
          name: 'odd ones',
          outcome: 'fail',
          diagnostics: {
            value: 9,
            blocks: [{ type: 'failedRowsAnalysis', totalFailingRows: 7 }],
          },
        },
        { name: 'row_count > 5', outcome: 'fail', diagnostics: { value: 3 } },
      ],
    };
    expect(read(scan).checks.map(({ failedRows }) => failedRows)).toEqual([
      3,
      7,
      null,
    ]);
    const results = [
      {
        type: 'anomalyDetection',
        testResultId: '1',
        outcome: 'warn',
        diagnostics: { value: 21, warn: { greaterThan: 20 } },
      },
    ];
    for (const document of [{ results }, { yesterday: { results }, a: 1 }]) {
      expect(read(document)).toMatchObject({
        tool: 'soda',
        checks: [{ name: 'anomalyDetection', status: 'warn', observed: 21 }],
      });
    }
  });

  const scan = (...checks: object[]) => ({
    definitionName: 'nightly',
    scanStartTimestamp: '2026-03-01T10:00:00',
    checks,
  });

  it('reads outcomes, thresholds and places', () => {
    const report = read(
      scan(
        {
          name: 'missing_count(id) < 5',
          table: 'orders',
          column: 'id',
          outcome: 'fail',
          diagnostics: { value: 7, fail: { greaterThanOrEqual: 5 } },
        },
        { name: 'a', outcome: null },
        { name: 'b', outcome: 'unevaluated' },
        { name: 'c', outcome: 'excluded' },
        { name: 'd', outcome: 'warn' },
      ),
    );
    expect(report.startedAt).toBe('2026-03-01T10:00:00.000Z');
    expect(report.checks.map(({ status }) => status)).toEqual([
      'fail',
      'unknown',
      'unknown',
      'skipped',
      'warn',
    ]);
    expect(report.checks[0]).toMatchObject({
      dataset: 'orders',
      column: 'id',
      dimension: 'completeness',
      observed: 7,
      expected: 'fail when >= 5',
    });
  });
});
