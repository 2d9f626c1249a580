// SPDX-License-Identifier: Apache-2.0
import type { BulkTable } from '../../database';
import type { AnomalyRow, DetectorRow, PointRow, SeriesRow } from './rows';

/** Series as they are written. @internal */
export const seriesTable: BulkTable<SeriesRow> = {
  name: 'quality_series',
  columns: {
    id: 'text',
    product_ref: 'text',
    contract_ref: 'text',
    dataset: 'text',
    column: 'text',
    metric: 'text',
    last_value: 'double',
    last_at: 'text',
    points: 'integer',
    due: 'boolean',
  },
  key: 'id',
};

/** Values as they are written. @internal */
export const pointTable: BulkTable<PointRow> = {
  name: 'quality_point',
  columns: {
    series_id: 'text',
    measured_at: 'text',
    value: 'double',
    judged: 'boolean',
    low: 'double',
    high: 'double',
  },
  key: ['series_id', 'measured_at'],
};

/** Anomalies as they are written. @internal */
export const anomalyTable: BulkTable<AnomalyRow> = {
  name: 'quality_anomaly',
  columns: {
    series_id: 'text',
    product_ref: 'text',
    measured_at: 'text',
    score: 'double',
    sentence: 'text',
  },
};

/** Series with a new value; what is known of one that is there stays. @internal */
export const newSeries: BulkTable<SeriesRow> = {
  ...seriesTable,
  update: { due: 'excluded.due', contract_ref: 'excluded.contract_ref' },
};

/** New values; the same of the same run counts once. @internal */
export const newPoints: BulkTable<PointRow> = { ...pointTable, keep: true };

/** What detectors have learnt, as it is written. @internal */
export const detectorTable: BulkTable<DetectorRow> = {
  name: 'quality_detector',
  columns: { series_id: 'text', state: 'text' },
  key: 'series_id',
};
