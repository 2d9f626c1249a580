// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import type { DataMeshFetchApi, DataMeshRequestOptions } from '../api';
import { type PortalCall, callPortal } from '../api/callPortal';
import type { QualityApi } from './QualityApi';
import type {
  ProductQuality,
  QualityHistoryItem,
  QualityReportReceipt,
  QualityResultsFile,
  QualityToken,
} from './types';

function pathOf(entityRef: string): string {
  const { namespace, name } = parseEntityRef(entityRef, {
    defaultKind: 'DataProduct',
  });
  return `products/${encodeURIComponent(namespace)}/${encodeURIComponent(
    name,
  )}`;
}

/** Talks to the data mesh backend about quality over HTTP. @public */
export class QualityClient implements QualityApi {
  readonly #fetchApi: DataMeshFetchApi;

  constructor(options: { fetchApi: DataMeshFetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  async getProductQuality(
    entityRef: string,
    query: { offset?: number; limit?: number; contract?: string } = {},
    options?: DataMeshRequestOptions,
  ): Promise<ProductQuality> {
    return this.#call(pathOf(entityRef), { query, ...options });
  }

  async getCheckHistory(
    entityRef: string,
    key: string,
    options?: DataMeshRequestOptions,
  ): Promise<{ items: QualityHistoryItem[] }> {
    return this.#call(
      `${pathOf(entityRef)}/checks/${encodeURIComponent(key)}/history`,
      { ...options },
    );
  }

  async reportResults(
    entityRef: string,
    files: QualityResultsFile[],
    options?: DataMeshRequestOptions,
  ): Promise<QualityReportReceipt> {
    return this.#call('results', {
      method: 'POST',
      body: { product: entityRef, files },
      ...options,
    });
  }

  async listTokens(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<{ items: QualityToken[] }> {
    return this.#call(`${pathOf(entityRef)}/tokens`, { ...options });
  }

  async createToken(
    entityRef: string,
    request: { name: string; days: number },
    options?: DataMeshRequestOptions,
  ): Promise<QualityToken & { token: string }> {
    return this.#call(`${pathOf(entityRef)}/tokens`, {
      method: 'POST',
      body: request,
      ...options,
    });
  }

  async deleteToken(
    entityRef: string,
    id: string,
    options?: DataMeshRequestOptions,
  ): Promise<void> {
    await this.#call(`${pathOf(entityRef)}/tokens/${encodeURIComponent(id)}`, {
      method: 'DELETE',
      ...options,
    });
  }

  #call<T>(path: string, call: PortalCall): Promise<T> {
    return callPortal(
      this.#fetchApi,
      `plugin://data-mesh/v1/quality/${path}`,
      call,
    );
  }
}
