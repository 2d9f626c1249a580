// SPDX-License-Identifier: Apache-2.0
/**
 * Reads, checks, compares and converts data contracts and data product descriptors.
 *
 * @packageDocumentation
 */
export * from './compare';
export * from './convert';
export * from './custom';
export * from './edit';
export * from './model';
export * from './naming';
export * from './physicalType';
export * from './positions';
export * from './read';
export * as shapes from './shape/build';
export type { FormatName } from './shape/formats';
export type * from './shape/types';
export { suggest } from './shape/suggest';
