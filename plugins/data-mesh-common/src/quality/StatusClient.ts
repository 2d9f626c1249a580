// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import type { DataMeshFetchApi, DataMeshRequestOptions } from '../api';
import { type PortalCall, callPortal } from '../api/callPortal';
import type { StatusApi } from './StatusApi';
import type {
  MeasureProgress,
  MeasureReceipt,
  ProductStatus,
  QualityAnomaly,
  QualityEvidence,
  QualityHeatMap,
  QualityMaintenance,
  QualitySeries,
  QualitySeriesValues,
  StatusBoard,
  StatusBoardQuery,
} from './statusTypes';

function pathOf(collection: string, entityRef: string, defaultKind: string) {
  const { namespace, name } = parseEntityRef(entityRef, { defaultKind });
  return `${collection}/${encodeURIComponent(namespace)}/${encodeURIComponent(
    name,
  )}`;
}
const productPath = (ref: string) => pathOf('products', ref, 'DataProduct');

/** Talks to the data mesh backend about status over HTTP. @public */
export class StatusClient implements StatusApi {
  readonly #fetchApi: DataMeshFetchApi;

  constructor(options: { fetchApi: DataMeshFetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  async getStatusBoard(
    query: StatusBoardQuery = {},
    options?: DataMeshRequestOptions,
  ): Promise<StatusBoard> {
    return this.#call(`status`, { query, ...options });
  }

  async getProductStatus(
    entityRef: string,
    query: { days?: number } = {},
    options?: DataMeshRequestOptions,
  ): Promise<ProductStatus> {
    return this.#call(`${productPath(entityRef)}/status`, {
      query,
      ...options,
    });
  }

  async getHeatMap(
    domainRef: string,
    query: { offset?: number; limit?: number } = {},
    options?: DataMeshRequestOptions,
  ): Promise<QualityHeatMap> {
    const path = pathOf('domains', domainRef, 'Domain');
    return this.#call(`${path}`, { query, ...options });
  }

  async announceMaintenance(
    entityRef: string,
    request: { title: string; startsAt: string; endsAt: string },
    options?: DataMeshRequestOptions,
  ): Promise<QualityMaintenance> {
    return this.#call(`${productPath(entityRef)}/maintenance`, {
      method: 'POST',
      body: request,
      ...options,
    });
  }

  async cancelMaintenance(
    entityRef: string,
    id: string,
    options?: DataMeshRequestOptions,
  ): Promise<void> {
    await this.#call(
      `${productPath(entityRef)}/maintenance/${encodeURIComponent(id)}`,
      { method: 'DELETE', ...options },
    );
  }

  async getSeries(
    entityRef: string,
    query: { offset?: number; limit?: number; contract?: string } = {},
    options?: DataMeshRequestOptions,
  ): Promise<{ items: QualitySeries[]; totalItems: number }> {
    return this.#call(`${productPath(entityRef)}/series`, {
      query,
      ...options,
    });
  }

  async getSeriesValues(
    entityRef: string,
    id: string,
    query: { days?: number } = {},
    options?: DataMeshRequestOptions,
  ): Promise<QualitySeriesValues> {
    return this.#call(
      `${productPath(entityRef)}/series/${encodeURIComponent(id)}`,
      { query, ...options },
    );
  }

  async getAnomalies(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<{ items: QualityAnomaly[] }> {
    return this.#call(`${productPath(entityRef)}/anomalies`, { ...options });
  }

  async getEvidence(
    entityRef: string,
    key: string,
    options?: DataMeshRequestOptions,
  ): Promise<QualityEvidence> {
    return this.#call(
      `${productPath(entityRef)}/checks/${encodeURIComponent(key)}/rows`,
      { ...options },
    );
  }

  async measure(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<MeasureReceipt> {
    return this.#call('measure', {
      method: 'POST',
      body: { product: entityRef },
      ...options,
    });
  }

  async getMeasurement(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<MeasureProgress> {
    return this.#call(`${productPath(entityRef)}/measurement`, { ...options });
  }

  async cancelMeasurement(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<MeasureProgress> {
    return this.#call(`${productPath(entityRef)}/measurement`, {
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
