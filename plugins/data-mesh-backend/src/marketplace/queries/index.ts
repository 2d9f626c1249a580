// SPDX-License-Identifier: Apache-2.0
export * from './context';
export * from './getContractVersions';
export * from './getDomain';
export * from './getMesh';
export * from './getProduct';
export * from './searchProblems';
export * from './searchProducts';
