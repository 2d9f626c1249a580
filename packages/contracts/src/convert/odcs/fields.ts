// SPDX-License-Identifier: Apache-2.0

const databaseFields = ['host', 'port', 'database', 'schema'];
const fileFields = ['location', 'format', 'delimiter'];

/** Settings of each type of server in ODCS 3.1.0. @internal */
export const serverFields: ReadonlyMap<string, readonly string[]> = new Map<
  string,
  string[]
>([
  ['api', ['location']],
  ['athena', ['stagingDir', 'schema', 'catalog', 'regionName']],
  ['azure', fileFields],
  ['bigquery', ['project', 'dataset']],
  ['clickhouse', ['host', 'port', 'database']],
  ['cloudsql', databaseFields],
  ['databricks', ['host', 'catalog', 'schema']],
  ['db2', databaseFields],
  ['denodo', ['host', 'port', 'database']],
  ['dremio', ['host', 'port', 'schema']],
  ['duckdb', ['database', 'schema']],
  ['glue', ['account', 'database', 'location', 'format']],
  ['hive', ['host', 'port', 'database']],
  ['impala', ['host', 'port', 'database']],
  ['informix', ['host', 'port', 'database']],
  ['kafka', ['host', 'format']],
  ['kinesis', ['region', 'format']],
  ['local', ['path', 'format']],
  ['mysql', ['host', 'port', 'database']],
  ['oracle', ['host', 'port', 'serviceName']],
  ['postgres', databaseFields],
  ['postgresql', databaseFields],
  ['presto', ['host', 'catalog', 'schema']],
  ['pubsub', ['project']],
  ['redshift', ['host', 'database', 'schema', 'region', 'account']],
  ['s3', ['location', 'endpointUrl', 'format', 'delimiter']],
  ['sftp', fileFields],
  ['snowflake', ['host', 'port', 'account', 'database', 'schema', 'warehouse']],
  ['sqlserver', databaseFields],
  ['synapse', ['host', 'port', 'database']],
  ['trino', ['host', 'port', 'catalog', 'schema']],
  ['vertica', databaseFields],
  ['zen', ['host', 'port', 'database']],
  [
    'custom',
    [
      'account',
      'catalog',
      'database',
      'dataset',
      'delimiter',
      'endpointUrl',
      'format',
      'host',
      'location',
      'path',
      'port',
      'project',
      'region',
      'regionName',
      'schema',
      'serviceName',
      'stagingDir',
      'warehouse',
      'stream',
    ],
  ],
]);

const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];
const moments = ['format', ...bounds, 'timezone', 'defaultTimezone'];
const numbers = ['multipleOf', ...bounds, 'format'];

/** Options of each logical type in ODCS 3.1.0. @internal */
export const optionFields: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  date: ['format', ...bounds],
  timestamp: moments,
  time: moments,
  integer: numbers,
  number: numbers,
  boolean: [],
  object: ['minProperties', 'maxProperties', 'required'],
  array: ['minItems', 'maxItems', 'uniqueItems'],
};

/** Formats that ODCS 3.1.0 allows for numbers. @internal */
export const numberFormats: Readonly<Record<string, RegExp>> = {
  integer: /^[iu](8|16|32|64|128)$/,
  number: /^f(32|64)$/,
};

/** Metrics of library rules in ODCS 3.1.0. @internal */
export const metrics: ReadonlySet<string> = new Set([
  'nullValues',
  'missingValues',
  'invalidValues',
  'duplicateValues',
  'rowCount',
]);

/** Dimensions of quality in ODCS 3.1.0. @internal */
export const dimensions: ReadonlySet<string> = new Set([
  'accuracy',
  'completeness',
  'conformity',
  'consistency',
  'coverage',
  'timeliness',
  'uniqueness',
]);
