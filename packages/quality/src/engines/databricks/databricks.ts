// SPDX-License-Identifier: Apache-2.0
import type { DBSQLClient } from '@databricks/sql';
import { inLowerCase } from '../inLowerCase';
import { loadClient } from '../loadClient';
import { informationSchemaQuery } from '../names';
import type {
  DatabricksSettings,
  EngineConnector,
  EngineRow,
  QueryLimits,
  SqlRunner,
} from '../types';
import { unlessBusy } from '../unlessBusy';
import { untilDone } from '../untilDone';
import { type Databricks, openSession, type Session } from './openSession';

type Operation = Awaited<ReturnType<Session['executeStatement']>>;

/** A value that JSON can say: whole numbers exactly, bytes as base64. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Buffer.isBuffer(value) || value instanceof Uint8Array) {
    return Buffer.from(value).toString('base64');
  }
  if (Array.isArray(value)) return value.map(plain);
  if (value && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, plain(part)]),
    );
  }
  return value;
}

async function rowsOf(
  operation: Operation,
  { maxRows, signal }: QueryLimits,
): Promise<EngineRow[]> {
  const rows: EngineRow[] = [];
  do {
    signal.throwIfAborted();
    const chunk = await operation.fetchChunk({
      maxRows: maxRows - rows.length,
    });
    rows.push(...chunk.map(row => inLowerCase(row, plain)));
  } while (rows.length < maxRows && (await operation.hasMoreRows()));
  return rows.slice(0, maxRows);
}

/** Databricks by its driver for Node.js, on a SQL warehouse. */
class DatabricksRunner implements SqlRunner {
  readonly #driver: Databricks;
  readonly #client: DBSQLClient;
  readonly #session: Session;

  constructor(driver: Databricks, client: DBSQLClient, session: Session) {
    this.#driver = driver;
    this.#client = client;
    this.#session = session;
  }

  async query(text: string, limits: QueryLimits): Promise<EngineRow[]> {
    const { signal } = limits;
    const operation = await unlessBusy(() => {
      signal.throwIfAborted();
      return this.#session.executeStatement(text, {
        // It says at once what it has begun, so that it can be told to stop, and gives no rows that nobody has asked for.
        maxRows: null,
        // Rows come from the warehouse and no other host.
        useCloudFetch: false,
        useLZ4Compression: false,
      });
    }, signal);
    const rows = await untilDone({
      signal,
      cancel: () => operation.cancel(),
      poll: async () =>
        (await this.#isDone(operation)) ? rowsOf(operation, limits) : undefined,
    });
    await operation.close().catch(() => undefined);
    return rows;
  }

  async #isDone(operation: Operation): Promise<boolean> {
    const { TOperationState: State } = this.#driver.thrift.TCLIService_types;
    const { operationState, displayMessage, errorMessage } =
      await operation.status();
    switch (operationState) {
      case State.INITIALIZED_STATE:
      case State.PENDING_STATE:
      case State.RUNNING_STATE:
        return false;
      case State.FINISHED_STATE:
        return true;
      default:
        throw new Error(
          displayMessage ?? errorMessage ?? 'Databricks has stopped the query.',
        );
    }
  }

  /** Ends the session too. */
  close(): Promise<void> {
    return this.#client.close();
  }
}

/** @internal */
export const databricks: EngineConnector<DatabricksSettings> = {
  defaultSchema: 'default',

  async open(settings, place, { timeout }) {
    const driver = loadClient<Databricks>('@databricks/sql', () =>
      // eslint-disable-next-line global-require
      require('@databricks/sql'),
    );
    const { client, session } = await openSession(
      driver,
      settings,
      place,
      timeout,
    );
    return new DatabricksRunner(driver, client, session);
  },

  columns: (_place, schema, table) =>
    informationSchemaQuery('databricks', '', schema, table),

  prefix: ({ database }) => (database === undefined ? [] : [database]),
};
