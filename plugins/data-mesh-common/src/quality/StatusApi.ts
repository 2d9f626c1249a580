// SPDX-License-Identifier: Apache-2.0
import type { DataMeshRequestOptions } from '../api';
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

/**
 * What the data mesh backend knows of the status of products, and what it rests on: series, rows that fail, maintenance.
 *
 * Failures are `ResponseError`s of `@backstage/errors`; a product that the caller may not see is not found.
 *
 * @public
 */
export interface StatusApi {
  /** Status of all products that the caller may see, or of some of them, and of their output ports where asked for. */
  getStatusBoard(
    query?: StatusBoardQuery,
    options?: DataMeshRequestOptions,
  ): Promise<StatusBoard>;

  /** @param query - `days` of history, 90 where it is left out, 366 at most */
  getProductStatus(
    entityRef: string,
    query?: { days?: number },
    options?: DataMeshRequestOptions,
  ): Promise<ProductStatus>;

  /** How the products of a domain do by dimension. @param query - page; 100 at most */
  getHeatMap(
    domainRef: string,
    query?: { offset?: number; limit?: number },
    options?: DataMeshRequestOptions,
  ): Promise<QualityHeatMap>;

  announceMaintenance(
    entityRef: string,
    request: { title: string; startsAt: string; endsAt: string },
    options?: DataMeshRequestOptions,
  ): Promise<QualityMaintenance>;

  cancelMaintenance(
    entityRef: string,
    id: string,
    options?: DataMeshRequestOptions,
  ): Promise<void>;

  /** Those with anomalies first. @param query - page; 200 at most */
  getSeries(
    entityRef: string,
    query?: { offset?: number; limit?: number; contract?: string },
    options?: DataMeshRequestOptions,
  ): Promise<{ items: QualitySeries[]; totalItems: number }>;

  /** @param query - `days` back from now, 30 where it is left out, 400 at most */
  getSeriesValues(
    entityRef: string,
    id: string,
    query?: { days?: number },
    options?: DataMeshRequestOptions,
  ): Promise<QualitySeriesValues>;

  /** Newest first, 100 at most. */
  getAnomalies(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<{ items: QualityAnomaly[] }>;

  /** Reads rows that fail a check, 50 at most. */
  getEvidence(
    entityRef: string,
    key: string,
    options?: DataMeshRequestOptions,
  ): Promise<QualityEvidence>;

  /** Checks the data of a product now. */
  measure(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<MeasureReceipt>;

  /** How far the measurement of a product is, or how the last one ended. */
  getMeasurement(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<MeasureProgress>;

  /** Stops the measurement of a product. */
  cancelMeasurement(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<MeasureProgress>;
}
