// SPDX-License-Identifier: Apache-2.0
export { compareContracts } from './compareContracts';
export { compareProducts } from './compareProducts';
export * from './impact';
export { type ChangeId, type ChangeRule, changeRules } from './rules';
export * from './types';
export { compareVersions } from './version';
