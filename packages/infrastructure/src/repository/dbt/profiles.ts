// SPDX-License-Identifier: Apache-2.0
import type { Cloud, GeneratedFile } from '../../generate/types';
import { yamlFile } from '../text/yaml';

/** A value that dbt reads from its environment when it runs. */
const env = (name: string, otherwise?: string) =>
  otherwise === undefined
    ? `{{ env_var('${name}') }}`
    : `{{ env_var('${name}', '${otherwise}') }}`;

const number = (name: string, otherwise: string) =>
  `{{ env_var('${name}', '${otherwise}') | int }}`;

/** Short-lived identity of whoever runs dbt, for each warehouse: no profile holds a password or a key. */
const WAREHOUSES: Record<Cloud['dbtAdapter'], Record<string, unknown>> = {
  redshift: {
    type: 'redshift',
    method: 'iam_role',
    host: env('DBT_HOST'),
    port: 5439,
    region: env('AWS_REGION'),
    dbname: env('DBT_DATABASE'),
    schema: env('DBT_SCHEMA', 'output'),
    sslmode: 'verify-full',
    threads: number('DBT_THREADS', '4'),
  },
  synapse: {
    type: 'synapse',
    driver: 'ODBC Driver 18 for SQL Server',
    server: env('DBT_HOST'),
    port: 1433,
    database: env('DBT_DATABASE'),
    schema: env('DBT_SCHEMA', 'output'),
    authentication: 'CLI',
    encrypt: true,
    trust_cert: false,
    threads: number('DBT_THREADS', '4'),
  },
  bigquery: {
    type: 'bigquery',
    method: 'oauth',
    project: env('DBT_DATABASE'),
    dataset: env('DBT_SCHEMA', 'output'),
    location: env('DBT_LOCATION'),
    maximum_bytes_billed: number('DBT_MAXIMUM_BYTES', '1000000000000'),
    job_execution_timeout_seconds: 3600,
    threads: number('DBT_THREADS', '4'),
  },
};

/**
 * `dbt/profiles.yml`: the warehouse by what the environment says, and a DuckDB in a file of its own to parse and to try
 * things on a desk.
 *
 * @internal
 */
export function profilesFile(
  profile: string,
  adapter: Cloud['dbtAdapter'],
): GeneratedFile {
  return {
    path: 'dbt/profiles.yml',
    content: yamlFile(
      {
        [profile]: {
          target: env('DBT_TARGET', 'local'),
          outputs: {
            local: {
              type: 'duckdb',
              path: env('DBT_DUCKDB_PATH', 'target/local.duckdb'),
              schema: 'output',
              threads: 1,
            },
            warehouse: WAREHOUSES[adapter],
          },
        },
      },
      'No password and no key: DBT_TARGET=warehouse uses the identity of whoever runs dbt.',
    ),
  };
}
