// SPDX-License-Identifier: Apache-2.0
export * from './CodeBlock';
export * from './MarkdownText';
export * from './Prose';
