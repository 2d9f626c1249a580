// SPDX-License-Identifier: Apache-2.0
export * from './rows';
export * from './tables';
