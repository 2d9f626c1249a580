// SPDX-License-Identifier: Apache-2.0
import { BOX_SIZE, SWING_SIZE } from '../layout/packedLayout';
import type { PackedLayout } from '../layout/packedLayout';

interface Point {
  x: number;
  y: number;
}

const PARTS = 24;

/** Number of the box at a point of the drawing. @internal */
export function boxAt(
  { boxes }: PackedLayout,
  { x, y }: Point,
): number | undefined {
  for (let i = 0; i < boxes.length; i += BOX_SIZE) {
    if (
      x >= boxes[i] &&
      y >= boxes[i + 1] &&
      x <= boxes[i] + boxes[i + 2] &&
      y <= boxes[i + 1] + boxes[i + 3]
    ) {
      return i / BOX_SIZE;
    }
  }
  return undefined;
}

/** Whether a swing comes nearer to a point than a distance: it is cut into short straight parts. */
function isNear(
  swings: Float32Array,
  at: number,
  { x, y }: Point,
  distance: number,
): boolean {
  const [x0, y0, x1, y1, turn] = swings.subarray(at, at + SWING_SIZE);
  if (
    y < Math.min(y0, y1) - distance ||
    y > Math.max(y0, y1) + distance ||
    x < Math.min(x0, x1, turn) - distance ||
    x > Math.max(x0, x1, turn) + distance
  ) {
    return false;
  }
  let [fromX, fromY] = [x0, y0];
  for (let part = 1; part <= PARTS; part++) {
    const t = part / PARTS;
    const u = 1 - t;
    const toX = u * u * u * x0 + 3 * u * t * turn + t * t * t * x1;
    const toY =
      (u * u * u + 3 * u * u * t) * y0 + (3 * u * t * t + t * t * t) * y1;
    const [dx, dy] = [toX - fromX, toY - fromY];
    const length = dx * dx + dy * dy || 1;
    const along = Math.max(
      0,
      Math.min(1, ((x - fromX) * dx + (y - fromY) * dy) / length),
    );
    if (
      Math.hypot(x - fromX - along * dx, y - fromY - along * dy) <= distance
    ) {
      return true;
    }
    [fromX, fromY] = [toX, toY];
  }
  return false;
}

/** Number of the line that passes a point of the drawing within a distance. @internal */
export function lineAt(
  { swings, courses }: PackedLayout,
  point: Point,
  distance: number,
): number | undefined {
  for (let line = 0; line + 1 < courses.length; line++) {
    for (let swing = courses[line]; swing < courses[line + 1]; swing++) {
      if (isNear(swings, swing * SWING_SIZE, point, distance)) return line;
    }
  }
  return undefined;
}
