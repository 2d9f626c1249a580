// SPDX-License-Identifier: Apache-2.0

/** A dataset or job as a source names it. @public */
export interface Identifier {
  namespace: string;
  name: string;
}

/** Other spellings of a scheme in namespaces. */
const schemes: Record<string, string> = {
  abfs: 'abfss',
  wasb: 'wasbs',
  s3a: 's3',
  s3n: 's3',
  gcs: 'gs',
  postgresql: 'postgres',
};

/** Stores whose names are paths, with or without a slash before them. */
const paths = /^(s3|gs|abfss|wasbs|hdfs|dbfs|file)(:|$)/;

/** Stores that do not tell upper case from lower case in the names of tables. */
const caseless =
  /^(snowflake|redshift|mssql|sqlserver|hive|unitycatalog|databricks|oracle|teradata|synapse|trino|awsathena):/;

/** Stores whose namespace is a host, which has no cases; names in them may have. */
const hosts =
  /^(postgres|mysql|mariadb|kafka|mongodb|cassandra|clickhouse|cockroach|crate|db2|presto|sqlserver|vertica):\/\//;

/** Namespaces are few, and each is asked for again with every column. */
const normalised = new Map<string, string>();
const MOST_REMEMBERED = 10_000;

/**
 * The namespace in the spelling of the OpenLineage naming rules: `abfs` is `abfss`, `wasb` is `wasbs`, `s3a` is
 * `s3`, `gcs` is `gs`, `postgresql` is `postgres`, and there is no slash at the end.
 *
 * @public
 */
export function normaliseNamespace(namespace: string): string {
  let known = normalised.get(namespace);
  if (known === undefined) {
    known = normalise(namespace);
    if (normalised.size === MOST_REMEMBERED) normalised.clear();
    normalised.set(namespace, known);
  }
  return known;
}

function normalise(namespace: string): string {
  const trimmed = namespace.trim();
  const match = /^([a-z][a-z0-9+.-]*)(:\/\/.*)$/is.exec(trimmed);
  if (!match) return trimmed;
  const scheme = match[1].toLowerCase();
  const rest = match[2].length > 3 ? match[2].replace(/\/+$/, '') : match[2];
  return `${schemes[scheme] ?? scheme}${rest}`;
}

/**
 * What two names of the same dataset have in common: the namespace in its usual spelling, a path without slashes at
 * its ends, and lower case where the store, or the host that it is on, does not tell cases apart.
 *
 * @internal
 */
export function datasetKey({ namespace, name }: Identifier): string {
  const space = normaliseNamespace(namespace);
  // Some Spark versions write a local path into the namespace: file:/tmp/x is the namespace file.
  if (paths.test(space)) {
    const path = name.replace(/\/{2,}/g, '/').replace(/(?!^)\/+$/, '');
    return `${space}\n${path.replace(/^\//, '') || '/'}`;
  }
  if (caseless.test(space)) {
    return `${space.toLowerCase()}\n${name.toLowerCase()}`;
  }
  return `${hosts.test(space) ? space.toLowerCase() : space}\n${name}`;
}
