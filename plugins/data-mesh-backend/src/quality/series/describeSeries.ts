// SPDX-License-Identifier: Apache-2.0
import type { SeriesRow } from './rows';

const WORDS: Record<string, string> = {
  rowCount: 'Row count',
  nullShare: 'Share of missing values (%)',
  nullCount: 'Missing values',
  distinctCount: 'Number of different values',
  sum: 'Sum',
  median: 'Median',
  percentile95: '95th percentile',
  ageHours: 'Age in hours',
  runTime: 'Run time in seconds',
  cost: 'Cost',
};

/** What a series follows, for the begin of a sentence: "Row count of orders". @internal */
export function describeSeries({
  metric,
  dataset,
  column,
}: Pick<SeriesRow, 'metric' | 'dataset' | 'column'>): string {
  const place = [dataset, column].filter(Boolean).join('.');
  const words = WORDS[metric] ?? metric;
  return place ? `${words} of ${place}` : words;
}

/** Figures that are counts or shares of rows, and ages that are promised: they give no value of a column away. */
const HARMLESS = new Set([
  'rowCount',
  'nullShare',
  'nullCount',
  'distinctCount',
  'ageHours',
  'runTime',
]);

/** Whether a series says what something costs. @internal */
export const tellsCosts = ({ metric }: Pick<SeriesRow, 'metric'>) =>
  metric === 'cost';

/**
 * Whether the figures of a series are not for everybody who sees the product: costs, and what tells values of its column, as
 * a sum does and a number of rows does not.
 *
 * @internal
 */
export const tellsValues = ({ metric }: Pick<SeriesRow, 'metric'>) =>
  !HARMLESS.has(metric);
