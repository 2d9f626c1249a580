// SPDX-License-Identifier: Apache-2.0
export { type LineageDifference, differenceBetween } from './difference';
export { type WalkedEdge } from './edgesBetween';
export {
  type GraphChange,
  type GraphEdge,
  type GraphNode,
  graphEdge,
  graphNode,
} from './changes';
export { LineageGraph } from './LineageGraph';
export { type Granularity } from './layers';
export { type EdgeFilter } from './steps';
export {
  type Direction,
  type Expansion,
  type WalkOptions,
  type WalkResult,
  walk,
} from './walk';
export { type WalkedNode } from './walkedNode';
