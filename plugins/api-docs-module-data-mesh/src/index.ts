// SPDX-License-Identifier: Apache-2.0
/**
 * Shows data contracts where Backstage shows definitions of APIs.
 *
 * @packageDocumentation
 */
export { dataContractWidget } from './dataContractWidget';
export { apiDocsModuleDataMesh as default } from './module';
