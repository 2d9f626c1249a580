// SPDX-License-Identifier: Apache-2.0
import type { DBSQLClient } from '@databricks/sql';
import type { DatabricksSettings, EnginePlace } from '../types';
import { unlessBusy } from '../unlessBusy';
import { accessToken } from './accessToken';
import { proxyOf } from './proxyOf';

/** Milliseconds that a workspace gets for an answer at least, however short the time of a table is. */
const PATIENCE = 60_000;

/** Databricks' driver for Node.js. @internal */
export type Databricks = typeof import('@databricks/sql');

/** A session of a SQL warehouse. @internal */
export type Session = Awaited<ReturnType<DBSQLClient['openSession']>>;

type Identity =
  | { authType: 'access-token'; token: string }
  | { authType: 'external-token'; getToken: () => Promise<string> };

function identityOf(
  settings: DatabricksSettings,
  origin: string,
  patience: number,
): Identity {
  const { token, clientId, clientSecret, name } = settings;
  if (token) return { authType: 'access-token', token };
  if (!clientId || !clientSecret) {
    throw new Error(
      `${name} has neither a service principal nor a token for Databricks.`,
    );
  }
  return {
    authType: 'external-token',
    // The driver keeps it, and asks again before it ends.
    getToken: () =>
      accessToken(origin, settings, AbortSignal.timeout(patience)),
  };
}

function addressOf({ endpoint, name }: DatabricksSettings, host?: string): URL {
  if (!endpoint && !host) {
    throw new Error('The server of the contract states no host.');
  }
  const url = new URL(endpoint ?? `https://${host}`);
  if (url.protocol !== 'https:') {
    throw new Error(
      `The endpoint of ${name} has to begin with https://, which is all that the client of Databricks speaks.`,
    );
  }
  return url;
}

/**
 * A session of the warehouse of the settings, as their identity, in the catalog and schema of a place. A warehouse that
 * has to start first is waited for.
 *
 * @throws Error where the settings have no identity, or Databricks does not take it
 * @internal
 */
export async function openSession(
  { DBSQLClient: Client }: Databricks,
  settings: DatabricksSettings,
  { host, database, schema }: EnginePlace,
  timeout: number,
): Promise<{ client: DBSQLClient; session: Session }> {
  const url = addressOf(settings, host);
  const patience = Math.max(timeout, PATIENCE);
  // Its own logger writes on the console.
  const client = new Client({ logger: { log: () => {} } });
  await client.connect({
    host: url.hostname,
    port: Number(url.port || 443),
    path: `${url.pathname.replace(
      /\/+$/,
      '',
    )}/sql/1.0/warehouses/${encodeURIComponent(settings.warehouse)}`,
    ...identityOf(settings, url.origin, patience),
    proxy: proxyOf(url),
    userAgentEntry: 'meshwright-quality',
    telemetryEnabled: false,
    // Beyond 2^53 a number is not the one that was counted.
    preserveBigNumericPrecision: true,
    socketTimeout: patience,
  });
  try {
    const session = await unlessBusy(
      () =>
        client.openSession({
          initialCatalog: database,
          initialSchema: schema,
          configuration: {
            STATEMENT_TIMEOUT: String(Math.max(1, Math.ceil(timeout / 1000))),
          },
        }),
      AbortSignal.timeout(patience),
    );
    return { client, session };
  } catch (error) {
    await client.close().catch(() => undefined);
    throw error;
  }
}
