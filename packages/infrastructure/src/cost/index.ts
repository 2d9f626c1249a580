// SPDX-License-Identifier: Apache-2.0
export { estimateCost, type EstimateOptions } from './estimateCost';
export { readUsage } from './readUsage';
export * from './types';
