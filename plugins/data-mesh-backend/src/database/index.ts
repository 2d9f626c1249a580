// SPDX-License-Identifier: Apache-2.0
export * from './bulk';
export * from './openFeatureDatabase';
