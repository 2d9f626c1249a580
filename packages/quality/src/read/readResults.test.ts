// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { readCorpus, describeReal } from '../__testUtils__/corpus';
import type { CheckStatus } from '../model';
import { readQualityResults } from './readResults';

const read = (document: unknown, ...others: unknown[]) =>
  readQualityResults(
    [document, ...others].map((value, index) => ({
      file: `${index}.json`,
      text: JSON.stringify(value),
    })),
  )[0];

const statuses = (document: unknown, ...others: unknown[]) =>
  read(document, ...others).checks.map(({ status }) => status);

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

describe('Great Expectations', () => {
  const expectation = (result: object, type = 'type') => ({
    expectation_config: {
      [type]: 'expect_column_values_to_not_be_null',
      kwargs: { column: 'id', mostly: 0.9, batch_id: 'x' },
    },
    ...result,
  });
  const suite = (...results: object[]) => ({
    success: true,
    statistics: {},
    meta: { active_batch_definition: { data_asset_name: 'orders' } },
    results,
  });

  it('reads a suite with either name of the kind', () => {
    const result = {
      success: false,
      result: {
        element_count: 10,
        unexpected_count: 2,
        partial_unexpected_list: ['secret'],
      },
    };
    const [before, after] = [
      read(suite(expectation(result, 'expectation_type'))),
      read(suite(expectation(result))),
    ];
    expect(before.checks).toEqual(after.checks);
    expect(after.checks).toMatchObject([
      {
        name: 'expect_column_values_to_not_be_null',
        dataset: 'orders',
        column: 'id',
        dimension: 'completeness',
        status: 'fail',
        observed: '2 unexpected',
        expected: 'mostly: 0.9',
        failedRows: 2,
        totalRows: 10,
      },
    ]);
    expect(JSON.stringify(after)).not.toContain('secret');
  });

  it('knows an expectation that broke, in both shapes', () => {
    const raised = { raised_exception: true, exception_message: 'no column' };
    expect(
      statuses(
        suite(
          expectation({ success: false, exception_info: raised }),
          expectation({ success: false, exception_info: { m1: raised } }),
          expectation({
            success: true,
            exception_info: { raised_exception: false },
          }),
        ),
      ),
    ).toEqual(['error', 'error', 'pass']);
  });

  it('reads checkpoints, and descriptions of them', () => {
    const one = suite(expectation({ success: true }));
    expect(
      statuses({ run_results: { a: { validation_result: one }, b: one } }),
    ).toEqual(['pass', 'pass']);
    expect(
      statuses({
        success: true,
        validation_results: [{ expectations: one.results }],
      }),
    ).toEqual(['pass']);
  });
});

describe('descriptions of Great Expectations', () => {
  const described = {
    success: false,
    statistics: { evaluated_expectations: 1 },
    expectations: [
      {
        expectation_type: 'expect_column_values_to_be_unique',
        success: false,
        kwargs: { column: 'id', mostly: 0.9, batch_id: 'files-orders' },
        result: { element_count: 4, unexpected_count: 2 },
      },
    ],
  };
  it.each([
    ['of a suite', described],
    ['of a checkpoint', { success: false, validation_results: [described] }],
  ])('%s name their expectations as results do', (_, document) => {
    expect(read(document).checks).toMatchObject([
      {
        name: 'expect_column_values_to_be_unique',
        dataset: 'files-orders',
        column: 'id',
        status: 'fail',
        expected: 'mostly: 0.9',
        failedRows: 2,
        totalRows: 4,
      },
    ]);
  });
});

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

