// SPDX-License-Identifier: Apache-2.0
import { hasCorpus, realFile, realFiles } from '../__testUtils__/corpus';
import type { Lineage } from '../model';
import { readLineage } from './readLineage';
import { loadSqlLineage } from './sql/parser';

const datasetEdges = ({ edges }: Lineage) =>
  edges.filter(
    ({ from, to }) => from.startsWith('dataset:') && to.startsWith('dataset:'),
  );

(hasCorpus ? describe : describe.skip)('real files', () => {
  it('finds in the events of Airflow the links that Google finds in them', () => {
    const [links] = realFiles(
      'openlineage/raw/airflow-expected-dataplex/links',
    ).map(({ source }) => JSON.parse(source));
    const plain = (name: string) =>
      name
        .replace('gcs:', 'gs://')
        .replace('filesystem:localhost.', 'file#/')
        .replace('bigquery:', 'bigquery#')
        .replace(/\.?`/g, '#')
        .replace(/#+/g, '#')
        .replace(/#$/, '')
        .replace('/#', '/');
    const expected = new Set(
      links.map(
        (link: Record<string, { fully_qualified_name: string }>) =>
          `${plain(link.source.fully_qualified_name)} ${plain(
            link.target.fully_qualified_name,
          )}`,
      ),
    );
    const lineage = readLineage(
      realFiles('openlineage/raw/airflow').filter(({ path }) =>
        path.includes('line_'),
      ),
    );
    const found = datasetEdges(lineage).map(
      ({ from, to }) =>
        `${from.replace('dataset:', '')} ${to.replace('dataset:', '')}`,
    );
    expect(new Set(found)).toEqual(expected);
    expect(lineage.findings).toEqual([]);
  });

  it('finds in every event the column lineage that its facet has', () => {
    let count = 0;
    for (const file of [
      ...realFiles('openlineage/raw/cll-spark'),
      ...realFiles('openlineage/hive-cll'),
      ...realFiles('openlineage/producer-dbt'),
      ...realFiles('openlineage/spark-templates'),
    ]) {
      const lineage = readLineage([file]);
      const edges = new Set(
        lineage.edges.map(({ from, to, kind }) => `${from} ${to} ${kind}`),
      );
      for (const output of JSON.parse(file.source).outputs ?? []) {
        const fields = output.facets?.columnLineage?.fields ?? {};
        for (const [name, { inputFields }] of Object.entries<any>(fields)) {
          for (const input of inputFields) {
            const kinds = (input.transformations ?? [{ type: 'DIRECT' }]).map(
              ({ type }: { type: string }) => type.toLowerCase(),
            );
            for (const kind of kinds) {
              count++;
              expect(edges).toContain(
                `column:${input.namespace}#${input.name}#${input.field} column:${output.namespace}#${output.name}#${name} ${kind}`,
              );
            }
          }
        }
      }
    }
    expect(count).toBeGreaterThan(50);
  });

  it('reads every file, and drops no event in silence', async () => {
    const sql = await loadSqlLineage();
    const files = [
      ...realFiles('openlineage'),
      ...realFiles('dbt'),
      // A project that has nothing but tests.
    ].filter(({ path }) => !path.includes('singular_test/manifest'));
    for (const file of files) {
      const lineage = readLineage([file], { sql });
      const said = lineage.nodes.length + lineage.findings.length;
      expect([file.path, said]).not.toEqual([file.path, 0]);
      for (const { from, to } of lineage.edges) {
        expect(from).not.toContain('undefined');
        expect(to).not.toContain('undefined');
      }
    }
  });

  it('knows for every column of a real dbt project where it is from', async () => {
    const lineage = readLineage(
      [
        'dbt/jaffle-v12/manifest_1.12.json',
        'dbt/jaffle-v12/catalog_1.12.json',
      ].map(realFile),
      { sql: await loadSqlLineage() },
    );
    const known = new Set(lineage.edges.map(({ to }) => to));
    const columns = lineage.nodes.filter(
      ({ type, name }) => type === 'column' && name.includes('.main.'),
    );
    const unknown = columns.filter(({ id }) => !known.has(id));
    // The days of a time spine are generated.
    expect(unknown.map(({ name }) => name)).toEqual([
      'jaffle_shop.main.metricflow_time_spine.date_day',
    ]);
    expect(columns.length).toBeGreaterThan(60);
    expect(lineage.findings).toEqual([]);
  });

  it.each(['build', 'catalog', 'fail'])(
    'finds in dbt artifacts (%s) the datasets that the wrapper of dbt sends',
    name => {
      const folder = `dbt/openlineage-${name}`;
      const events = readLineage([realFile(`${folder}/result.json`)]);
      const own = readLineage([realFile(`${folder}/manifest.json`)]);
      const edges = new Set(
        datasetEdges(own).map(({ from, to }) => `${from} ${to}`),
      );
      for (const { from, to } of datasetEdges(events)) {
        expect(edges).toContain(`${from} ${to}`);
      }
    },
  );
});
