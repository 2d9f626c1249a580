// SPDX-License-Identifier: Apache-2.0
import {
  advised,
  disputed,
  extend,
  integer,
  list,
  oneOf,
  record,
  required,
  switchOn,
  text,
  union,
} from '../../shape';
import type { Fields, Shape } from '../../shape';
import { customProperties, idField, role } from './blocks';
import {
  closedSince31,
  schemaDemands,
  since,
  textAllows,
  textDemands,
  type Edition,
} from './edition';

const uri = text({ format: 'uri' });
const port = integer();
const host = required(text());
const database = required(text());

/** A field that the schema requires and the text leaves out. */
const schemaOnly = (shape: Shape) => advised(shape, schemaDemands);
/** A field that the text requires and the schema leaves out. */
const textOnly = (shape: Shape) => advised(shape, textDemands);

/** Formats of files, and how JSON documents follow one another: free since 3.1. */
function fileFields(edition: Edition): Fields {
  if (since(edition, '3.1.0')) return { format: text(), delimiter: text() };
  return {
    format: oneOf(['parquet', 'delta', 'json', 'csv']),
    delimiter: oneOf(['new_line', 'array']),
  };
}

/** Under its name of 3.0.2, or as the schemas before it have it. */
function stagingDir(edition: Edition): Fields {
  return since(edition, '3.0.2')
    ? { stagingDir: schemaOnly(uri) }
    : { stagingDir: uri, staging_dir: schemaOnly(text()) };
}

function common(edition: Edition): Record<string, Fields> {
  const files = fileFields(edition);
  const serverOnPort = { host, port: required(port), database };
  const serverWithDefaultPort = { host, port, database };
  const inSchema = { ...serverOnPort, schema: required(text()) };
  const postgres = {
    host,
    port: schemaOnly(port),
    database,
    schema: schemaOnly(text()),
  };
  const warehouses = { catalog: required(text()), schema: required(text()) };
  return {
    api: { location: required(uri) },
    athena: {
      ...stagingDir(edition),
      schema: required(text()),
      catalog: text(),
      regionName: text(),
    },
    azure: {
      ...files,
      location: required(uri),
      format: required(files.format as Shape),
    },
    bigquery: { project: required(text()), dataset: required(text()) },
    clickhouse: serverOnPort,
    databricks: { host: text(), ...warehouses },
    denodo: { host, port: required(port), database: text() },
    dremio: { host, port: required(port), schema: text() },
    duckdb: {
      database,
      // A slip of the schemas before 3.1, which ask for a whole number.
      schema: since(edition, '3.1.0') ? text() : union(text(), integer()),
    },
    glue: {
      account: required(text()),
      database,
      location: uri,
      format: text(),
    },
    cloudsql: inSchema,
    db2: { ...serverOnPort, schema: text() },
    informix: serverWithDefaultPort,
    kafka: { host, format: text() },
    kinesis: {
      region: text(),
      format: text(),
      stream: disputed(text(), textAllows),
    },
    local: { path: required(text()), format: required(text()) },
    mysql: { host, port: schemaOnly(port), database },
    oracle: { host, port: required(port), serviceName: required(text()) },
    postgresql: postgres,
    postgres,
    presto: { host, catalog: text(), schema: text() },
    pubsub: { project: required(text()) },
    redshift: {
      host: text(),
      database,
      schema: required(text()),
      region: text(),
      account: text(),
    },
    s3: { ...files, location: required(uri), endpointUrl: uri },
    sftp: {
      ...files,
      location: required(
        text({
          format: 'uri',
          pattern: /^sftp:\/\/.*/,
          patternWords: 'a URL that starts with sftp://',
        }),
      ),
    },
    snowflake: {
      host: textOnly(text()),
      port: textOnly(port),
      warehouse: textOnly(text()),
      account: required(text()),
      database,
      schema: required(text()),
    },
    sqlserver: { host, port, database, schema: required(text()) },
    synapse: serverOnPort,
    trino: { host, port: required(port), ...warehouses },
    vertica: inSchema,
    custom: {
      account: text(),
      catalog: text(),
      database: text(),
      dataset: text(),
      delimiter: text(),
      endpointUrl: uri,
      format: text(),
      host: text(),
      location: uri,
      path: text(),
      port,
      project: text(),
      region: text(),
      regionName: text(),
      schema: text(),
      serviceName: text(),
      stagingDir: text(),
      warehouse: text(),
      ...(since(edition, '3.1.0') && { stream: text() }),
    },
    ...(since(edition, '3.1.0') && {
      hive: serverWithDefaultPort,
      impala: serverWithDefaultPort,
      zen: serverWithDefaultPort,
    }),
  };
}

/** Words that people use for a type of server. */
const synonyms = {
  adls: 'azure',
  'azure-blob': 'azure',
  'big-query': 'bigquery',
  file: 'local',
  gcs: 'custom',
  mssql: 'sqlserver',
  'sql-server': 'sqlserver',
};

/** Where the data is reached; what it needs follows from its `type`. @internal */
export function server(edition: Edition): Shape {
  const types = common(edition);
  const base = record(
    'server',
    {
      ...idField(edition),
      server: required(text()),
      type: required(oneOf(Object.keys(types), { synonyms })),
      description: text(),
      environment: text(),
      roles: list(role(edition)),
      customProperties: customProperties(edition),
    },
    closedSince31(edition),
  );
  // Of a server of unknown type nobody knows the fields.
  const open = extend(base, {}, { rest: 'allow' });
  const cases = Object.entries(types).map(([type, fields]) => [
    type,
    extend(base, fields, { name: `server of type '${type}'` }),
  ]);
  return switchOn('type', Object.fromEntries(cases), open);
}
