// SPDX-License-Identifier: Apache-2.0
import type { Server } from '@meshwright/contracts';
import { type Identifier, normaliseNamespace } from './normalise';

type Details = (name: string) => string | undefined;
type Naming = (object: string, get: Details) => Identifier | undefined;

const joined = (...parts: Array<string | undefined>) =>
  parts.filter(Boolean).join('.');

/** The name of a table with what stands before it; a physical name may have its schema, or more, before it already. */
const qualified = (object: string, get: Details, members: string[]) =>
  joined(
    ...members
      .slice(0, Math.max(0, members.length + 1 - object.split('.').length))
      .map(get),
    object,
  );

/** `scheme://host:port`, without the port where there is none. */
function authority(scheme: string, get: Details, port?: string) {
  const host = get('host');
  if (!host) return undefined;
  const stated = get('port') ?? port;
  return /:\d+$/.test(host) || !stated
    ? `${scheme}://${host}`
    : `${scheme}://${host}:${stated}`;
}

/** A database reached by host and port, whose tables are named by some of its details. */
const database =
  (scheme: string, port: string, ...members: string[]): Naming =>
  (object, get) => {
    const namespace = authority(scheme, get, port);
    return namespace === undefined
      ? undefined
      : { namespace, name: qualified(object, get, members) };
  };

/** Where files lie: the container is the namespace, the path the name. */
const files: Naming = (object, get) => {
  const location = get('location') ?? get('path');
  if (!location) return undefined;
  return locationIdentifier(
    location.replace(/\{(model|object|table)\}/g, object),
  );
};

/**
 * The identity of data that lies at a URL or a path: `s3://bucket/a/b/` is `a/b` in `s3://bucket`.
 *
 * @public
 */
export function locationIdentifier(location: string): Identifier | undefined {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)\/?(.*)$/is.exec(location);
  if (!match) {
    const path = location.replace(/^file:(\/\/)?/, '');
    return path ? { namespace: 'file', name: path } : undefined;
  }
  const [, scheme, host, rest] = match;
  // What comes after a pattern is not one place.
  const name = rest.replace(/\/?[^/]*[*?{].*$/, '').replace(/\/+$/, '');
  if (scheme.toLowerCase() === 'file' && !host) {
    return { namespace: 'file', name: `/${name}` };
  }
  const blob = /^([^.]+)\.blob\.core\.windows\.net$/.exec(host);
  if (/^https?$/i.test(scheme) && blob) {
    const [container, ...path] = name.split('/');
    return {
      namespace: `wasbs://${container}@${host}`,
      name: path.join('/') || '/',
    };
  }
  return {
    namespace: normaliseNamespace(`${scheme}://${host}`),
    name: name || '/',
  };
}

/** Cluster and region are in the host of a cluster: cluster.id.region.redshift.amazonaws.com. */
const redshift: Naming = (object, get) => {
  const [host, hostPort] = (get('host') ?? '').split(':');
  const aws =
    /^([^.]+)\.(?:[^.]+\.)?([a-z0-9-]+)\.redshift(?:-serverless)?\.amazonaws\.com/.exec(
      host,
    );
  const port = get('port') ?? hostPort ?? '5439';
  const name = qualified(object, get, ['database', 'schema']);
  if (aws) return { namespace: `redshift://${aws[1]}.${aws[2]}:${port}`, name };
  const cluster = host || get('account');
  const region = get('region');
  if (!cluster) return undefined;
  return {
    namespace:
      host || !region
        ? `redshift://${cluster}:${port}`
        : `redshift://${cluster}.${region}:${port}`,
    name,
  };
};

const regionOf = (get: Details) =>
  get('region') ??
  get('regionName') ??
  /[a-z]{2}(?:-[a-z]+)+-\d/.exec(
    get('location') ?? get('stagingDir') ?? '',
  )?.[0];

const arn = (parts: string[]) => parts.join(':');

