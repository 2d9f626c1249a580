// SPDX-License-Identifier: Apache-2.0
export { layeredLayout } from './layeredLayout';
export type {
  EdgeCourse,
  GraphLayout,
  GraphPoint,
  LayoutEdge,
  LayoutNode,
  PlacedNode,
} from './types';
