// SPDX-License-Identifier: Apache-2.0
export { checkKey } from './checkKey';
export { type MeasurementRow, MeasureStore } from './MeasureStore';
export type { NewRun } from './newRun';
export { noCounts, ResultStore, type RunListener } from './ResultStore';
export type { CheckRow, ResultRow, RunRow, TokenRow } from './rows';
export { isQualityToken, TokenStore } from './TokenStore';
