// SPDX-License-Identifier: Apache-2.0
export { layeredLayout } from './layeredLayout';
export type {
  EdgeCourse,
  EdgeSwing,
  GraphLayout,
  GraphPoint,
  LayoutEdge,
  LayoutNode,
  PlacedNode,
} from './types';
