// SPDX-License-Identifier: Apache-2.0
import type { Connection } from 'tedious';
import { loadClient } from '../loadClient';
import { informationSchemaQuery } from '../names';
import type {
  EngineConnector,
  EnginePlace,
  EngineRow,
  QueryLimits,
  SqlRunner,
  SynapseSettings,
} from '../types';

const CONNECT = 15_000;

type Module = typeof import('tedious');

function connect(
  tedious: Module,
  { user, password }: SynapseSettings,
  { host = '', port, database }: EnginePlace,
  timeout: number,
): Promise<Connection> {
  const connection = new tedious.Connection({
    server: host,
    authentication: user
      ? { type: 'default', options: { userName: user, password } }
      : { type: 'azure-active-directory-default', options: {} },
    options: {
      port: port ?? 1433,
      database,
      encrypt: true,
      trustServerCertificate: false,
      readOnlyIntent: true,
      appName: 'meshwright quality',
      connectTimeout: CONNECT,
      cancelTimeout: CONNECT,
      requestTimeout: timeout,
    },
  });
  return new Promise((resolve, reject) => {
    connection.connect(error => {
      // Later breaks make the request fail that runs then.
      connection.on('error', () => {});
      if (error) reject(error);
      else resolve(connection);
    });
  });
}

/** Synapse and SQL Server by Microsoft's driver for Node.js. One request at a time. */
class SynapseRunner implements SqlRunner {
  readonly #tedious: Module;
  readonly #connection: Connection;

  constructor(tedious: Module, connection: Connection) {
    this.#tedious = tedious;
    this.#connection = connection;
  }

  query(text: string, { maxRows, signal }: QueryLimits): Promise<EngineRow[]> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const rows: EngineRow[] = [];
      let enough = false;
      const stop = () => this.#connection.cancel();
      const request = new this.#tedious.Request(text, error => {
        signal.removeEventListener('abort', stop);
        if (signal.aborted) reject(signal.reason);
        else if (error && !enough) reject(error);
        else resolve(rows);
      });
      request.on(
        'row',
        (columns: Array<{ value: unknown; metadata: { colName: string } }>) => {
          if (enough) return;
          if (rows.length >= maxRows) {
            enough = true;
            stop();
            return;
          }
          rows.push(
            Object.fromEntries(
              columns.map(({ value, metadata }) => [
                metadata.colName.toLocaleLowerCase('en-US'),
                value,
              ]),
            ),
          );
        },
      );
      signal.addEventListener('abort', stop, { once: true });
      this.#connection.execSql(request);
    });
  }

  async close(): Promise<void> {
    this.#connection.close();
  }
}

/** @internal */
export const synapse: EngineConnector<SynapseSettings> = {
  defaultSchema: 'dbo',

  async open(settings, place, { timeout }) {
    if (!place.host || !place.database) {
      throw new Error('The server of the contract states no host or database.');
    }
    const tedious = loadClient<Module>('tedious', () =>
      // eslint-disable-next-line global-require
      require('tedious'),
    );
    return new SynapseRunner(
      tedious,
      await connect(tedious, settings, place, timeout),
    );
  },

  columns: (_place, schema, table) =>
    informationSchemaQuery('synapse', '', schema, table),
};
