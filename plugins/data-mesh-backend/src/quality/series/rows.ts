// SPDX-License-Identifier: Apache-2.0

/** Row of `quality_series`. @internal */
export interface SeriesRow {
  id: string;
  product_ref: string;
  contract_ref: string | null;
  dataset: string | null;
  column: string | null;
  metric: string;
  last_value: number | null;
  last_at: string | null;
  points: number;
  due: boolean;
}

/** Row of `quality_detector`: apart from its series, which is written with each value. @internal */
export interface DetectorRow {
  series_id: string;
  /** JSON of an `AnomalyDetectorState`. */
  state: string;
}

/** Row of `quality_point`. @internal */
export interface PointRow {
  series_id: string;
  measured_at: string;
  value: number;
  judged: boolean;
  low: number | null;
  high: number | null;
}

/** Row of `quality_anomaly`. @internal */
export interface AnomalyRow {
  series_id: string;
  product_ref: string;
  measured_at: string;
  score: number;
  sentence: string;
}
