// SPDX-License-Identifier: Apache-2.0
/**
 * Entity kinds, permissions, API types and client of the data mesh plugin.
 *
 * @packageDocumentation
 */
export * from './access';
export * from './api';
export * from './contracts';
export * from './entities';
export * from './gitHost';
export * from './governance';
export * from './incidents';
export * from './lineage';
export * from './permissions';
export * from './quality';
