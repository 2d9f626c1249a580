// SPDX-License-Identifier: Apache-2.0
import type { EngineName } from '../compile';

/** Engines on servers that checks are pushed down to. @public */
export type ServerEngine = Exclude<EngineName, 'duckdb' | 'spark'>;

/** What contracts may name of an engine. `*` in a pattern stands for any text without a dot. @public */
export interface EngineScope {
  /**
   * Hosts (`db.example.com`, with a port where it is not the usual one), accounts of Snowflake, projects of BigQuery.
   * Where the settings name the place themselves (Redshift, Athena) there may be none: then contracts name none either.
   */
  hosts: readonly string[];
  /** Databases, or catalogs. Default: all that the account can read. */
  databases?: readonly string[];
  /** Schemas, or datasets. Default: all that the account can read. */
  schemas?: readonly string[];
}

/** What all engines are told. @public */
export interface AnyEngineSettings {
  /** Name by which people know it. */
  name: string;
  allow: EngineScope;
}

/** Who the runner is to an engine that takes users and passwords. @public */
export interface UserAndPassword {
  user: string;
  password?: string;
}

/** @public */
export interface PostgresSettings extends AnyEngineSettings, UserAndPassword {
  type: 'postgres';
  /** Whether the connection is encrypted and the server's certificate checked. Default: true. */
  tls?: boolean;
  /** Certificates that are believed, as PEM. Default: those of Node.js. */
  ca?: string;
}

/** Identity: Google's application default credentials, such as workload identity. @public */
export interface BigQuerySettings extends AnyEngineSettings {
  type: 'bigquery';
  /** Project that pays for queries. Default: the project of the contract. */
  billingProject?: string;
  /** Where data may be processed, such as `EU`. */
  location?: string;
  /** Queries that would read more are not run. Default: 100 GB. */
  maxBytesBilled?: number;
  /** Another address of the service, such as one inside a private network. */
  endpoint?: string;
}

/** Identity: the default credentials of AWS, such as a role. @public */
export interface RedshiftSettings extends AnyEngineSettings {
  type: 'redshift';
  region?: string;
  /** Workgroup of Redshift Serverless; else `cluster`. */
  workgroup?: string;
  cluster?: string;
  /** User of the database in a cluster. Default: the one of the role. */
  databaseUser?: string;
  endpoint?: string;
}

/** Identity: the default credentials of AWS, such as a role. @public */
export interface AthenaSettings extends AnyEngineSettings {
  type: 'athena';
  region?: string;
  /** Workgroup, whose limit on bytes read counts. Default: `primary`. */
  workgroup?: string;
  /** Where Athena writes results, such as `s3://bucket/folder/`. Default: what the workgroup says. */
  outputLocation?: string;
  endpoint?: string;
}

/** Identity: a user and password of SQL, else Azure's default credentials, such as a managed identity. @public */
export interface SynapseSettings
  extends AnyEngineSettings,
    Partial<UserAndPassword> {
  type: 'synapse';
}

/** Identity: a key of a user, or a token of OAuth. @public */
export interface SnowflakeSettings extends AnyEngineSettings {
  type: 'snowflake';
  user?: string;
  /** Private key of the user as PEM, without a passphrase. */
  privateKey?: string;
  /** Token of OAuth, or a programmatic access token. */
  token?: string;
  warehouse?: string;
  role?: string;
  /** Another address of the account, such as one inside a private network. */
  endpoint?: string;
}

/** Identity: a service principal, or a token. @public */
export interface DatabricksSettings extends AnyEngineSettings {
  type: 'databricks';
  /** Id of the SQL warehouse. */
  warehouse: string;
  clientId?: string;
  clientSecret?: string;
  token?: string;
  /** Another address of the workspace, such as one inside a private network. It begins with `https://`. */
  endpoint?: string;
}

/** How to reach an engine, as whom, and what of it contracts may name. @public */
export type EngineSettings =
  | PostgresSettings
  | BigQuerySettings
  | RedshiftSettings
  | AthenaSettings
  | SynapseSettings
  | SnowflakeSettings
  | DatabricksSettings;

/** The place that a server of a contract names. @public */
export interface EnginePlace {
  type: ServerEngine;
  /** Host, account or project in lower case; absent where the contract names none. */
  host?: string;
  port?: number;
  /** Database or catalog. */
  database?: string;
  /** Schema or dataset. */
  schema?: string;
}

/** Limits of one query. @internal */
export interface QueryLimits {
  maxRows: number;
  /** Aborts when the run is cancelled or its time is over. */
  signal: AbortSignal;
}

/** A row by names in lower case. @internal */
export type EngineRow = Record<string, unknown>;

/** Something that runs queries on one engine. @internal */
export interface SqlRunner {
  /**
   * Runs one query that reads.
   *
   * @throws Error with what the engine said; also when the signal aborts, after the engine was told to stop
   */
  query(text: string, limits: QueryLimits): Promise<EngineRow[]>;
  close(): Promise<void>;
}

/** An engine: how it is opened, and how its tables are found. @internal */
export interface EngineConnector<Settings extends EngineSettings> {
  open(
    settings: Settings,
    place: EnginePlace,
    options: {
      /** Milliseconds that the engine itself lets a query take. */
      timeout: number;
    },
  ): Promise<SqlRunner>;
  /** A query for `table_schema`, `table_name` and `column_name` of a table, however its name is written. */
  columns(place: EnginePlace, schema: string, table: string): string;
  /** Parts of the name of a table before schema and table. */
  prefix?(place: EnginePlace): string[];
  /** Schema where the contract names none. */
  defaultSchema?: string;
  /** A query that gives the first value of another's first row and nothing else. */
  figure?(query: string): string;
}
