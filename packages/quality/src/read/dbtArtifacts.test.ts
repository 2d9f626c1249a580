// SPDX-License-Identifier: Apache-2.0
import { readQualityResults } from './readResults';

const schema = (name: string) => ({
  dbt_schema_version: `https://schemas.getdbt.com/dbt/${name}.json`,
});
const read = (...documents: unknown[]) =>
  readQualityResults(
    documents.map((document, index) => ({
      file: `${index}.json`,
      text: JSON.stringify(document),
    })),
  );

const ran = (...results: object[]) => ({
  metadata: schema('run-results/v6'),
  args: { which: 'test' },
  results,
});
const passed = (id: string) => ({
  unique_id: id,
  status: 'pass',
  failures: 0,
  timing: [],
});
const manifest = (project: string, more = {}) => ({
  metadata: { ...schema('manifest/v12'), ...more },
  nodes: {
    [`test.${project}.t.1`]: {
      name: `${project} test`,
      attached_node: `model.${project}.m`,
    },
    [`model.${project}.m`]: { schema: project, alias: 'm' },
  },
  sources: {},
});

describe('artifacts of dbt', () => {
  it('knows freshness that has timings, as dbt 1 writes it', () => {
    const [report] = read({
      metadata: schema('sources/v3'),
      results: [
        {
          unique_id: 'source.shop.raw.orders',
          max_loaded_at: '2026-03-01T00:00:00Z',
          max_loaded_at_time_ago_in_s: 7200,
          status: 'error',
          criteria: { error_after: { count: 1, period: 'hour' } },
          timing: [{ name: 'execute' }],
        },
      ],
    });
    expect(report.checks).toMatchObject([
      { dataset: 'raw.orders', dimension: 'timeliness', status: 'fail' },
    ]);
  });

  it('takes for each run the manifest that names its tests', () => {
    const reports = read(
      ran(passed('test.shop.t.1')),
      ran(passed('test.books.t.1')),
      ran(passed('test.other.t.1')),
      manifest('shop'),
      manifest('books'),
    );
    expect(reports.slice(0, 3).map(({ checks }) => checks[0])).toMatchObject([
      { name: 'shop test', dataset: 'shop.m' },
      { name: 'books test', dataset: 'books.m' },
      { name: 't', dataset: null },
    ]);
  });

  it('takes of two versions of a project the one of the same run', () => {
    const run = ran(passed('test.shop.t.1'));
    const newer = manifest('shop', { invocation_id: 'b' });
    newer.nodes['model.shop.m'] = { schema: 'new', alias: 'm' };
    const [report] = read(
      { ...run, metadata: { ...run.metadata, invocation_id: 'b' } },
      manifest('shop', { invocation_id: 'a' }),
      newer,
    );
    expect(report.checks[0].dataset).toBe('new.m');
  });

  it('does not take a catalog for a manifest', () => {
    const [report, catalog] = read(
      ran(passed('test.shop.t.1')),
      {
        metadata: schema('catalog/v1'),
        nodes: { 'model.shop.m': { columns: {} } },
        sources: {},
      },
      manifest('shop'),
    );
    expect(report.checks[0].dataset).toBe('shop.m');
    expect(catalog).toMatchObject({
      tool: 'dbt',
      checks: [],
      findings: [{ severity: 'info', rule: 'dbt/catalog' }],
    });
  });

  it('names unit tests, and does not say of a retry that it ran nothing', () => {
    const [report] = read({
      ...ran(passed('unit_test.shop.orders.adds_up'), passed('test.shop.a')),
      args: { which: 'retry' },
    });
    expect(report.checks.map(({ name }) => name)).toEqual(['adds_up', 'a']);
    expect(report.findings.map(({ rule }) => rule)).toEqual([
      'dbt/no-manifest',
    ]);
  });

  it('reads the count of failures where version 1 has it', () => {
    const [report] = read({
      metadata: schema('run-results/v1'),
      args: { which: 'test' },
      results: [
        { unique_id: 'test.shop.a', status: 'fail', message: '3', timing: [] },
        { unique_id: 'test.shop.b', status: 'error', message: 'no 3' },
      ],
    });
    expect(report.checks).toMatchObject([
      { status: 'fail', failedRows: 3 },
      { status: 'error', failedRows: null },
    ]);
  });
});
