// SPDX-License-Identifier: Apache-2.0
/**
 * Catalog model layer of the data mesh plugin.
 *
 * @packageDocumentation
 */
export * from './model';
