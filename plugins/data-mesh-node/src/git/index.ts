// SPDX-License-Identifier: Apache-2.0
export * from './BareRepository';
export * from './gitHostFolder';
export * from './gitNames';
export * from './runGit';
