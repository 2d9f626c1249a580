// SPDX-License-Identifier: Apache-2.0
export * from './AccessApi';
export * from './AccessClient';
export * from './classifications';
export type { CatalogEntityPermission } from './createEntityPermission';
export * from './permissions';
export * from './types';
