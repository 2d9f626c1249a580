// SPDX-License-Identifier: Apache-2.0
import type { Client, QueryConfig } from 'pg';
import { engines } from '../../compile';
import { loadClient } from '../loadClient';
import type {
  EngineConnector,
  EnginePlace,
  EngineRow,
  PostgresSettings,
  QueryLimits,
  SqlRunner,
} from '../types';

type Module = typeof import('pg');

const CONNECT = 15_000;
/** Milliseconds that a query waits for a table that somebody has locked. */
const LOCK = 10_000;
const LARGEST_FIGURE = 100;

async function connect(
  { user, password, tls = true, ca }: PostgresSettings,
  { host, port = 5432, database }: EnginePlace,
): Promise<Client> {
  const pg = loadClient<Module>('pg', () =>
    // eslint-disable-next-line global-require
    require('pg'),
  );
  const client = new pg.Client({
    host,
    port,
    database,
    user,
    password,
    ssl: tls ? { rejectUnauthorized: true, ...(ca && { ca }) } : false,
    connectionTimeoutMillis: CONNECT,
    application_name: 'meshwright quality',
  });
  // A connection that breaks between two queries makes the next one fail; it is no reason to end the process.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/**
 * Each query has a read-only transaction of its own, which is always rolled back: nothing that a query sets outlives it,
 * and no old snapshot keeps the server from cleaning up.
 */
class PostgresRunner implements SqlRunner {
  readonly #client: Client;
  /** Stops what the server does for this connection. */
  readonly #cancel: () => Promise<void>;
  readonly #timeout: number;
  readonly #schema: string | undefined;

  constructor(options: {
    client: Client;
    cancel: () => Promise<void>;
    timeout: number;
    schema: string | undefined;
  }) {
    this.#client = options.client;
    this.#cancel = options.cancel;
    this.#timeout = options.timeout;
    this.#schema = options.schema;
  }

  async query(
    text: string,
    { maxRows, signal }: QueryLimits,
  ): Promise<EngineRow[]> {
    signal.throwIfAborted();
    const client = this.#client;
    const stop = () => {
      this.#cancel().catch(() => undefined);
    };
    signal.addEventListener('abort', stop);
    try {
      await client.query('begin transaction read only');
      await client.query(
        `select set_config('statement_timeout', $1, true), set_config('lock_timeout', $2, true)${
          this.#schema === undefined
            ? ''
            : ", set_config('search_path', quote_ident($3), true)"
        }`,
        [
          String(this.#timeout),
          String(Math.min(LOCK, this.#timeout)),
          ...(this.#schema === undefined ? [] : [this.#schema]),
        ],
      );
      // By the extended protocol a text is one statement and no more.
      const one: QueryConfig & { queryMode: 'extended' } = {
        text,
        queryMode: 'extended',
      };
      const { rows } = await client.query<EngineRow>(one);
      return rows.slice(0, maxRows);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      await client.query('rollback').catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}

/** PostgreSQL, and what speaks its protocol. @internal */
export const postgres: EngineConnector<PostgresSettings> = {
  defaultSchema: 'public',

  async open(settings, place, { timeout }) {
    if (!place.host || !place.database) {
      throw new Error('The server of the contract states no host or database.');
    }
    const client = await connect(settings, place);
    const { processID } = client as Client & { processID: number };
    return new PostgresRunner({
      client,
      timeout,
      schema: place.schema,
      cancel: async () => {
        const other = await connect(settings, place);
        await other
          .query('select pg_cancel_backend($1)', [processID])
          .finally(() => other.end());
      },
    });
  },

  // The information schema leaves materialized views out.
  columns(_place, schema, table) {
    const { literal } = engines.postgres;
    const lower = (text: string) => literal(text.toLocaleLowerCase('en-US'));
    return `select n.nspname as table_schema, c.relname as table_name, a.attname as column_name
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where lower(n.nspname) = ${lower(schema)} and lower(c.relname) = ${lower(table)}
  and c.relkind in ('r', 'v', 'm', 'p', 'f')
order by a.attnum`;
  },

  figure: query =>
    `select left(cast(figure as text), ${LARGEST_FIGURE}) as figure from (${query}) as rule(figure) limit 1`,
};
