// SPDX-License-Identifier: Apache-2.0
import type { BigQuery } from '@google-cloud/bigquery';
import { engines, quoteRelation } from '../../compile';
import { loadClient } from '../loadClient';
import type {
  BigQuerySettings,
  EngineConnector,
  EnginePlace,
  EngineRow,
  QueryLimits,
  SqlRunner,
} from '../types';
import { untilDone } from '../untilDone';

type Module = typeof import('@google-cloud/bigquery');

const MOST_BYTES = 100e9;

const projectOf = ({ host }: EnginePlace) => {
  if (!host) throw new Error('The server of the contract states no project.');
  return host;
};

class BigQueryRunner implements SqlRunner {
  readonly #client: BigQuery;
  readonly #place: EnginePlace;
  readonly #settings: BigQuerySettings;
  readonly #timeout: number;

  constructor(
    client: BigQuery,
    settings: BigQuerySettings,
    place: EnginePlace,
    timeout: number,
  ) {
    this.#client = client;
    this.#settings = settings;
    this.#place = place;
    this.#timeout = timeout;
  }

  async query(
    text: string,
    { maxRows, signal }: QueryLimits,
  ): Promise<EngineRow[]> {
    const { location, maxBytesBilled = MOST_BYTES } = this.#settings;
    const { schema } = this.#place;
    const [job] = await this.#client.createQueryJob({
      query: text,
      useLegacySql: false,
      maximumBytesBilled: String(maxBytesBilled),
      jobTimeoutMs: this.#timeout,
      labels: { tool: 'meshwright' },
      ...(location && { location }),
      ...(schema && {
        defaultDataset: {
          projectId: projectOf(this.#place),
          datasetId: schema,
        },
      }),
    });
    await untilDone({
      signal,
      cancel: () => job.cancel(),
      poll: async () => {
        const [{ status }] = await job.getMetadata();
        if (status?.errorResult) throw new Error(status.errorResult.message);
        return status?.state === 'DONE' || undefined;
      },
    });
    const [rows] = await job.getQueryResults({
      maxResults: maxRows,
      autoPaginate: false,
      // Beyond 2^53 a number is not the one that was counted; a text still is.
      wrapIntegers: false,
    });
    return rows as EngineRow[];
  }

  async close(): Promise<void> {}
}

/** @internal */
export const bigquery: EngineConnector<BigQuerySettings> = {
  async open(settings, place, { timeout }) {
    const { BigQuery: Client } = loadClient<Module>(
      '@google-cloud/bigquery',
      () =>
        // eslint-disable-next-line global-require
        require('@google-cloud/bigquery'),
    );
    const client = new Client({
      projectId: settings.billingProject ?? projectOf(place),
      ...(settings.endpoint && { apiEndpoint: settings.endpoint }),
    });
    return new BigQueryRunner(client, settings, place, timeout);
  },

  columns(place, schema, table) {
    const relation = quoteRelation('bigquery', projectOf(place), schema);
    const { literal } = engines.bigquery;
    return `select table_schema, table_name, column_name from ${relation}.INFORMATION_SCHEMA.COLUMNS where lower(table_name) = ${literal(
      table.toLocaleLowerCase('en-US'),
    )}`;
  },

  prefix: place => [projectOf(place)],
};
