// SPDX-License-Identifier: Apache-2.0
import { hasCorpus, realFiles } from '../../__testUtils__/corpus';
import type { Lineage } from '../../model';
import { readLineage } from '../readLineage';
import { loadSqlLineage } from './parser';

/** Column edges with what happens on them. */
const columnEdges = (lineage: Lineage, source: string) =>
  new Set(
    lineage.edges
      .filter(each => each.source === source && each.from.startsWith('column:'))
      .map(
        ({ from, to, kind, transformations = [] }) =>
          `${from} -> ${to} ${kind} ${transformations.join()}`,
      ),
  );

(hasCorpus ? describe : describe.skip)('SQL of Hive', () => {
  it('gives the columns that Hive itself says the SQL has', async () => {
    const sql = await loadSqlLineage();
    let right = 0;
    let found = 0;
    let true_ = 0;
    const wrong: string[] = [];
    for (const { path, source } of realFiles('openlineage/hive-cll')) {
      const event = JSON.parse(source);
      const said = event.outputs[0].facets.columnLineage;
      if (!said) continue;
      const truth = columnEdges(readLineage([{ path, source }]), 'openlineage');
      delete event.outputs[0].facets.columnLineage;
      const own = columnEdges(
        readLineage([{ path, source: JSON.stringify(event) }], { sql }),
        'sql',
      );
      right += [...own].filter(one => truth.has(one)).length;
      found += own.size;
      true_ += truth.size;
      wrong.push(
        ...[...own].filter(one => !truth.has(one)).map(one => `+ ${one}`),
        ...[...truth].filter(one => !own.has(one)).map(one => `- ${one}`),
      );
    }
    // eslint-disable-next-line no-console
    console.info(
      `Column lineage of Hive SQL: precision ${(right / found).toFixed(
        3,
      )}, recall ${(right / true_).toFixed(3)}, ${true_} true edges.`,
    );
    expect(wrong).toEqual([]);
    expect(true_).toBeGreaterThan(15);
  });
});
