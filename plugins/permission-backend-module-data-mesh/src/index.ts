// SPDX-License-Identifier: Apache-2.0
/**
 * The permission policy of the data mesh: decides as access policies in the catalog say.
 *
 * @packageDocumentation
 */
export { permissionModuleDataMesh as default } from './module';
