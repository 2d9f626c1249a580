// SPDX-License-Identifier: Apache-2.0
export * from './parse';
export * from './values';
export * from './write';
