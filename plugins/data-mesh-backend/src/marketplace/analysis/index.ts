// SPDX-License-Identifier: Apache-2.0
export * from './analyseEntity';
export * from './cleanEntity';
export * from './facts';
export * from './hashes';
export * from './types';
