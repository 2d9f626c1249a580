// SPDX-License-Identifier: Apache-2.0
import type { LineageBuilder } from '../../build/LineageBuilder';
import { throughOwnTables } from '../sql/compose';
import { type SqlEdge, statementEdges } from '../sql/edges';
import type { SqlLineage, TableName } from '../sql/types';
import { type Values, records, text } from '../values';
import { schemaFields } from './facets';
import type { MergedRun, RunDataset } from './runs';

/** Names a dataset has: its own and those of its symlinks, as parts from the last to the first. */
function spellings(each: RunDataset): string[][] {
  const names = [
    each.name,
    ...records(each.facets.get('symlinks')?.identifiers).flatMap(
      ({ name }) => text(name) ?? [],
    ),
  ];
  return names.map(name =>
    name
      .replace(/["`[\]]/g, '')
      .toLowerCase()
      .split(/[./]/)
      .filter(Boolean)
      .reverse(),
  );
}

/** The only dataset whose name ends as the table is written in the SQL. */
function findTable(
  table: TableName,
  datasets: Iterable<RunDataset>,
): RunDataset | undefined {
  const asked = [...table].reverse().map(one => one.toLowerCase());
  const found = [...datasets].filter(each =>
    spellings(each).some(parts => asked.every((one, i) => parts[i] === one)),
  );
  return found.length === 1 ? found[0] : undefined;
}

const columnsOf = (each: RunDataset | undefined) =>
  schemaFields(each?.facets.get('schema')).map(({ name }) => name);

/** What the namespace says of the dialect, for events that do not name it. */
function dialectOf(run: MergedRun): string | undefined {
  for (const each of [...run.outputs.values(), ...run.inputs.values()]) {
    const scheme = /^([a-z]+)(:\/\/|$)/.exec(each.namespace)?.[1];
    if (scheme && /^(s3|gs|file|hdfs|abfss|wasbs|kafka)$/.test(scheme))
      continue;
    if (scheme) return scheme;
  }
  return text(run.jobFacets.get('jobType')?.integration)?.toLowerCase();
}

/**
 * What the SQL of a run says of the outputs whose lineage the event tells only as a whole.
 *
 * @internal
 */
export function sqlEdgesOfRun(
  run: MergedRun,
  open: RunDataset[],
  facet: Values,
  sql: SqlLineage,
  builder: LineageBuilder,
): SqlEdge[] {
  const query = text(facet.query);
  if (query === undefined || run.inputs.size === 0) return [];
  const all = [...run.inputs.values(), ...run.outputs.values()];
  const { statements, unsure } = sql.analyse(query, {
    dialect: text(facet.dialect) ?? dialectOf(run),
    columnsOf: table => columnsOf(findTable(table, all)),
  });
  for (const { message } of unsure) {
    builder.finding({
      severity: 'info',
      file: run.file,
      path: '',
      message: `SQL of the job ${run.job?.name}: ${message}`,
    });
  }
  const isKnown = (table: TableName) => findTable(table, all) !== undefined;
  return throughOwnTables(statements, isKnown).flatMap(statement => {
    const target =
      statement.output === undefined &&
      statements.length === 1 &&
      open.length === 1
        ? open[0]
        : statement.output && findTable(statement.output, open);
    return target
      ? statementEdges(
          statement,
          target,
          table => findTable(table, all),
          columnsOf(target),
        )
      : [];
  });
}
