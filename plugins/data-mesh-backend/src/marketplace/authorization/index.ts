// SPDX-License-Identifier: Apache-2.0
export * from './EntityFilterRules';
export * from './EntityReadAuthorizer';
export * from './Visibility';
