// SPDX-License-Identifier: Apache-2.0
export * from './foldText';
export * from './weights';
export * from './words';
