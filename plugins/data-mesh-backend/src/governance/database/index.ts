// SPDX-License-Identifier: Apache-2.0
export { openGovernanceDatabase } from './openGovernanceDatabase';
export * from './rows';
export * from './VerdictStore';
export { WaiverStore } from './WaiverStore';
