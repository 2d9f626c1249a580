// SPDX-License-Identifier: Apache-2.0
/**
 * Data product kinds, entity providers and processors for the Backstage catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleDataMesh as default } from './module';
