// SPDX-License-Identifier: Apache-2.0
import {
  type LineageBuilder,
  columnOf,
  dataset,
  job as jobNode,
} from '../../build/LineageBuilder';
import type { Identifier } from '../../identity/normalise';
import type { LineageFile } from '../readLineage';
import { statementEdges } from './edges';
import type { SqlLineage, TableName } from './types';

/** How files with SQL are read. @public */
export interface SqlFileOptions {
  /** `bigquery`, `postgres`, `snowflake`, … */
  dialect?: string;
  /** Namespace of the tables, such as `postgres://db.example.com:5432`. Default: the dialect. */
  namespace?: string;
  /** What stands before a table without a schema, such as `warehouse.public`. */
  defaultSchema?: string;
  /** Namespace of the jobs. Default `sql`. */
  jobNamespace?: string;
}

/**
 * Adds what a file with SQL does: the file is a job, and its tables are datasets.
 *
 * @internal
 */
export function addSqlFile(
  { path, source }: LineageFile,
  builder: LineageBuilder,
  options: SqlFileOptions = {},
  sql?: SqlLineage,
): void {
  if (!sql) return;
  const namespace = options.namespace ?? options.dialect ?? 'sql';
  const find = (table: TableName): Identifier => ({
    namespace,
    name: [
      ...(table.length === 1 && options.defaultSchema
        ? [options.defaultSchema]
        : []),
      ...table,
    ].join('.'),
  });
  const { statements, unsure } = sql.analyse(source, {
    dialect: options.dialect,
  });
  for (const message of unsure) {
    builder.finding({ severity: 'warning', file: path, path: '', message });
  }
  const own = jobNode({
    namespace: options.jobNamespace ?? 'sql',
    name: path.split('\\').join('/'),
  });
  if (statements.length > 0)
    builder.node(own, { integration: 'SQL', kind: 'QUERY' });
  const said = { kind: 'direct', source: 'sql' } as const;
  for (const statement of statements) {
    for (const input of statement.inputs) {
      builder.edge(dataset(find(input)), own, said);
    }
    if (!statement.output) continue;
    const target = find(statement.output);
    builder.edge(own, dataset(target), said);
    for (const { name } of statement.columns) {
      builder.node(columnOf(target, name));
    }
    for (const edge of statementEdges(statement, target, find)) {
      builder.edge(edge.from, edge.to, {
        kind: edge.kind,
        source: 'sql',
        transformations: edge.transformations,
        job: own,
      });
    }
    for (const star of statement.unknownStars) {
      builder.finding({
        severity: 'warning',
        file: path,
        path: '',
        message: `All columns of ${star.join('.')} go into ${
          target.name
        }, but which these are is not known here.`,
      });
    }
  }
}
