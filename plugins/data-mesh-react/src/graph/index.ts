// SPDX-License-Identifier: Apache-2.0
export type { GraphView } from './GraphToolbar';
export type { HighlightReach } from './highlight';
export { MeshGraph } from './MeshGraph';
export type { MeshGraphProps } from './MeshGraph';
export type { GraphEdge, GraphGroup, GraphNode, GraphWords } from './types';
