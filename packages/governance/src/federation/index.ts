// SPDX-License-Identifier: Apache-2.0
export { checkFederation } from './checkFederation';
export type { FederationConflict } from './types';
