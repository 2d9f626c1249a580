// SPDX-License-Identifier: Apache-2.0
export * from './EntityLinkChip';
export * from './KindIcon';
export * from './safeHref';
export * from './SafeLink';
export * from './RefSentence';