describe('Great Expectations on several columns', () => {
  it('names all of them', () => {
    const result = (kwargs: object) => ({
      success: false,
      expectation_config: {
        type: 'expect_compound_columns_to_be_unique',
        kwargs,
      },
      result: { element_count: 10, unexpected_count: 4 },
    });
    const { checks } = read({
      success: false,
      statistics: { evaluated_expectations: 3 },
      suite_name: 'lines',
      results: [
        result({ column_list: ['order_id', 'line_number'] }),
        result({ column_A: 'a', column_B: 'b' }),
        result({}),
      ],
      meta: { great_expectations_version: '1.24.1' },
    });
    expect(checks.map(({ column }) => column)).toEqual([
      'order_id, line_number',
      'a, b',
      null,
    ]);
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

describe('Dataplex', () => {
  const rule = {
    column: 'id',
    dimension: 'COMPLETENESS',
    nonNullExpectation: {},
  };
  const job = (result?: object) => ({
    name: 'projects/p/locations/l/dataScans/orders/jobs/j',
    type: 'DATA_QUALITY',
    data: {
      resource: '//bigquery.googleapis.com/projects/p/datasets/d/tables/t',
    },
    dataQualitySpec: { rules: [rule] },
    ...(result && { dataQualityResult: result }),
  });

  it('takes a rule without `passed` for failed, and texts for counts', () => {
    expect(
      read(
        job({
          rowCount: '1000',
          rules: [
            { rule, passed: true, evaluatedCount: '1000', passedCount: '1000' },
            {
              rule,
              evaluatedCount: '1000',
              passedCount: '990',
              passRatio: 0.99,
            },
            { rule: { ...rule, suspended: true } },
          ],
        }),
      ).checks,
    ).toMatchObject([
      { status: 'pass', failedRows: 0, totalRows: 1000 },
      {
        dataset: 'p.d.t',
        status: 'fail',
        failedRows: 10,
        totalRows: 1000,
        observed: '99 %',
      },
      { status: 'skipped' },
    ]);
  });

  it('says "unknown" of a job whose result may not be seen', () => {
    const report = read(job());
    expect(report.checks.map(({ status }) => status)).toEqual(['unknown']);
    expect(report.findings).toMatchObject([{ rule: 'dataplex/no-result' }]);
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

describe('what Dataplex leaves out', () => {
  const rule = (more: object) => ({
    rule: { column: 'a_b', dimension: 'VALIDITY', ...more },
  });
  it('is zero, or false', () => {
    const { checks } = read({
      dataQualityResult: {
        rowCount: '5',
        rules: [
          { ...rule({ regexExpectation: {} }), evaluatedCount: '5' },
          { ...rule({ sqlAssertion: {} }), passed: true },
        ],
      },
    });
    expect(checks).toMatchObject([
      { status: 'fail', observed: '0 %', failedRows: 5, totalRows: 5 },
      { status: 'pass', observed: null, failedRows: 0, totalRows: 5 },
    ]);
  });

  it('is the same with the names of its messages', () => {
    expect(
      read({
        data_quality_result: {
          rules: [
            {
              ...rule({ non_null_expectation: {} }),
              passed: true,
              evaluated_count: '2',
              passed_count: '2',
            },
          ],
        },
      }).checks,
    ).toMatchObject([{ column: 'a_b', status: 'pass', totalRows: 2 }]);
  });
});

describe('OpenLineage', () => {
  it('reads assertions as checks and metrics as measurements', () => {
    const report = read({
      eventTime: '2026-03-01T10:00:00Z',
      run: { runId: 'r1' },
      job: { namespace: 'j', name: 'load' },
      inputs: [
        {
          namespace: 'postgres://db:5432',
          name: 'shop.orders',
          inputFacets: {
            dataQualityMetrics: {
              rowCount: 10,
              columnMetrics: {
                id: { nullCount: 0, quantiles: { '0.5': 3, '0.99': 9 } },
              },
            },
            dataQualityAssertions: {
              assertions: [
                { assertion: 'not_null', column: 'id', success: false },
                { assertion: 'unique' },
              ],
            },
          },
        },
      ],
    });
    expect(report.checks).toMatchObject([
      {
        name: 'not_null',
        dataset: 'postgres://db:5432/shop.orders',
        column: 'id',
        status: 'fail',
      },
      { name: 'unique', status: 'unknown' },
    ]);
    expect(report.measurements).toEqual([
      expect.objectContaining({ metric: 'rowCount', column: null, value: 10 }),
      expect.objectContaining({ metric: 'nullCount', column: 'id', value: 0 }),
      expect.objectContaining({ metric: 'median', column: 'id', value: 3 }),
      expect.objectContaining({ metric: 'quantile 0.99', value: 9 }),
    ]);
  });

  it('reads tests of a run, once, and leaves them to its assertions', () => {
    const facet = (status: string, more = {}) => ({
      test: {
        tests: [
          {
            name: 'no_orphans',
            status,
            severity: 'warn',
            actual: '5',
            ...more,
          },
          { name: 'later', status: 'skip' },
          { name: 'strange', status: 'constructor' },
        ],
      },
    });
    const event = (eventType: string, facets: object, more = {}) => ({
      eventType,
      eventTime: '2026-03-01T10:00:00Z',
      run: { runId: 'r', facets },
      job: { namespace: 'n', name: 'j' },
      ...more,
    });
    expect(
      read([
        event('START', facet('pass')),
        event('FAIL', facet('fail', { type: 'unique', expected: null })),
      ]).checks,
    ).toMatchObject([
      {
        name: 'no_orphans',
        dataset: null,
        dimension: 'uniqueness',
        severity: 'warning',
        status: 'fail',
        observed: '5',
      },
      { name: 'later', status: 'skipped' },
      { name: 'strange', status: 'unknown' },
    ]);
    const asserted = {
      namespace: 'n',
      name: 'orders',
      inputFacets: {
        dataQualityAssertions: {
          assertions: [
            { assertion: 'accepted_values', success: true },
            { assertion: 'accepted_values', success: false },
          ],
        },
      },
    };
    const both = event('COMPLETE', facet('fail'), { inputs: [asserted] });
    expect(read([both, both]).checks).toMatchObject([
      { name: 'accepted_values', dataset: 'n/orders', status: 'pass' },
      { name: 'accepted_values', dataset: 'n/orders', status: 'fail' },
    ]);
    expect(read(facet('fail')).checks).toHaveLength(3);
  });
});

describe('our own format', () => {
  it('takes what is well, and says what is not', () => {
    const report = read({
      kind: 'QualityResults',
      checks: [
        { name: 'a', status: 'pass', dimension: 'accuracy', failedRows: 0 },
        { name: 'b', status: 'perfect' },
        { status: 'pass' },
      ],
    });
    expect(report.checks).toMatchObject([
      { name: 'a', dimension: 'accuracy', failedRows: 0 },
      { name: 'b', status: 'unknown' },
    ]);
    expect(report.findings.map(({ path }) => path)).toEqual([
      '/checks/1/status',
      '/checks/2/name',
    ]);
  });
});

describe('readQualityResults', () => {
  it.each([
    ['no JSON', '{', 'results/syntax'],
    ['something else', '{"hello": 1}', 'results/unknown-format'],
    ['an empty list', '[]', 'results/unknown-format'],
    ['a text', '"hello"', 'results/unknown-format'],
  ])('says so of %s, and reads its neighbours', (_, text, rule) => {
    const [wrong, right] = readQualityResults([
      { file: 'wrong', text },
      { file: 'right', text: '{"kind":"QualityResults","checks":[]}' },
    ]);
    expect(wrong).toMatchObject({ tool: null, findings: [{ rule }] });
    expect(right.tool).toBe('meshwright');
  });

  it('never throws, whatever members have whatever types', () => {
    const key = fc.constantFrom(
      'results',
      'checks',
      'metadata',
      'meta',
      'run_results',
      'rules',
      'dataQualityResult',
      'RuleResults',
      'inputs',
      'facets',
      'kind',
      'unique_id',
      'status',
      'rule',
      '__proto__',
    );
    fc.assert(
      fc.property(
        fc.object({ key, maxDepth: 5, withNullPrototype: false }),
        document => {
          const [report] = readQualityResults([
            { file: 'x', text: JSON.stringify(document) },
          ]);
          expect(Array.isArray(report.checks)).toBe(true);
        },
      ),
    );
  });
});

describeReal('real files of results (../shared/corpus)', () => {
  const counts = (...paths: string[]) => {
    const [{ tool, checks }] = readQualityResults(
      paths.map(path => ({ file: path, text: readCorpus(path) })),
    );
    const by: Partial<Record<CheckStatus, number>> = {};
    for (const { status } of checks) by[status] = (by[status] ?? 0) + 1;
    return [tool, by];
  };

  it.each([
    [['dbt/jaffle-v12/run_results.json'], 'dbt', { pass: 20 }],
    [
      [
        'dbt/jaffle-v12/run_results_1.12.json',
        'dbt/jaffle-v12/manifest_1.12.json',
      ],
      'dbt',
      { skipped: 27 },
    ],
    [
      ['dbt/jaffle-v4/run_results.json', 'dbt/jaffle-v4/manifest.json'],
      'dbt',
      { pass: 20 },
    ],
    [['dbt/openlineage-fail/run_results.json'], 'dbt', {}],
    [
      ['dbt/openlineage-singular_test/run_results.json'],
      'dbt',
      { pass: 1, fail: 1 },
    ],
    [
      [
        'dbt/openlineage-test/run_results.json',
        'dbt/openlineage-test/manifest.json',
      ],
      'dbt',
      { pass: 10, fail: 4 },
    ],
    [
      ['dbt/openlineage-test/result.json'],
      'openlineage',
      { pass: 10, fail: 4 },
    ],
    [
      ['gx/ValidationOperatorResult_with_multiple_validation_results.json'],
      'great-expectations',
      { pass: 18, fail: 4 },
    ],
    [['gx/datetime_column_evrs.json'], 'great-expectations', { pass: 2 }],
    [
      ['gx/expected_cli_results_default.json'],
      'great-expectations',
      { pass: 9, fail: 1 },
    ],
    [
      ['glue-dq/batch-get-result.airflow-sample.json'],
      'aws-glue',
      { pass: 1, fail: 1 },
    ],
    [
      ['dbt/openlineage-singular_test/result.json'],
      'openlineage',
      { pass: 1, fail: 1 },
    ],
    [
      ['openlineage/spec-tests/DataQualityAssertionsDatasetFacet/1.json'],
      'openlineage',
      { pass: 10 },
    ],
  ])('%p', (paths, tool, expected) => {
    expect(counts(...paths)).toEqual([tool, expected]);
  });
});
