// SPDX-License-Identifier: Apache-2.0
import { getDialects, init, parse } from '@polyglot-sql/sdk';
import { isAst } from './ast';
import { StatementReader } from './statements';
import type { SqlAnalysis, SqlLineage, SqlOptions } from './types';

/** Names of dialects in dbt, OpenLineage and everyday speech, with the parser's name. */
const dialects: Record<string, string> = {
  adb: 'databricks',
  glue: 'spark',
  mariadb: 'mysql',
  mssql: 'tsql',
  postgres: 'postgresql',
  sparksql: 'spark',
  'spark-sql': 'spark',
  sqlserver: 'tsql',
  synapse: 'tsql',
  awsathena: 'athena',
  unitycatalog: 'databricks',
};

/** A text longer than this is not parsed: 1 MiB is more than people write. */
const maxLength = 1024 * 1024;

function analyse(
  known: ReadonlySet<string>,
  sql: string,
  options: SqlOptions,
): SqlAnalysis {
  const unsure = new Set<string>();
  const result: SqlAnalysis = { statements: [], unsure: [] };
  if (sql.length > maxLength) {
    return {
      ...result,
      unsure: [
        `The SQL is longer than ${maxLength} characters and is not read.`,
      ],
    };
  }
  const asked = (options.dialect ?? 'generic').toLowerCase();
  const dialect = dialects[asked] ?? asked;
  if (!known.has(dialect)) {
    unsure.add(
      `The SQL dialect ${asked} is not known; it is read as generic SQL.`,
    );
  }
  const tree = parse(
    sql,
    (known.has(dialect) ? dialect : 'generic') as Parameters<typeof parse>[1],
  );
  if (!tree.success) {
    unsure.add(`The SQL cannot be parsed: ${tree.error ?? 'no reason given'}`);
  }
  for (const ast of [tree.ast ?? []].flat()) {
    if (!isAst(ast)) continue;
    const reader = new StatementReader(options);
    const statement = reader.read(ast);
    if (statement) result.statements.push(statement);
    for (const doubt of reader.doubts) unsure.add(doubt);
  }
  return { ...result, unsure: [...unsure] };
}

let loaded: Promise<SqlLineage> | undefined;

/**
 * Loads the reader of SQL. It stands on the parser of polyglot-sql, which is WebAssembly of some 20 MB: it is loaded
 * once, and only when this is called.
 *
 * @public
 */
export function loadSqlLineage(): Promise<SqlLineage> {
  loaded ??= init().then(() => {
    const known = new Set<string>(getDialects());
    return {
      analyse: (sql: string, options: SqlOptions = {}) => {
        try {
          return analyse(known, sql, options);
        } catch (error) {
          // The parser is young, and a trap of its WebAssembly must not take a whole reading down.
          return {
            statements: [],
            unsure: [`The SQL cannot be parsed: ${String(error)}`],
          };
        }
      },
    };
  });
  return loaded;
}
