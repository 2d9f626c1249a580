// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { readCorpus, describeReal } from '../__testUtils__/corpus';
import type { CheckStatus } from '../model';
import { readQualityResults } from './readResults';
import { read } from './__testUtils__/read';

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
