// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import type { DataMeshFetchApi, DataMeshRequestOptions } from '../api';
import type { LineageApi } from './LineageApi';
import type {
  LineageDifferencesAnswer,
  LineageGapAnswer,
  LineageGraphAnswer,
  LineageGraphQuery,
  LineageHistoryAnswer,
  LineageImpactAnswer,
  LineagePersonalDataAnswer,
  LineageReceipt,
  LineageSearchAnswer,
  LineageSourcesAnswer,
  LineageUnusedAnswer,
} from './types';

type Query = Record<string, string | number | undefined>;

/** Talks to the data mesh backend about lineage over HTTP. @public */
export class LineageClient implements LineageApi {
  readonly #fetchApi: DataMeshFetchApi;

  constructor(options: { fetchApi: DataMeshFetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  async getLineage(
    query: LineageGraphQuery,
    options?: DataMeshRequestOptions,
  ): Promise<LineageGraphAnswer> {
    const { expand, ...rest } = query;
    return this.#get(
      '/graph',
      {
        ...rest,
        ...(expand?.length && {
          expand: JSON.stringify(expand.map(({ side, node }) => [side, node])),
        }),
      },
      options,
    );
  }

  async getLineageImpact(
    query: { node: string; change?: 'drop' | 'type' | 'late'; at?: string },
    options?: DataMeshRequestOptions,
  ): Promise<LineageImpactAnswer> {
    return this.#get('/impact', query, options);
  }

  async getLineageSources(
    query: { node: string; at?: string },
    options?: DataMeshRequestOptions,
  ): Promise<LineageSourcesAnswer> {
    return this.#get('/sources', query, options);
  }

  async getLineageDifferences(
    query: Parameters<LineageApi['getLineageDifferences']>[0],
    options?: DataMeshRequestOptions,
  ): Promise<LineageDifferencesAnswer> {
    return this.#get('/differences', query, options);
  }

  async searchLineage(
    query: Parameters<LineageApi['searchLineage']>[0],
    options?: DataMeshRequestOptions,
  ): Promise<LineageSearchAnswer> {
    return this.#get('/search', query, options);
  }

  async getLineageGap(
    query: Parameters<LineageApi['getLineageGap']>[0],
    options?: DataMeshRequestOptions,
  ): Promise<LineageGapAnswer> {
    return this.#get('/gap', query, options);
  }

  async getLineageHistory(
    query: { node: string; offset?: number; limit?: number },
    options?: DataMeshRequestOptions,
  ): Promise<LineageHistoryAnswer> {
    return this.#get('/history', query, options);
  }

  async getProductsWithoutConsumers(
    query: { at?: string; offset?: number; limit?: number } = {},
    options?: DataMeshRequestOptions,
  ): Promise<LineageUnusedAnswer> {
    return this.#get('/unused', query, options);
  }

  async getPersonalDataFlow(
    query: { at?: string; limit?: number } = {},
    options?: DataMeshRequestOptions,
  ): Promise<LineagePersonalDataAnswer> {
    return this.#get('/personal-data', query, options);
  }

  async sendLineage(
    events: unknown[],
    options?: DataMeshRequestOptions,
  ): Promise<LineageReceipt> {
    return this.#call('', {
      ...options,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
  }

  async #get<T>(
    path: string,
    query: Query,
    options?: DataMeshRequestOptions,
  ): Promise<T> {
    const params = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined) params.set(key, String(value));
    }
    return this.#call(`${path}?${params}`, { signal: options?.signal });
  }

  async #call<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.#fetchApi.fetch(
      `plugin://data-mesh/v1/lineage${path}`,
      init,
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
