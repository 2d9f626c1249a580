// SPDX-License-Identifier: Apache-2.0
export * from './availability';
export { combineStatus, evaluateStatus, worstState } from './evaluateStatus';
export * from './serviceLevels';
export * from './types';
