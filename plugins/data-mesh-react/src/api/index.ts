// SPDX-License-Identifier: Apache-2.0
export * from './accessApiRef';
export * from './dataMeshApiRef';
export * from './governanceApiRef';
export * from './incidentsApiRef';
export * from './lineageApiRef';
export * from './qualityApiRef';
export * from './statusApiRef';
