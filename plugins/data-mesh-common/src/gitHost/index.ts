// SPDX-License-Identifier: Apache-2.0
export * from './GitHostApi';
export * from './GitHostClient';
export * from './types';
