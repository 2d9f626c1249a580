// SPDX-License-Identifier: Apache-2.0
export * from './azure';
export * from './bitbucketCloud';
export * from './bitbucketServer';
export * from './github';
export * from './gitlab';
export * from './types';
export * from './useProposals';
