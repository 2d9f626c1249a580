// SPDX-License-Identifier: Apache-2.0
export { type IdentifiedObject, datasetsOfContract } from './contract/datasets';
export { type DbtOptions } from './dbt/read';
export { type LineageFile } from './lineageFile';
export { locateFindings } from './locateFindings';
export { eventContent } from './openlineage/content';
export {
  type EventDataset,
  type EventProblem,
  type LineageEvent,
  readEvent,
} from './openlineage/event';
export { eventValues } from './openlineage/eventValues';
export { type JsonLimits } from './openlineage/parse';
export { type ReadLineageOptions, readLineage } from './readLineage';
export { type SqlFileOptions } from './sql/files';
export * from './sql/types';
