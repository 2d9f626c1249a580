// SPDX-License-Identifier: Apache-2.0
export type { GovernanceApi } from './GovernanceApi';
export { GovernanceClient } from './GovernanceClient';
export * from './permissions';
export * from './types';
