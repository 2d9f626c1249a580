// SPDX-License-Identifier: Apache-2.0
import type { Server } from '@meshwright/contracts';
import type { EnginePlace, EngineSettings, ServerEngine } from './types';

/** Types of servers in contracts, and what runs their queries. */
const ENGINES: Record<string, ServerEngine> = {
  athena: 'athena',
  bigquery: 'bigquery',
  databricks: 'databricks',
  postgres: 'postgres',
  postgresql: 'postgres',
  redshift: 'redshift',
  snowflake: 'snowflake',
  sqlserver: 'synapse',
  synapse: 'synapse',
};

const USUAL_PORTS: Partial<Record<ServerEngine, number>> = {
  postgres: 5432,
  redshift: 5439,
  synapse: 1433,
};

const textOf = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** A host without what people write around it. */
const bareHost = (value: unknown) =>
  textOf(value)
    ?.toLocaleLowerCase('en-US')
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');

/**
 * The place that a server of a contract names; undefined for a server whose engine checks are not pushed down to.
 *
 * @public
 */
export function placeOf({ type, details }: Server): EnginePlace | undefined {
  const engine = ENGINES[type.toLocaleLowerCase('en-US')];
  if (!engine) return undefined;
  const port = Number(details.port);
  const names: Record<ServerEngine, [unknown, unknown, unknown]> = {
    athena: [undefined, details.catalog, details.schema ?? details.database],
    bigquery: [details.project, undefined, details.dataset],
    databricks: [details.host, details.catalog, details.schema],
    postgres: [details.host, details.database, details.schema],
    redshift: [details.host, details.database, details.schema],
    snowflake: [details.account, details.database, details.schema],
    synapse: [details.host, details.database, details.schema],
  };
  const [host, database, schema] = names[engine];
  return {
    type: engine,
    host: bareHost(host),
    ...(Number.isInteger(port) && port > 0 && port < 65_536 && { port }),
    database: textOf(database),
    schema: textOf(schema),
  };
}

/** Whether a text is what a pattern says, in which `*` stands for any text without a dot. */
function fits(pattern: string, text: string): boolean {
  const parts = pattern
    .toLocaleLowerCase('en-US')
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^.:]*')}$`).test(
    text.toLocaleLowerCase('en-US'),
  );
}

const anyFits = (patterns: readonly string[] | undefined, text?: string) =>
  patterns === undefined ||
  (text !== undefined && patterns.some(pattern => fits(pattern, text)));

/** Whether a contract may name this schema of an engine. @internal */
export function allowsSchema(
  { allow }: EngineSettings,
  schema: string,
): boolean {
  return anyFits(allow.schemas, schema);
}

/**
 * Whether settings are good for the place that a contract names. Credentials are sent nowhere else: a contract is
 * written by somebody who need not know them.
 *
 * @public
 */
export function allowsPlace(
  settings: EngineSettings,
  place: EnginePlace,
): boolean {
  const { type, allow } = settings;
  if (type !== place.type) return false;
  const { host, port, database, schema } = place;
  if (host !== undefined || allow.hosts.length > 0) {
    const usual = port === undefined || port === USUAL_PORTS[type];
    if (
      host === undefined ||
      !/^[a-z0-9._-]+$/.test(host) ||
      !allow.hosts.some(
        pattern =>
          (usual && fits(pattern, host)) ||
          fits(pattern, `${host}:${port ?? USUAL_PORTS[type]}`),
      )
    ) {
      return false;
    }
  }
  return (
    anyFits(allow.databases, database) &&
    (schema === undefined || allowsSchema(settings, schema))
  );
}
