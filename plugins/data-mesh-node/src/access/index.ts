// SPDX-License-Identifier: Apache-2.0
export * from './AccessExplainer';
export * from './CatalogUserInfo';
export * from './DataMeshAccessService';
export * from './delegate';
export * from './explainRefusals';
export * from './readableRefs';
export * from './refusalWords';
export * from './rules';
