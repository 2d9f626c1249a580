// SPDX-License-Identifier: Apache-2.0
export { SeriesChart, type SeriesChartProps } from './SeriesChart';
export * from './types';
