// SPDX-License-Identifier: Apache-2.0
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

/** Options of every call. @public */
export interface DataMeshRequestOptions {
  signal?: AbortSignal;
}

/**
 * What the data mesh backend answers, for browsers and other backends.
 *
 * Every answer holds only what the caller may see. Failures are `ResponseError`s of `@backstage/errors`.
 *
 * @public
 */
export interface DataMeshApi {
  queryProducts(
    query: ProductQuery,
    options?: DataMeshRequestOptions,
  ): Promise<ProductPage>;

  getProduct(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<ProductDetail>;

  /** All versions of the contract that an API entity carries, newest first. */
  getContractVersions(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<{ items: ContractVersion[] }>;

  getDomain(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<DomainDetail>;

  getMesh(options?: DataMeshRequestOptions): Promise<MeshOverview>;

  queryProblems(
    query: ProblemQuery,
    options?: DataMeshRequestOptions,
  ): Promise<ProblemPage>;

  getSources(
    options?: DataMeshRequestOptions,
  ): Promise<{ items: SourceStatus[] }>;
}
