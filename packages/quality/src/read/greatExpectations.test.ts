// SPDX-License-Identifier: Apache-2.0
import { read, statuses } from './__testUtils__/read';

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
