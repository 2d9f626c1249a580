// SPDX-License-Identifier: Apache-2.0
/**
 * Marketplace, product pages and mesh overview for Backstage.
 *
 * @packageDocumentation
 */
export { dataMeshPlugin as default } from './plugin';