/** The naming rules by type of server; see https://openlineage.io/docs/spec/naming. */
const namings: Record<string, Naming> = {
  athena: (object, get) => ({
    namespace: `awsathena://athena.${regionOf(get) ?? 'unknown'}.amazonaws.com`,
    name: joined(get('catalog') ?? 'awsdatacatalog', get('schema'), object),
  }),
  bigquery: (object, get) => ({
    namespace: 'bigquery',
    name: qualified(object, get, ['project', 'dataset']),
  }),
  clickhouse: database('clickhouse', '8123', 'database'),
  databricks: (object, get) => {
    const host = get('host')
      ?.replace(/^https?:\/\//, '')
      .replace(/\/+$/, '');
    return {
      namespace: host ? `unitycatalog://${host}` : 'unitycatalog',
      name: joined(get('catalog'), get('schema'), object),
    };
  },
  db2: database('db2', '50000', 'database', 'schema'),
  duckdb: (object, get) => ({
    namespace: `duckdb://${get('database') ?? ''}`,
    name: joined(get('schema') ?? 'main', object),
  }),
  glue: (object, get) => {
    const account = get('account');
    const region = regionOf(get);
    const db = get('database');
    if (!db) return undefined;
    return {
      namespace: arn(['arn:aws:glue', region ?? '', account ?? '']),
      name: `table/${db}/${object}`,
    };
  },
  hive: database('hive', '9083', 'database'),
  impala: database('impala', '21050', 'database'),
  kafka: (object, get) => {
    const host = get('host')
      ?.split(',')[0]
      .replace(/^[a-z]+:\/\//i, '');
    return host ? { namespace: `kafka://${host}`, name: object } : undefined;
  },
  kinesis: (object, get) => ({
    namespace: arn([
      'arn:aws:kinesis',
      regionOf(get) ?? '',
      get('account') ?? '',
    ]),
    name: `stream/${get('stream') ?? object}`,
  }),
  mysql: database('mysql', '3306', 'database'),
  oracle: database('oracle', '1521', 'serviceName', 'schema'),
  postgres: database('postgres', '5432', 'database', 'schema'),
  presto: database('presto', '8080', 'catalog', 'schema'),
  pubsub: (object, get) => ({
    namespace: 'pubsub',
    name: `topic:${get('project') ?? ''}:${object}`,
  }),
  redshift,
  snowflake: (object, get) => {
    const host = get('host')?.replace(/\.snowflakecomputing\.com$/i, '');
    const account = get('account') ?? host;
    return account
      ? {
          namespace: `snowflake://${account}`,
          name: qualified(object, get, ['database', 'schema']),
        }
      : undefined;
  },
  sqlserver: database('mssql', '1433', 'database', 'schema'),
  synapse: database('sqlserver', '1433', 'schema'),
  trino: database('trino', '8080', 'catalog', 'schema'),
  vertica: database('vertica', '5433', 'database', 'schema'),
  s3: files,
  azure: files,
  gcs: files,
  sftp: files,
  local: files,
};

const otherNames: Record<string, string> = {
  postgresql: 'postgres',
  cloudsql: 'postgres',
  dataproc: 'hive',
  adls: 'azure',
  abfss: 'azure',
  gs: 'gcs',
  file: 'local',
};

/**
 * The identity of an object that a contract's server holds, by the OpenLineage naming rules: the key that joins
 * contracts with events, dbt relations and catalogs.
 *
 * @param object - physical name of the table, topic or file
 * @returns undefined where the server says too little to find the dataset
 * @public
 */
export function serverIdentifier(
  server: Pick<Server, 'type' | 'details'>,
  object: string,
): Identifier | undefined {
  const type = server.type.toLowerCase();
  const naming = namings[otherNames[type] ?? type];
  const get: Details = name => {
    const value = server.details[name];
    return typeof value === 'string' || typeof value === 'number'
      ? String(value).trim() || undefined
      : undefined;
  };
  return naming ? naming(object, get) : files(object, get);
}
