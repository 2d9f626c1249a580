// SPDX-License-Identifier: Apache-2.0
/**
 * Components and hooks for showing data products, contracts and findings.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './chart';
export * from './contract';
export * from './copy';
export * from './data';
export * from './diff';
export * from './download';
export * from './feedback';
export * from './findings';
export * from './flow';
export * from './graph';
export * from './layout';
export * from './links';
export * from './serviceLevels';
export * from './state';
export * from './status';
export * from './text';
export * from './time';
export * from './trust';
export * from './words';
