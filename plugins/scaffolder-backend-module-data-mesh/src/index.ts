// SPDX-License-Identifier: Apache-2.0
/**
 * Scaffolder actions of the data mesh: generate, check, publish and register data products.
 *
 * @packageDocumentation
 */
export { scaffolderModuleDataMesh as default } from './module';
