// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the checks of contracts where their data is: PostgreSQL, BigQuery, Redshift, Athena, Synapse, Snowflake and
 * Databricks. For Node.js.
 *
 * @packageDocumentation
 */
export type * from './compile';
export { allowsPlace, placeOf } from './engines/place';
export type { ServerRun } from './engines/openServer';
export * from './engines/runOnServer';
export type { ServerTable } from './engines/serverTables';
export type { TableRunResult } from './engines/runTable';
export type {
  AnyEngineSettings,
  AthenaSettings,
  BigQuerySettings,
  DatabricksSettings,
  EnginePlace,
  EngineScope,
  EngineSettings,
  PostgresSettings,
  RedshiftSettings,
  ServerEngine,
  SnowflakeSettings,
  SynapseSettings,
  UserAndPassword,
} from './engines/types';
export type * from './model';
