// SPDX-License-Identifier: Apache-2.0
/**
 * From the blueprint and the contracts of a data product to a repository with infrastructure on a cloud.
 *
 * @packageDocumentation
 */
export * from './blueprint';
export * from './check';
export * from './clouds';
export * from './cost';
export * from './generate';
export * from './hcl';
export * from './protection';
export * from './repository';
export * from './upgrade';
