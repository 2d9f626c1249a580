// SPDX-License-Identifier: Apache-2.0
import { read } from './__testUtils__/read';

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
