// SPDX-License-Identifier: Apache-2.0
export * from './QualityApi';
export * from './QualityClient';
export * from './StatusApi';
export * from './StatusClient';
export * from './statusTypes';
export * from './types';
