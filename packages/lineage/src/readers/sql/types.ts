// SPDX-License-Identifier: Apache-2.0
import type { EdgeKind } from '../../model';

/** A table as a statement names it: catalog, schema and table, as far as they are written. @public */
export type TableName = readonly string[];

/** A column that a value or a set of rows depends on. @public */
export interface SqlDependency {
  table: TableName;
  column: string;
  kind: EdgeKind;
  /** As OpenLineage names it: `IDENTITY`, `TRANSFORMATION`, `AGGREGATION`, `JOIN`, `FILTER`, `GROUP_BY`, … */
  transformation: string;
  /** True when the value cannot be read any more: a hash, a count. */
  masking?: boolean;
}

/** A column of a statement's result, with what it is made from. @public */
export interface SqlColumn {
  name: string;
  dependencies: SqlDependency[];
  /** Digest of the expression that it is, where the statement names it. */
  wording?: string;
}

/** What one statement writes, and from what. @public */
export interface SqlStatement {
  /** The table that is written; absent for a query. */
  output?: TableName;
  /** In order; empty when they are not known. */
  columns: SqlColumn[];
  /** What decides which rows there are: filters, joins, groups. */
  rows: SqlDependency[];
  /** Every table that is read, each once. */
  inputs: TableName[];
  /** Tables of which all columns are taken over without being named, as their columns are not known. */
  unknownStars: TableName[];
  /** Digest of the statement without the expressions of the columns that have one of their own. */
  wording?: string;
  /** Line of the text where the statement starts, from 1; only told where something of it is not known. */
  line?: number;
}

/** Something in a text that could not be understood; what depends on it is left out, not guessed. @public */
export interface SqlDoubt {
  /** In plain words. */
  message: string;
  /** Line of the text, from 1, where it is known. */
  line?: number;
}

/** A table that a text makes, and of which it says all columns. @public */
export interface SqlTable {
  name: TableName;
  /** In order. */
  columns: string[];
  /** Gone when the session ends, so that no other text can mean it. */
  temporary: boolean;
}

/** What the SQL text says. @public */
export interface SqlAnalysis {
  statements: SqlStatement[];
  /** What could not be understood. */
  unsure: SqlDoubt[];
  /** Tables that are there when all statements have run. */
  tables: SqlTable[];
}

/** @public */
export interface SqlOptions {
  /** `bigquery`, `postgres`, `snowflake`, `hive`, …, also under the names that dbt and OpenLineage use. */
  dialect?: string;
  /** Columns of a table, in order, where somebody knows them. */
  columnsOf?: (table: TableName) => readonly string[] | undefined;
  /** Whether the answer says how statements are worded, which takes its time. Default: no. */
  wording?: boolean;
}

/** Finds out what depends on what in SQL. @public */
export interface SqlLineage {
  /** Never throws for bad input: what cannot be parsed is `unsure`. */
  analyse(sql: string, options?: SqlOptions): SqlAnalysis;
}
