// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../model';

/** What a contract can be turned into. @public */
export type ConvertTarget =
  | 'odcs'
  | 'jsonschema'
  | 'sql-ddl'
  | 'dbt'
  | 'avro'
  | 'markdown'
  | 'html';

/** Every target, for choices and help texts. @public */
export const convertTargets: readonly ConvertTarget[] = [
  'odcs',
  'jsonschema',
  'sql-ddl',
  'dbt',
  'avro',
  'markdown',
  'html',
];

/** Engines that tables can be declared for. @public */
export type SqlDialect =
  | 'postgres'
  | 'bigquery'
  | 'redshift'
  | 'snowflake'
  | 'databricks'
  | 'athena'
  | 'synapse'
  | 'sqlite'
  | 'duckdb';

/** Every dialect, for choices and help texts. @public */
export const sqlDialects: readonly SqlDialect[] = [
  'postgres',
  'bigquery',
  'redshift',
  'snowflake',
  'databricks',
  'athena',
  'synapse',
  'sqlite',
  'duckdb',
];

/** @public */
export interface ConvertOptions {
  /** Dialect of `sql-ddl`. Default: that of the contract's first server that has one, else `postgres`. */
  dialect?: SqlDialect;
  /** Only the object of this name. Default: all. */
  object?: string;
}

/** Something that a target cannot say, or says in another way. @public */
export type ConversionFinding = Pick<
  Finding,
  'severity' | 'rule' | 'path' | 'message'
>;

/** @public */
export interface ConvertedFile {
  /** Name without folders that is safe on every system. */
  path: string;
  content: string;
}

/** @public */
export interface Conversion {
  /** One file for each thing that its tools expect in a file of its own. */
  files: ConvertedFile[];
  /** The same in one text: a bundle for JSON Schema, a union for Avro, else the files one after the other. */
  text: string;
  /** What was lost or put differently, in the order it was met. */
  findings: ConversionFinding[];
}
