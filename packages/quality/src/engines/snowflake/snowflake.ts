// SPDX-License-Identifier: Apache-2.0
import { informationSchemaQuery } from '../names';
import { askRest } from '../rest';
import type {
  EngineConnector,
  EnginePlace,
  EngineRow,
  QueryLimits,
  SnowflakeSettings,
  SqlRunner,
} from '../types';
import { untilDone } from '../untilDone';
import { snowflakeHeaders } from './snowflakeToken';

/** Answer of Snowflake's SQL API; `data` once the statement is done. */
interface Statement {
  statementHandle: string;
  resultSetMetaData?: { rowType: Array<{ name: string }> };
  data?: Array<Array<string | null>>;
}

/** A name that nobody put into quotes is in capitals, and the API takes names as they are. */
const nameOf = (text: string | undefined) =>
  text === undefined || /\p{Lu}/u.test(text)
    ? text
    : text.toLocaleUpperCase('en-US');

/** Snowflake by its SQL API, which takes one statement at a time. */
class SnowflakeRunner implements SqlRunner {
  readonly #address: string;
  readonly #place: EnginePlace;
  readonly #settings: SnowflakeSettings;
  readonly #timeout: number;

  constructor(options: {
    place: EnginePlace;
    settings: SnowflakeSettings;
    timeout: number;
  }) {
    const { place, settings } = options;
    const host = String(place.host).replace(/_/g, '-');
    this.#address = `${
      settings.endpoint ?? `https://${host}.snowflakecomputing.com`
    }/api/v2/statements`;
    this.#place = place;
    this.#settings = settings;
    this.#timeout = options.timeout;
  }

  async query(
    text: string,
    { maxRows, signal }: QueryLimits,
  ): Promise<EngineRow[]> {
    const { database, schema, host = '' } = this.#place;
    const { warehouse, role } = this.#settings;
    const headers = snowflakeHeaders(this.#settings, host);
    const { body: started } = await askRest<Statement>(
      `${this.#address}?async=true`,
      {
        method: 'POST',
        headers,
        signal,
        json: {
          statement: text,
          timeout: Math.max(1, Math.ceil(this.#timeout / 1000)),
          database: nameOf(database),
          schema: nameOf(schema),
          warehouse: nameOf(warehouse),
          role: nameOf(role),
          parameters: {
            query_tag: 'meshwright-quality',
            rows_per_resultset: String(maxRows),
          },
        },
      },
    );
    const one = `${this.#address}/${encodeURIComponent(
      started.statementHandle,
    )}`;
    const { resultSetMetaData, data = [] } = await untilDone({
      signal,
      cancel: () =>
        askRest(`${one}/cancel`, { method: 'POST', headers, json: {} }),
      poll: async () => {
        const { status, body } = await askRest<Statement>(one, {
          headers,
          signal,
        });
        return status === 200 ? body : undefined;
      },
    });
    const names = (resultSetMetaData?.rowType ?? []).map(({ name }) =>
      name.toLocaleLowerCase('en-US'),
    );
    return data
      .slice(0, maxRows)
      .map(row => Object.fromEntries(names.map((name, at) => [name, row[at]])));
  }

  async close(): Promise<void> {}
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
    return new SnowflakeRunner({ settings, place, timeout });
  },

  columns: (_place, schema, table) =>
    informationSchemaQuery('snowflake', '', schema, table),
};
