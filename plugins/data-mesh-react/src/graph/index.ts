// SPDX-License-Identifier: Apache-2.0
export { MeshGraph } from './MeshGraph';
export type { MeshGraphProps } from './MeshGraph';
export type { GraphEdge, GraphGroup, GraphNode, GraphWords } from './types';
