// SPDX-License-Identifier: Apache-2.0
/**
 * The data mesh for apps of Backstage's legacy frontend system: the same screens, as routable and component extensions.
 *
 * @packageDocumentation
 */
export { dataMeshPlugin } from './legacySystem/dataMeshPlugin';
export * from './legacySystem/pages';
export * from './legacySystem/entityParts';
export * from './legacySystem/formFields';
export * from './legacySystem/predicates';
export * from './legacySystem/searchResult';
export { ColumnResult } from './search/ColumnResult';
export type { ColumnResultProps } from './search/ColumnResult';
export { EntityResult } from './search/EntityResult';
export type { EntityResultProps } from './search/EntityResult';
