// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
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

/** Something that fetches with the caller's credentials and knows `plugin://` addresses. @public */
export interface DataMeshFetchApi {
  fetch: typeof fetch;
}

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
    const params = new URLSearchParams();
    setParams(params, {
      text: query.text,
      sort: query.sort,
      order: query.order,
      offset: query.offset,
      limit: query.limit,
      ...query.filters,
    });
    return this.#get(`plugin://data-mesh/v1/products?${params}`, options);
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
    const params = new URLSearchParams();
    setParams(params, { ...query });
    return this.#get(`plugin://data-mesh/v1/problems?${params}`, options);
  }

  async getSources(
    options?: DataMeshRequestOptions,
  ): Promise<{ items: SourceStatus[] }> {
    return this.#get('plugin://catalog/data-mesh/v1/sources', options);
  }

  async #get<T>(url: string, options?: DataMeshRequestOptions): Promise<T> {
    const response = await this.#fetchApi.fetch(url, {
      signal: options?.signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json() as Promise<T>;
  }
}

function refPath(entityRef: string): string {
  const { namespace, name } = parseEntityRef(entityRef);
  return `${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}

function setParams(
  params: URLSearchParams,
  values: Record<string, string | number | string[] | undefined>,
) {
  for (const [key, value] of Object.entries(values)) {
    if (Array.isArray(value)) {
      for (const item of value) {
        params.append(key, item);
      }
    } else if (value !== undefined && value !== '') {
      params.set(key, String(value));
    }
  }
}
