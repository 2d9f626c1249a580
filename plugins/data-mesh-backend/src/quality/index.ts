// SPDX-License-Identifier: Apache-2.0
export { createQuality } from './createQuality';
export { checkKey, type NewRun, type RunListener } from './database';
export { describeSeries, tellsValues } from './series/describeSeries';
export type { AnomalyListener } from './series/SeriesJudge';
export type { IncidentStates } from './status/incidents';
