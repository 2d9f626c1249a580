// SPDX-License-Identifier: Apache-2.0
export * from './DataMeshApi';
export { type DataMeshFetchApi } from './callPortal';
export * from './types';
export * from './DataMeshClient';
