// SPDX-License-Identifier: Apache-2.0
/**
 * The facets that lineage is read from. Others are passed over, so that what differs between two runs of a job and means
 * nothing here (counts of rows, plans, environments) makes no difference.
 */

/** @internal */
export const runFacetNames = ['jobDependencies', 'parent', 'test'] as const;

/** @internal */
export const jobFacetNames = [
  'documentation',
  'jobType',
  'lineage',
  'ownership',
  'sourceCodeLocation',
  'sql',
  'tags',
] as const;

/** Of inputs, outputs and datasets of dataset events. @internal */
export const datasetFacetNames = [
  'columnLineage',
  'dataQualityAssertions',
  'datasetType',
  'documentation',
  'lifecycleStateChange',
  'lineage',
  'ownership',
  'schema',
  'storage',
  'symlinks',
  'tags',
  'version',
] as const;

/** @internal */
export type RunFacetName = (typeof runFacetNames)[number];
/** @internal */
export type JobFacetName = (typeof jobFacetNames)[number];
/** @internal */
export type DatasetFacetName = (typeof datasetFacetNames)[number];
