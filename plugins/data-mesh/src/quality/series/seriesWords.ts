// SPDX-License-Identifier: Apache-2.0
import type { QualitySeries } from '@meshwright/plugin-data-mesh-common';

const METRICS: Record<string, string> = {
  rowCount: 'Row count',
  nullShare: 'Missing values (%)',
  nullCount: 'Missing values',
  distinctCount: 'Different values (about)',
  sum: 'Sum',
  median: 'Median',
  percentile95: '95th percentile',
  ageHours: 'Age (hours)',
  runTime: 'Run time (seconds)',
  cost: 'Cost',
};

/** What a series measures. @internal */
export const metricWords = ({ metric }: Pick<QualitySeries, 'metric'>) =>
  METRICS[metric] ?? metric;

/** Of what it measures it. @internal */
export const placeWords = ({
  dataset,
  column,
}: Pick<QualitySeries, 'dataset' | 'column'>) =>
  [dataset, column].filter(Boolean).join(' · ') || 'Whole run';

/** A figure of a series. @internal */
export const figureWords = (value: number | null) =>
  value === null
    ? 'not shown'
    : value.toLocaleString('en-US', { maximumFractionDigits: 2 });
