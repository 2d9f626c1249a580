// SPDX-License-Identifier: Apache-2.0
export { FlowView } from './FlowView';
export type { FlowViewProps } from './FlowView';
export type { FlowViewKind } from './FlowToolbar';
export { flowToMermaid } from './export/flowToMermaid';
export * from './types';
