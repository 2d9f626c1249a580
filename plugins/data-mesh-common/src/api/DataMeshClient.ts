// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { type DataMeshFetchApi, callPortal } from './callPortal';
import type { DataMeshApi, DataMeshRequestOptions } from './DataMeshApi';
import type {
  ContractVersion,
  DomainDetail,
  MeshOverview,
  ProblemPage,
  ProblemQuery,
  ProductDetail,
  ProductPage,
  ProductQuery,
  SourceStatus,
} from './types';

/**
 * Talks to the data mesh backend over HTTP.
 *
 * @public
 */
export class DataMeshClient implements DataMeshApi {
  readonly #fetchApi: DataMeshFetchApi;

  constructor(options: { fetchApi: DataMeshFetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  async queryProducts(
    query: ProductQuery,
    options?: DataMeshRequestOptions,
  ): Promise<ProductPage> {
    const { filters, ...rest } = query;
    return this.#get('plugin://data-mesh/v1/products', options, {
      ...rest,
      ...filters,
    });
  }

  async getProduct(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<ProductDetail> {
    return this.#get(
      `plugin://data-mesh/v1/products/${refPath(entityRef)}`,
      options,
    );
  }

  async getContractVersions(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<{ items: ContractVersion[] }> {
    return this.#get(
      `plugin://data-mesh/v1/contracts/${refPath(entityRef)}/versions`,
      options,
    );
  }

  async getDomain(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<DomainDetail> {
    return this.#get(
      `plugin://data-mesh/v1/domains/${refPath(entityRef)}`,
      options,
    );
  }

  async getMesh(options?: DataMeshRequestOptions): Promise<MeshOverview> {
    return this.#get('plugin://data-mesh/v1/mesh', options);
  }

  async queryProblems(
    query: ProblemQuery,
    options?: DataMeshRequestOptions,
  ): Promise<ProblemPage> {
    return this.#get('plugin://data-mesh/v1/problems', options, query);
  }

  async getSources(
    options?: DataMeshRequestOptions,
  ): Promise<{ items: SourceStatus[] }> {
    return this.#get('plugin://catalog/data-mesh/v1/sources', options);
  }

  #get<T>(
    address: string,
    options?: DataMeshRequestOptions,
    query?: object,
  ): Promise<T> {
    return callPortal(this.#fetchApi, address, {
      query,
      signal: options?.signal,
    });
  }
}

function refPath(entityRef: string): string {
  const { namespace, name } = parseEntityRef(entityRef);
  return `${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}
