// SPDX-License-Identifier: Apache-2.0
export * from './LineageApi';
export * from './LineageClient';
export * from './types';
