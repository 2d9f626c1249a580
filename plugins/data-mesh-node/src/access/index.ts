// SPDX-License-Identifier: Apache-2.0
export * from './CatalogUserInfo';
export * from './DataMeshAccessService';
export * from './delegate';
export * from './readableRefs';
export * from './rules';
