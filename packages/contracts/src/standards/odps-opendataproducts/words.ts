// SPDX-License-Identifier: Apache-2.0

/*
 * Words that the specification (4.1, with what its draft of 4.2 adds) allows for some fields.
 */

/** @internal */
export const visibilities = [
  'private',
  'invitation',
  'organisation',
  'dataspace',
  'public',
  'internal',
];

/** @internal */
export const statuses = [
  'announcement',
  'draft',
  'development',
  'testing',
  'acceptance',
  'production',
  'sunset',
  'retired',
];

/** @internal */
export const productTypes = [
  'raw data',
  'derived data',
  'dataset',
  'reports',
  'analytic view',
  '3D visualisation',
  'algorithm',
  'decision support',
  'automated decision-making',
  'data-enhanced product',
  'data-driven service',
  'data-enabled performance',
  'bi-directional',
];

/** @internal */
export const serviceDimensions = [
  'latency',
  'uptime',
  'responseTime',
  'errorRate',
  'endOfSupport',
  'endOfLife',
  'updateFrequency',
  'timeToDetect',
  'timeToNotify',
  'timeToRepair',
  'emailResponseTime',
];

/** @internal */
export const qualityDimensions = [
  'accuracy',
  'completeness',
  'conformity',
  'consistency',
  'coverage',
  'timeliness',
  'validity',
  'uniqueness',
];
