// SPDX-License-Identifier: Apache-2.0
export * from './CatalogReader';
export * from './IndexState';
export * from './IndexTask';
export * from './schedule';
export * from './Synchronizer';
