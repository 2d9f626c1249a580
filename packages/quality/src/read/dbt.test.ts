// SPDX-License-Identifier: Apache-2.0
import type { CheckStatus } from '../model';
import { read, statuses } from './__testUtils__/read';

const runResults = (which: string, ...results: object[]) => ({
  metadata: {
    dbt_schema_version: 'https://schemas.getdbt.com/dbt/run-results/v6.json',
    dbt_version: '1.10.2',
    invocation_id: 'run-1',
    generated_at: '2026-03-01T10:00:00Z',
  },
  args: { which },
  results,
});

const manifest = {
  metadata: {
    dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
  },
  nodes: {
    'model.shop.orders': {
      database: 'lake',
      schema: 'sales',
      alias: 'orders',
      name: 'orders_model',
    },
    'test.shop.not_null_orders_id.abc': {
      name: 'not_null_orders_id',
      column_name: 'id',
      attached_node: 'model.shop.orders',
      config: { severity: 'WARN' },
      test_metadata: { name: 'not_null', kwargs: { column_name: 'id' } },
    },
  },
  sources: {},
};

describe('dbt', () => {
  const test = (status: string, failures: unknown = null) => ({
    unique_id: 'test.shop.not_null_orders_id.abc',
    status,
    failures,
    timing: [],
  });

  it('takes names, columns and severities from the manifest', () => {
    expect(
      read(runResults('test', test('warn', 3)), manifest).checks,
    ).toMatchObject([
      {
        name: 'not_null_orders_id',
        dataset: 'lake.sales.orders',
        column: 'id',
        dimension: 'completeness',
        severity: 'warning',
        status: 'warn',
        observed: 3,
        expected: 'not_null',
        failedRows: 3,
        totalRows: null,
      },
    ]);
  });

  it.each<[string, string, unknown, CheckStatus]>([
    ['build', 'pass', 0, 'pass'],
    ['test', 'fail', 2, 'fail'],
    ['test', 'fail', '2', 'fail'],
    ['test', 'error', null, 'error'],
    ['test', 'runtime error', null, 'error'],
    ['build', 'skipped', null, 'skipped'],
    ['generate', 'success', null, 'skipped'],
    ['compile', 'success', null, 'skipped'],
    ['test', 'success', null, 'unknown'],
    ['test', 'success', 0, 'pass'],
    ['test', 'no such state', null, 'unknown'],
  ])(
    'of `dbt %s`, %p with failures %p is %p',
    (which, status, failures, is) => {
      const { checks } = read(
        runResults(which, test(status, failures)),
        manifest,
      );
      expect(checks.map(check => check.status)).toEqual([is]);
    },
  );

  it('says that a command that compiles runs no test', () => {
    const { findings } = read(runResults('generate', test('success')));
    expect(findings.map(({ rule }) => rule)).toEqual([
      'dbt/not-executed',
      'dbt/no-manifest',
    ]);
  });

  it('leaves models out: that one was built says nothing of its data', () => {
    expect(
      statuses(
        runResults('build', {
          unique_id: 'model.shop.orders',
          status: 'error',
          timing: [],
        }),
      ),
    ).toEqual([]);
  });

  it('reads the freshness of sources', () => {
    const criteria = {
      warn_after: { count: 12, period: 'hour' },
      error_after: { count: 1, period: 'day' },
    };
    const freshness = {
      metadata: {
        dbt_schema_version: 'https://schemas.getdbt.com/dbt/sources/v3.json',
      },
      results: [
        { status: 'pass', max_loaded_at_time_ago_in_s: 60, criteria },
        { status: 'warn', max_loaded_at_time_ago_in_s: 50_000, criteria },
        { status: 'error', max_loaded_at_time_ago_in_s: 90_000.4, criteria },
        { status: 'runtime error', error: 'no such table' },
      ].map((result, index) => ({
        ...result,
        unique_id: `source.shop.raw.table_${index}`,
      })),
    };
    expect(statuses(freshness)).toEqual(['pass', 'warn', 'fail', 'error']);
    expect(read(freshness).checks[2]).toMatchObject({
      dataset: 'raw.table_2',
      dimension: 'timeliness',
      observed: '90000 s old',
      expected: 'warn after 12 hours, error after 1 day',
    });
  });
});
