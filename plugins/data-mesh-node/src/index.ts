// SPDX-License-Identifier: Apache-2.0
/**
 * Extension points and service references of the data mesh backend.
 *
 * @packageDocumentation
 */
export * from './access';
export * from './entityFilter';
export * from './git';
export * from './portalFolder';
