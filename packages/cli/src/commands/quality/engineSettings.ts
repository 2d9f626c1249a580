// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import type { EnginePlace, EngineSettings } from '@meshwright/quality/engines';
import { Failure } from '../../failure';
import { clean } from '../../terminal/clean';

type Environment = NodeJS.ProcessEnv;
type Of<Type extends EngineSettings['type']> = Extract<
  EngineSettings,
  { type: Type }
>;

function needed(env: Environment, ...names: string[]): string[] {
  const missing = names.filter(name => !env[name]);
  if (missing.length > 0) {
    throw new Failure(
      `To reach this server, ${missing.join(' and ')} ${
        missing.length > 1 ? 'have' : 'has'
      } to be set.`,
      'Credentials come from the environment and never from a contract: see the reference of the command line.',
    );
  }
  return names.map(name => env[name]!);
}

function fileOf(path: string | undefined): string | undefined {
  if (!path) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Failure(
      `${clean(path)} cannot be read (${(error as { code?: string }).code}).`,
    );
  }
}

/** Credentials are good for the host that the environment names. A contract that names another gets none. */
function sameHost(
  { host, port }: EnginePlace,
  variable: string,
  stated: string,
  statedPort?: string,
): string[] {
  const own = stated
    .toLocaleLowerCase('en-US')
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
  if (own !== host) {
    throw new Failure(
      `The contract names ${clean(
        host ?? 'no host',
      )}, and ${variable} names ${clean(own)}.`,
      'Credentials are sent only where the environment says that they belong.',
    );
  }
  const number = statedPort ?? (port === undefined ? undefined : String(port));
  return [number === undefined ? own : `${own}:${number}`];
}

const postgres = (env: Environment, place: EnginePlace): Of<'postgres'> => {
  const [host, user] = needed(env, 'PGHOST', 'PGUSER');
  return {
    type: 'postgres',
    name: 'PostgreSQL',
    user,
    password: env.PGPASSWORD,
    tls: env.PGSSLMODE !== 'disable',
    ca: fileOf(env.PGSSLROOTCERT),
    allow: { hosts: sameHost(place, 'PGHOST', host, env.PGPORT) },
  };
};

const synapse = (env: Environment, place: EnginePlace): Of<'synapse'> => {
  const [host] = needed(env, 'MESHWRIGHT_SQLSERVER_HOST');
  return {
    type: 'synapse',
    name: 'Synapse',
    user: env.MESHWRIGHT_SQLSERVER_USER,
    password: env.MESHWRIGHT_SQLSERVER_PASSWORD,
    allow: { hosts: sameHost(place, 'MESHWRIGHT_SQLSERVER_HOST', host) },
  };
};

const snowflake = (env: Environment, place: EnginePlace): Of<'snowflake'> => {
  const [account] = needed(env, 'SNOWFLAKE_ACCOUNT');
  return {
    type: 'snowflake',
    name: 'Snowflake',
    user: env.SNOWFLAKE_USER,
    privateKey:
      env.SNOWFLAKE_PRIVATE_KEY ?? fileOf(env.SNOWFLAKE_PRIVATE_KEY_PATH),
    token: env.SNOWFLAKE_TOKEN,
    warehouse: env.SNOWFLAKE_WAREHOUSE,
    role: env.SNOWFLAKE_ROLE,
    allow: { hosts: sameHost(place, 'SNOWFLAKE_ACCOUNT', account) },
  };
};

const databricks = (env: Environment, place: EnginePlace): Of<'databricks'> => {
  const [host, warehouse] = needed(
    env,
    'DATABRICKS_HOST',
    'DATABRICKS_WAREHOUSE_ID',
  );
  return {
    type: 'databricks',
    name: 'Databricks',
    warehouse,
    token: env.DATABRICKS_TOKEN,
    clientId: env.DATABRICKS_CLIENT_ID,
    clientSecret: env.DATABRICKS_CLIENT_SECRET,
    allow: { hosts: sameHost(place, 'DATABRICKS_HOST', host) },
  };
};

/** The clients of the clouds send credentials to their clouds alone, whatever a contract names. */
const anywhere = ({ host }: EnginePlace) => ({
  hosts: host === undefined ? [] : [host],
});

const bigquery = (env: Environment, place: EnginePlace): Of<'bigquery'> => ({
  type: 'bigquery',
  name: 'BigQuery',
  billingProject: env.GOOGLE_CLOUD_PROJECT,
  location: env.MESHWRIGHT_BIGQUERY_LOCATION,
  allow: anywhere(place),
});

const redshift = (env: Environment, place: EnginePlace): Of<'redshift'> => {
  const cluster = env.MESHWRIGHT_REDSHIFT_CLUSTER;
  const workgroup = cluster
    ? undefined
    : needed(env, 'MESHWRIGHT_REDSHIFT_WORKGROUP')[0];
  return {
    type: 'redshift',
    name: 'Redshift',
    workgroup,
    cluster,
    databaseUser: env.MESHWRIGHT_REDSHIFT_USER,
    allow: anywhere(place),
  };
};

const athena = (env: Environment, place: EnginePlace): Of<'athena'> => ({
  type: 'athena',
  name: 'Athena',
  workgroup: env.MESHWRIGHT_ATHENA_WORKGROUP,
  outputLocation: env.MESHWRIGHT_ATHENA_OUTPUT,
  allow: anywhere(place),
});

const engines = {
  athena,
  bigquery,
  databricks,
  postgres,
  redshift,
  snowflake,
  synapse,
};

/**
 * How to reach the engine of a place and as whom, from the environment.
 *
 * @throws Failure where the environment says too little, or names another host than the contract
 */
export function engineSettings(
  place: EnginePlace,
  env: Environment,
): EngineSettings {
  return engines[place.type](env, place);
}
