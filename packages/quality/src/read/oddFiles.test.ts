// SPDX-License-Identifier: Apache-2.0
import { readQualityResults } from './readResults';

const readText = (text: string) =>
  readQualityResults([{ file: 'results.json', text }])[0];
const read = (document: unknown) => readText(JSON.stringify(document));

const suite = {
  success: true,
  meta: { great_expectations_version: '1.3.0' },
  statistics: { evaluated_expectations: 1 },
  results: [
    {
      success: true,
      expectation_config: {
        type: 'expect_column_mean_to_be_between',
        kwargs: { column: 'price' },
      },
      result: { element_count: 4, observed_value: 2.5 },
    },
  ],
};
const own = (name: string) => ({
  kind: 'QualityResults',
  checks: [{ name, status: 'pass' }],
});
const event = (eventType: string, success: boolean) => ({
  eventType,
  eventTime: '2026-03-01T10:00:00Z',
  run: { runId: 'r' },
  job: { namespace: 'n', name: 'j' },
  inputs: [
    {
      namespace: 'n',
      name: 't',
      inputFacets: {
        dataQualityAssertions: { assertions: [{ assertion: 'a', success }] },
      },
    },
  ],
});
const lines = (...documents: unknown[]) =>
  documents.map(one => JSON.stringify(one)).join('\n');

describe('results in lists and in lines', () => {
  it.each([
    ['great-expectations', [suite, suite]],
    ['meshwright', [own('a'), own('b')]],
    [
      'aws-glue',
      [
        { RuleResults: [{ Name: 'a', Result: 'PASS' }] },
        { RuleResults: [{ Name: 'b', Result: 'PASS' }] },
      ],
    ],
    [
      'soda',
      [
        { definitionName: 's', checks: [{ name: 'a', outcome: 'pass' }] },
        { definitionName: 's', checks: [{ name: 'b', outcome: 'pass' }] },
      ],
    ],
  ])('reads several of %s', (tool, documents) => {
    for (const report of [read(documents), readText(lines(...documents))]) {
      expect(report).toMatchObject({
        tool,
        checks: [{ status: 'pass' }, { status: 'pass' }],
        findings: [],
      });
    }
  });

  it('says which piece is of no tool, or of another', () => {
    expect(read([suite, { hello: 1 }, own('a')])).toMatchObject({
      tool: 'great-expectations',
      checks: [{ column: 'price' }],
      findings: [
        { severity: 'error', rule: 'results/unknown-piece', path: '/1' },
        { severity: 'error', rule: 'results/unknown-piece', path: '/2' },
      ],
    });
  });

  it('still takes the last word of a run among its events', () => {
    const report = read([event('START', true), {}, event('COMPLETE', false)]);
    expect(report.checks.map(({ status }) => status)).toEqual(['fail']);
    expect(report.findings).toHaveLength(1);
  });

  it.each([[[{ hello: 1 }]], [[1, 'a', null]], [[[], [[]]]]])(
    'takes %j for no result of any tool',
    document => {
      expect(read(document)).toMatchObject({ tool: null, checks: [] });
    },
  );

  it('reads the lines that are well, and says which one is not', () => {
    const report = readText(`${lines(own('a'), own('b'))}\n{"kind": "Qu`);
    expect(report.checks.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(report.findings).toEqual([
      expect.objectContaining({
        severity: 'error',
        message: expect.stringContaining('Line 3'),
      }),
    ]);
  });

  it('says of JSON that is cut off what is wrong with the whole', () => {
    const text = JSON.stringify(suite, null, 2);
    expect(readText(text.slice(0, -20))).toMatchObject({
      tool: null,
      findings: [{ rule: 'results/syntax' }],
    });
  });
});

describe('figures that JSON does not have', () => {
  it('takes NaN and Infinity for no figure, and leaves texts alone', () => {
    const text = JSON.stringify(suite)
      .replace('2.5', 'NaN')
      .replace('"price"', '"NaN \\" -Infinity", "max_value": -Infinity');
    expect(readText(text)).toMatchObject({
      tool: 'great-expectations',
      checks: [
        {
          column: 'NaN " -Infinity',
          observed: null,
          expected: null,
          totalRows: 4,
        },
      ],
      findings: [],
    });
  });

  it('does not take a word for one', () => {
    expect(readText('{"kind": NaNny}').findings).toMatchObject([
      { rule: 'results/syntax' },
    ]);
  });
});

describe('reports of the Data Contract CLI in JUnit', () => {
  const testcase = (name: string, inner = '') =>
    `<testcase classname="orders.a.b" name="${name}">${inner}</testcase>`;
  const said = (result: string) =>
    `Name: Rows &lt; &#x35; of ${result}\nEngine: datacontract-cli\nImplementation:\nselect 'Diagnostics: 1'\n\nResult: ${result}\nReason: too many\nDiagnostics:\nmetric: missing_count\nrow_count: 6\nthreshold: '= 0'\nvalue: 2\nFailed samples:\n- value: 9\n`;
  const junit = (properties: string) =>
    `<?xml version="1.0" ?>
<testsuite id="run-1" name="orders" tests="6" timestamp="2026-03-01T10:00:00.5">
  <properties>${properties}</properties>
  <testcase classname="general" name="alone"/>
  ${testcase(
    'failed',
    `<failure message="too many" type="schema">${said('failed')}</failure>`,
  )}
  ${testcase(
    'warned',
    `<skipped message="few" type="quality">${said('warning')}</skipped>`,
  )}
  ${testcase('left out', '<skipped message="Skipped" type="schema"/>')}
  ${testcase('broke', '<error message="a &gt; b" type="schema">x</error>')}
</testsuite>`;

  it('are read as the JSON of the same run', () => {
    const report = readText(
      junit('<property name="dataContractId" value="orders"/>'),
    );
    expect(report).toMatchObject({
      tool: 'datacontract-cli',
      runId: 'run-1',
      startedAt: '2026-03-01T10:00:00.500Z',
      findings: [],
    });
    expect(report.checks).toMatchObject([
      { name: 'alone', dataset: null, status: 'pass', failedRows: null },
      {
        name: 'Rows < 5 of failed',
        dataset: 'orders',
        column: 'a.b',
        status: 'fail',
        observed: 2,
        expected: '= 0',
        failedRows: 2,
        totalRows: 6,
        details: { contractId: 'orders', message: 'too many' },
      },
      { name: 'Rows < 5 of warning', status: 'warn' },
      { name: 'left out', status: 'skipped' },
      { name: 'broke', status: 'error', details: { message: 'a > b' } },
    ]);
  });

  it('are no reports of other tools', () => {
    expect(readText(junit('')).tool).toBeNull();
  });
});
