// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import { World } from '../../__testUtils__/world';

const RESULTS = JSON.stringify({
  kind: 'QualityResults',
  checks: [{ name: 'not empty', status: 'pass' }],
});
const runResults = (project: string) =>
  JSON.stringify({
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/run-results/v6.json',
    },
    args: { which: 'test' },
    results: [{ unique_id: `test.${project}.t`, status: 'pass', failures: 0 }],
  });
const manifest = (project: string) =>
  JSON.stringify({
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
    },
    nodes: {
      [`model.${project}.m`]: { schema: project, alias: 'orders' },
      [`test.${project}.t`]: { attached_node: `model.${project}.m` },
    },
  });

describe('files that meshwright quality read takes', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.remove());

  const read = async (...args: string[]) => {
    const run = await world.run(['quality', 'read', ...args, '-f', 'json']);
    return { ...run, reports: run.code < 2 ? JSON.parse(run.out) : [] };
  };

  it.each([
    ['in gzip', gzipSync(RESULTS)],
    ['in UTF-8 with a mark', Buffer.from(`\uFEFF${RESULTS}`)],
    [
      'in UTF-16, as PowerShell writes',
      Buffer.from(`\uFEFF${RESULTS}`, 'utf16le'),
    ],
  ])('may be %s', async (_, bytes) => {
    world.write('results', bytes);
    const { code, reports } = await read('results');
    expect(code).toBe(0);
    expect(reports[0].checks).toMatchObject([{ name: 'not empty' }]);
  });

  it('are refused where they cannot be unpacked', async () => {
    world.write('results.json.gz', gzipSync(RESULTS).subarray(0, 30));
    const { code, error } = await read('results.json.gz');
    expect(code).toBe(2);
    expect(error).toContain('results.json.gz cannot be unpacked.');
  });

  it('may be something else in a folder, but not where they are named', async () => {
    world.write('target/a.json', RESULTS);
    world.write('target/graph_summary.json', '{"linked": {}}');
    world.write('target/results.ndjson.gz', gzipSync(RESULTS));
    const folder = await read('target');
    expect(folder.code).toBe(0);
    expect(folder.reports).toMatchObject([
      { tool: 'meshwright' },
      { tool: null, findings: [{ severity: 'info' }] },
      { tool: 'meshwright' },
    ]);
    expect((await read('target/graph_summary.json')).code).toBe(1);
    world.write('target/b.json', '{');
    expect((await read('target')).code).toBe(1);
  });

  it('have the manifest of dbt that lies beside each of them', async () => {
    for (const project of ['shop', 'books']) {
      world.write(`${project}/run_results.json`, runResults(project));
      world.write(`${project}/manifest.json`, manifest(project));
    }
    world.write('run_results_1.12.json', runResults('fruit'));
    world.write('manifest_1.12.json', manifest('fruit'));
    const { reports } = await read(
      'shop/run_results.json',
      'books/run_results.json',
      'run_results_1.12.json',
    );
    expect(
      reports.map(
        ({ checks }: { checks: Array<{ dataset: string }> }) =>
          checks[0].dataset,
      ),
    ).toEqual(['shop.orders', 'books.orders', 'fruit.orders']);
  });
});
