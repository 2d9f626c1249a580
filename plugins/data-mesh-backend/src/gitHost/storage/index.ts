// SPDX-License-Identifier: Apache-2.0
export * from './GitStorage';
export * from './compareBranches';
export * from './mergeBranches';
export * from './writeCommit';
