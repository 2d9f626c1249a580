// SPDX-License-Identifier: Apache-2.0
import type { DataMeshRequestOptions } from '../api';
import type {
  ProductQuality,
  QualityHistoryItem,
  QualityReportReceipt,
  QualityResultsFile,
  QualityToken,
} from './types';

/**
 * What the data mesh backend knows of the quality of products.
 *
 * Failures are `ResponseError`s of `@backstage/errors`; a product that the caller may not see is not found.
 *
 * @public
 */
export interface QualityApi {
  /** @param query - page of the checks, 200 at most; `contract` for those that one contract asks for */
  getProductQuality(
    entityRef: string,
    query?: { offset?: number; limit?: number; contract?: string },
    options?: DataMeshRequestOptions,
  ): Promise<ProductQuality>;

  /** Newest first, 500 at most. */
  getCheckHistory(
    entityRef: string,
    key: string,
    options?: DataMeshRequestOptions,
  ): Promise<{ items: QualityHistoryItem[] }>;

  /** Reports results. The same result twice counts once. */
  reportResults(
    entityRef: string,
    files: QualityResultsFile[],
    options?: DataMeshRequestOptions,
  ): Promise<QualityReportReceipt>;

  listTokens(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<{ items: QualityToken[] }>;

  /** @returns the token itself, which nobody can see again */
  createToken(
    entityRef: string,
    request: { name: string; days: number },
    options?: DataMeshRequestOptions,
  ): Promise<QualityToken & { token: string }>;

  deleteToken(
    entityRef: string,
    id: string,
    options?: DataMeshRequestOptions,
  ): Promise<void>;
}
