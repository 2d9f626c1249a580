// SPDX-License-Identifier: Apache-2.0
import {
  type LineageBuilder,
  columnOf,
  dataset,
  job as jobNode,
} from '../../build/LineageBuilder';
import type { Identifier } from '../../identity/normalise';
import type { LineageFile } from '../lineageFile';
import { statementEdges } from './edges';
import { SqlTables } from './tables';
import type { SqlAnalysis, SqlLineage, TableName } from './types';

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

/** Files whose tables depend on each other are read again until nothing new comes, at most so often. */
const MOST_ROUNDS = 20;

interface Analysed {
  file: LineageFile;
  analysis: SqlAnalysis;
}

const isOpen = ({ statements, unsure }: SqlAnalysis) =>
  unsure.length > 0 ||
  statements.some(({ unknownStars }) => unknownStars.length > 0);

/** Reads each file, with what the others and other sources say of the columns of tables. */
function analyseAll(
  files: readonly LineageFile[],
  tables: SqlTables,
  find: (table: TableName) => Identifier,
  dialect: string | undefined,
  sql: SqlLineage,
): Analysed[] {
  const analyse = (file: LineageFile): Analysed => ({
    file,
    analysis: sql.analyse(file.source, {
      dialect,
      columnsOf: table => tables.columnsOf(find(table)),
      wording: true,
    }),
  });
  let all = files.map(analyse);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const isNew = tables.learn(
      all.flatMap(({ analysis }) =>
        analysis.tables
          .filter(({ temporary }) => !temporary)
          .map(({ name, columns }) => ({ table: find(name), columns })),
      ),
    );
    if (!isNew) break;
    // An INSERT without columns depends on what its table has as well, open or not.
    const again = (each: Analysed) =>
      round === 0 || isOpen(each.analysis) ? analyse(each.file) : each;
    all = all.map(again);
  }
  return all;
}

/**
 * Adds what files with SQL do: each is a job, and its tables are datasets.
 *
 * @internal
 */
export function addSqlFiles(
  files: readonly LineageFile[],
  builder: LineageBuilder,
  options: SqlFileOptions = {},
  sql?: SqlLineage,
): void {
  if (!sql || files.length === 0) return;
  const namespace = options.namespace ?? options.dialect ?? 'sql';
  const written = (table: TableName): Identifier => ({
    namespace,
    name: [
      ...(table.length === 1 && options.defaultSchema
        ? [options.defaultSchema]
        : []),
      ...table,
    ].join('.'),
  });
  const tables = new SqlTables(builder);
  const all = analyseAll(files, tables, written, options.dialect, sql);
  tables.spell(
    all.flatMap(({ analysis }) =>
      [
        ...analysis.tables.map(({ name }) => name),
        ...analysis.statements.flatMap(({ output, inputs }) => [
          ...(output ? [output] : []),
          ...inputs,
        ]),
      ].map(written),
    ),
  );
  const find = (table: TableName) => tables.spelled(written(table));
  for (const each of all) addFile(each, find, builder, options);
}

function addFile(
  { file: { path }, analysis: { statements, unsure } }: Analysed,
  find: (table: TableName) => Identifier,
  builder: LineageBuilder,
  options: SqlFileOptions,
): void {
  const warn = (message: string, line: number | undefined) =>
    builder.finding({
      severity: 'warning',
      file: path,
      path: '',
      message,
      ...(line !== undefined && { line }),
    });
  for (const { message, line } of unsure) warn(message, line);
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
    const { wording } = statement;
    if (wording) builder.node(dataset(target), { wording: `sql:${wording}` });
    for (const column of statement.columns) {
      builder.node(
        columnOf(target, column.name),
        column.wording ? { wording: `sql:${column.wording}` } : {},
      );
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
      warn(
        `All columns of ${star.join('.')} go into ${
          target.name
        }, but which these are is not known here. Read the statement or the contract that says so as well.`,
        statement.line,
      );
    }
  }
}
