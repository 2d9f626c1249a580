// SPDX-License-Identifier: Apache-2.0
export { FlowView } from './FlowView';
export type { FlowViewProps } from './FlowView';
export type { FlowViewKind } from './FlowToolbar';
export type { FlowTarget } from './draw/FlowDrawing';
export type { FlowReach } from './highlight';
export { FlowPanel } from './panel/FlowPanel';
export { useFlowPanelStyles } from './panel/flowPanelStyles';
export type { FlowFound } from './searchFlow';
export { usePreparedFlow } from './usePreparedFlow';
export { flowToMermaid } from './export/flowToMermaid';
export * from './types';
