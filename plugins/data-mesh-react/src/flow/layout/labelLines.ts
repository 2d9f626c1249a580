// SPDX-License-Identifier: Apache-2.0
import type { FlowGraph } from '../types';
import type { EdgeCourse } from './layered';
import { BOX_SIZE, SWING_SIZE } from './packedLayout';
import type { PackedLayout } from './packedLayout';
import { placeLabels } from './placeLabels';
import type { EdgeLabel } from './placeLabels';

/**
 * Finds places for the labels of a graph's lines, those that stand for most first.
 *
 * @returns labels by the numbers of their lines
 * @internal
 */
export function labelLines(
  { lines }: FlowGraph,
  layout: PackedLayout,
): ReadonlyMap<number, EdgeLabel> {
  const wanted = lines
    .flatMap(({ label, weight = 1 }, number) =>
      label ? [{ number, texts: label, weight }] : [],
    )
    .sort((a, b) => b.weight - a.weight)
    .map(({ number, texts }) => ({
      id: String(number),
      course: courseOf(layout, number),
      texts,
    }))
    .filter(({ course }) => course.length > 0);
  if (wanted.length === 0) return new Map();
  const labels = placeLabels(wanted, boxesOf(layout));
  return new Map([...labels].map(([id, label]) => [Number(id), label]));
}

function courseOf({ swings, courses }: PackedLayout, line: number): EdgeCourse {
  const course: EdgeCourse = [];
  for (let swing = courses[line]; swing < courses[line + 1]; swing++) {
    const [x0, y0, x1, y1, turn] = swings.subarray(
      swing * SWING_SIZE,
      (swing + 1) * SWING_SIZE,
    );
    course.push({ from: { x: x0, y: y0 }, to: { x: x1, y: y1 }, turn });
  }
  return course;
}

function boxesOf({ boxes }: PackedLayout) {
  return Array.from({ length: boxes.length / BOX_SIZE }, (_, i) => {
    const [x, y, width, height] = boxes.subarray(
      i * BOX_SIZE,
      (i + 1) * BOX_SIZE,
    );
    return { x, y, width, height };
  });
}
