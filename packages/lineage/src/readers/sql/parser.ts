// SPDX-License-Identifier: Apache-2.0
import { getDialects, init } from '@polyglot-sql/sdk';
import { KnownTables } from './KnownTables';
import { StatementReader, isStatement } from './statements';
import { type ParserDialect, treesOf } from './trees';
import { withWording } from './wording';
import type { SqlAnalysis, SqlDoubt, SqlLineage, SqlOptions } from './types';

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

/** Dialects that are tried where nobody says which one it is, and the usual one has words that it does not know. */
const guesses = ['tsql', 'oracle', 'snowflake', 'clickhouse', 'duckdb'];

/** Longer texts are read once only. */
const longestGuessed = 100_000;

/** The trees of a text, and the dialect that it was read in. */
function readAs(sql: string, dialect: string, mayGuess: boolean) {
  const inDialect = (name: string) => ({
    dialect: name,
    ...treesOf(sql, name as ParserDialect),
  });
  const first = inDialect(dialect);
  const isGuessed = mayGuess && sql.length <= longestGuessed;
  if (!isGuessed || first.doubts.length === 0) return first;
  for (const guess of guesses) {
    const other = inDialect(guess);
    const isRight =
      other.doubts.length === 0 &&
      other.trees.every(({ ast }) => isStatement(ast));
    if (isRight) return other;
  }
  return first;
}

function analyse(
  known: ReadonlySet<string>,
  sql: string,
  options: SqlOptions,
): SqlAnalysis {
  if (sql.length > maxLength) {
    const message = `The SQL is longer than ${maxLength} characters and is not read. Split it.`;
    return { statements: [], unsure: [{ message }], tables: [] };
  }
  const asked = (options.dialect ?? 'generic').toLowerCase();
  const dialect = dialects[asked] ?? asked;
  const unsure = new Map<string, SqlDoubt>();
  const doubt = (one: SqlDoubt) => {
    if (!unsure.has(one.message)) unsure.set(one.message, one);
  };
  if (!known.has(dialect)) {
    doubt({
      message: `The SQL dialect ${asked} is not known; it is read as generic SQL.`,
    });
  }
  const read = readAs(
    sql,
    known.has(dialect) ? dialect : 'generic',
    options.dialect === undefined,
  );
  const { trees, doubts } = read;
  doubts.forEach(doubt);
  const tables = new KnownTables(options.columnsOf);
  const statements = trees.flatMap(({ ast, line }) => {
    const reader = new StatementReader({
      dialect: read.dialect,
      columnsOf: table => tables.columnsOf(table),
    });
    const own = reader.read(ast);
    tables.learn(ast, own);
    for (const message of reader.doubts) doubt({ message, line: line() });
    const worded = options.wording ? withWording(ast, own) : own;
    return worded.map(statement =>
      statement.unknownStars.length > 0
        ? { ...statement, line: line() }
        : statement,
    );
  });
  return {
    statements,
    unsure: [...unsure.values()],
    tables: tables.list(),
  };
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
            unsure: [{ message: `The SQL cannot be parsed: ${String(error)}` }],
            tables: [],
          };
        }
      },
    };
  });
  return loaded;
}
