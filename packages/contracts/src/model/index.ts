// SPDX-License-Identifier: Apache-2.0
export * from './contract';
export * from './finding';
export * from './product';
export * from './standard';
