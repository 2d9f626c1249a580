// SPDX-License-Identifier: Apache-2.0
/**
 * Lets Backstage search find the columns of data contracts.
 *
 * @packageDocumentation
 */
export { searchModuleDataMesh as default } from './module';
