// SPDX-License-Identifier: Apache-2.0
/**
 * Components and hooks for showing data products, contracts and findings.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './copy';
export * from './data';
export * from './feedback';
export * from './findings';
export * from './graph';
export * from './links';
export * from './state';
export * from './time';
export * from './trust';
export * from './words';
