// SPDX-License-Identifier: Apache-2.0
import type { Connection } from 'snowflake-sdk';
import { inLowerCase } from '../inLowerCase';
import { informationSchemaQuery } from '../names';
import type {
  EngineConnector,
  EngineRow,
  QueryLimits,
  SnowflakeSettings,
  SqlRunner,
} from '../types';
import { loadSnowflake } from './loadSnowflake';
import { signIn } from './signIn';

/** Milliseconds that a statement gets to be stopped in, before nobody waits for that either. */
const STOP = 10_000;

/** Snowflake by its driver for Node.js. */
class SnowflakeRunner implements SqlRunner {
  readonly #connection: Connection;
  readonly #timeout: number;

  constructor(connection: Connection, timeout: number) {
    this.#connection = connection;
    this.#timeout = timeout;
  }

  query(text: string, { maxRows, signal }: QueryLimits): Promise<EngineRow[]> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const statement = this.#connection.execute({
        sqlText: text,
        parameters: {
          STATEMENT_TIMEOUT_IN_SECONDS: Math.max(
            1,
            Math.ceil(this.#timeout / 1000),
          ),
          ROWS_PER_RESULTSET: maxRows,
          MULTI_STATEMENT_COUNT: 1,
        },
        complete: (error, _statement, rows = []) => {
          signal.removeEventListener('abort', stop);
          if (error) reject(signal.aborted ? signal.reason : error);
          else resolve(rows.slice(0, maxRows).map(row => inLowerCase(row)));
        },
      });
      function stop() {
        const letGo = () => reject(signal.reason);
        // Whether there was something left to stop is no matter.
        statement.cancel(letGo);
        setTimeout(letGo, STOP).unref();
      }
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  close(): Promise<void> {
    return new Promise(resolve => {
      this.#connection.destroy(() => resolve());
    });
  }
}

/** @internal */
export const snowflake: EngineConnector<SnowflakeSettings> = {
  defaultSchema: 'PUBLIC',

  async open(settings, place, { timeout }) {
    if (!place.host || !place.database) {
      throw new Error(
        'The server of the contract states no account or database.',
      );
    }
    return new SnowflakeRunner(
      await signIn(loadSnowflake(), settings, place),
      timeout,
    );
  },

  columns: (_place, schema, table) =>
    informationSchemaQuery('snowflake', '', schema, table),
};
