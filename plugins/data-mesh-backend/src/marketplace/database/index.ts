// SPDX-License-Identifier: Apache-2.0
export * from './migrate';
export * from './rows';
export * from './tables';
