// SPDX-License-Identifier: Apache-2.0
import {
  extend,
  integer,
  list,
  oneOf,
  record,
  required,
  switchOn,
  text,
} from '../../shape';
import type { Fields } from '../../shape';

/** Anything beside the known fields is an extension, which the specification allows everywhere. */
const server = record(
  'server',
  {
    type: required(text()),
    description: text(),
    environment: text(),
    roles: list(
      record(
        'server role',
        { name: required(text()), description: text() },
        { rest: 'allow' },
      ),
    ),
  },
  { rest: 'allow', restSeverity: 'warning' },
);

/**
 * Where files are. The schema asks for a URI, but the prose puts `{model}` and globs into it, so only
 * the scheme is looked for.
 */
const location = text({
  pattern: /^[a-z][a-z0-9+.-]*:/i,
  patternWords: 'a URI with its scheme, such as s3://bucket/{model}/*.json',
  formatSeverity: 'warning',
});
const files: Fields = {
  format: oneOf(['parquet', 'delta', 'json', 'csv']),
  delimiter: oneOf(['new_line', 'array']),
};
const relational: Fields = {
  host: required(text()),
  port: required(integer()),
  database: required(text()),
  schema: required(text()),
};

const kinds: Record<string, Fields> = {
  bigquery: { project: required(text()), dataset: required(text()) },
  s3: {
    ...files,
    location: required(location),
    endpointUrl: text({ format: 'uri' }),
  },
  sftp: {
    ...files,
    location: required(
      text({
        pattern: /^sftp:\/\//,
        patternWords: 'a URL that starts with sftp://',
      }),
    ),
  },
  redshift: {
    account: required(text()),
    database: required(text()),
    schema: required(text()),
    host: text(),
    port: integer(),
    clusterIdentifier: text(),
    endpoint: text(),
  },
  azure: {
    ...files,
    location: required(location),
    storageAccount: text(),
    format: required(files.format as ReturnType<typeof oneOf>),
  },
  sqlserver: {
    host: required(text()),
    port: integer(),
    database: required(text()),
    schema: required(text()),
    driver: text(),
  },
  snowflake: {
    account: required(text()),
    database: required(text()),
    schema: required(text()),
  },
  databricks: {
    host: text(),
    catalog: required(text()),
    schema: required(text()),
  },
  dataframe: {},
  glue: {
    account: required(text()),
    database: required(text()),
    location,
    format: text(),
  },
  postgres: relational,
  oracle: {
    host: required(text()),
    port: required(integer()),
    serviceName: required(text()),
  },
  kafka: { host: required(text()), topic: required(text()), format: text() },
  pubsub: { project: required(text()), topic: required(text()) },
  kinesis: { stream: required(text()), region: text(), format: text() },
  trino: {
    host: required(text()),
    port: required(integer()),
    catalog: required(text()),
    schema: required(text()),
  },
  clickhouse: {
    host: required(text()),
    port: required(integer()),
    database: required(text()),
  },
  local: { path: required(text()), format: required(text()) },
};

const byType = Object.fromEntries(
  Object.entries(kinds).map(([type, fields]) => [
    type,
    extend(server, fields, { name: `${type} server` }),
  ]),
);

/** A server; what it must have follows from its type. Other types are free. @internal */
export const serverShape = switchOn(
  'type',
  // The spelling of versions before 1.1.
  { ...byType, BigQuery: byType.bigquery },
  server,
);
