// SPDX-License-Identifier: Apache-2.0
import type { DataMeshFetchApi, DataMeshRequestOptions } from '../api';
import { type PortalCall, callPortal } from '../api/callPortal';
import type { LineageApi } from './LineageApi';
import type {
  LineageDifferencesAnswer,
  LineageGapAnswer,
  LineageGraphAnswer,
  LineageGraphQuery,
  LineageHistoryAnswer,
  LineageImpactAnswer,
  LineageImpactsAnswer,
  LineagePersonalDataAnswer,
  LineageReceipt,
  LineageSearchAnswer,
  LineageSourcesAnswer,
  LineageUnusedAnswer,
} from './types';

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
    query: {
      node: string;
      change?: 'drop' | 'type' | 'late' | 'values';
      at?: string;
    },
    options?: DataMeshRequestOptions,
  ): Promise<LineageImpactAnswer> {
    return this.#get('/impact', query, options);
  }

  async getLineageImpacts(
    query: Parameters<LineageApi['getLineageImpacts']>[0],
    options?: DataMeshRequestOptions,
  ): Promise<LineageImpactsAnswer> {
    return this.#call('/impact', { method: 'POST', body: query, ...options });
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
    return this.#call('', { method: 'POST', body: events, ...options });
  }

  #get<T>(
    path: string,
    query: object,
    options?: DataMeshRequestOptions,
  ): Promise<T> {
    return this.#call(path, { query, ...options });
  }

  #call<T>(path: string, call: PortalCall): Promise<T> {
    return callPortal(
      this.#fetchApi,
      `plugin://data-mesh/v1/lineage${path}`,
      call,
    );
  }
}
