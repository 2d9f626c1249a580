// SPDX-License-Identifier: Apache-2.0
import { read } from './__testUtils__/read';

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
