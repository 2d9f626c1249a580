// SPDX-License-Identifier: Apache-2.0
/**
 * Backend of the data mesh plugin.
 *
 * @packageDocumentation
 */
export { dataMeshPlugin as default } from './plugin';
export { gitHostUrlReader } from './gitHost';
