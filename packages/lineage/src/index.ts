// SPDX-License-Identifier: Apache-2.0
/**
 * Reads lineage from OpenLineage, dbt, contracts and SQL, and answers questions on it.
 *
 * @packageDocumentation
 */
export {
  type LineagePart,
  type MergedLineage,
  mergeLineages,
  mergeLineagesInTurns,
} from './build/mergeLineages';
export * from './graph';
export * from './identity';
export * from './model';
export * from './questions';
export * from './readers';
export * from './write/events';
