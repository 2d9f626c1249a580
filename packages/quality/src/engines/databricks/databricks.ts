// SPDX-License-Identifier: Apache-2.0
import { informationSchemaQuery } from '../names';
import { askRest } from '../rest';
import type {
  DatabricksSettings,
  EngineConnector,
  EnginePlace,
  EngineRow,
  QueryLimits,
  SqlRunner,
} from '../types';
import { untilDone } from '../untilDone';

const MOST_BYTES = 10_000_000;
/** Milliseconds before its end that a token is not used any more. */
const MARGIN = 60_000;

/** Answer of the Statement Execution API. */
interface Statement {
  statement_id: string;
  status: {
    state:
      | 'PENDING'
      | 'RUNNING'
      | 'SUCCEEDED'
      | 'FAILED'
      | 'CANCELED'
      | 'CLOSED';
    error?: { message?: string };
  };
  manifest?: { schema?: { columns?: Array<{ name: string }> } };
  result?: { data_array?: Array<Array<string | null>> };
}

/** Databricks by its Statement Execution API, on a SQL warehouse. */
class DatabricksRunner implements SqlRunner {
  readonly #address: string;
  readonly #place: EnginePlace;
  readonly #settings: DatabricksSettings;
  #token: { value: string; until: number } | undefined;

  constructor(settings: DatabricksSettings, place: EnginePlace) {
    this.#address = settings.endpoint ?? `https://${place.host}`;
    this.#settings = settings;
    this.#place = place;
  }

  async #headers(): Promise<Record<string, string>> {
    const { token, clientId, clientSecret, name } = this.#settings;
    if (token) return { authorization: `Bearer ${token}` };
    if (!clientId || !clientSecret) {
      throw new Error(
        `${name} has neither a service principal nor a token for Databricks.`,
      );
    }
    if (!this.#token || this.#token.until < Date.now()) {
      const { body } = await askRest<{
        access_token: string;
        expires_in: number;
      }>(`${this.#address}/oidc/v1/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(
            `${clientId}:${clientSecret}`,
          ).toString('base64')}`,
        },
        form: { grant_type: 'client_credentials', scope: 'all-apis' },
      });
      this.#token = {
        value: body.access_token,
        until: Date.now() + body.expires_in * 1000 - MARGIN,
      };
    }
    return { authorization: `Bearer ${this.#token.value}` };
  }

  async query(
    text: string,
    { maxRows, signal }: QueryLimits,
  ): Promise<EngineRow[]> {
    const headers = await this.#headers();
    const statements = `${this.#address}/api/2.0/sql/statements`;
    const { database, schema } = this.#place;
    const { body: started } = await askRest<Statement>(`${statements}/`, {
      method: 'POST',
      headers,
      signal,
      json: {
        statement: text,
        warehouse_id: this.#settings.warehouse,
        catalog: database,
        schema,
        wait_timeout: '0s',
        disposition: 'INLINE',
        format: 'JSON_ARRAY',
        row_limit: maxRows,
        byte_limit: MOST_BYTES,
      },
    });
    const one = `${statements}/${encodeURIComponent(started.statement_id)}`;
    const { manifest, result } = await untilDone({
      signal,
      cancel: () =>
        askRest(`${one}/cancel`, { method: 'POST', headers, json: {} }),
      poll: async () => {
        const { body } = await askRest<Statement>(one, { headers, signal });
        const { state, error } = body.status;
        if (state === 'PENDING' || state === 'RUNNING') return undefined;
        if (state === 'SUCCEEDED') return body;
        throw new Error(error?.message ?? 'Databricks has stopped the query.');
      },
    });
    const names = (manifest?.schema?.columns ?? []).map(({ name }) =>
      name.toLocaleLowerCase('en-US'),
    );
    return (result?.data_array ?? [])
      .slice(0, maxRows)
      .map(row => Object.fromEntries(names.map((name, at) => [name, row[at]])));
  }

  async close(): Promise<void> {}
}

/** @internal */
export const databricks: EngineConnector<DatabricksSettings> = {
  defaultSchema: 'default',

  open: async (settings, place) => new DatabricksRunner(settings, place),

  columns: (_place, schema, table) =>
    informationSchemaQuery('databricks', '', schema, table),

  prefix: ({ database }) => (database === undefined ? [] : [database]),
};
