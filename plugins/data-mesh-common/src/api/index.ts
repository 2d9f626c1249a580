// SPDX-License-Identifier: Apache-2.0
export * from './DataMeshApi';
export * from './types';
export * from './DataMeshClient';
