// SPDX-License-Identifier: Apache-2.0
export * from './parse';
export * from './relation';
export * from './types';
