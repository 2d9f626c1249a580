// SPDX-License-Identifier: Apache-2.0
import type { EdgeCourse, EdgeSwing, GraphPoint } from './layout';

/** Something that labels may not cover. @internal */
export interface LabelObstacle extends GraphPoint {
  width: number;
  height: number;
}

/** Places along a line that a label may take, in the order of liking. */
const LABEL_PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
const LABEL_MARGIN = 3;

/** The line as the `d` of an SVG path. @internal */
export function edgePath(course: EdgeCourse): string {
  return course
    .map(({ from, to, turn }, i) => {
      const start = `${i === 0 ? 'M' : 'L'}${from.x},${from.y}`;
      return `${start}C${turn},${from.y} ${turn},${to.y} ${to.x},${to.y}`;
    })
    .join('');
}

/** A point on one swing of a line; `t` runs from 0 to 1. @internal */
export function pointOn({ from, to, turn }: EdgeSwing, t: number): GraphPoint {
  const u = 1 - t;
  const mix = (p0: number, p1: number, p2: number, p3: number) =>
    u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
  return {
    x: mix(from.x, turn, turn, to.x),
    y: mix(from.y, from.y, to.y, to.y),
  };
}

/**
 * Middles for the labels of lines, such that no label covers another or a box. A label that finds no free place has none and is
 * shown only while its line stands out.
 *
 * @internal
 */
export function placeLabels(
  lines: Array<{
    id: string;
    course: EdgeCourse;
    width: number;
    height: number;
  }>,
  boxes: Iterable<LabelObstacle> = [],
): Map<string, GraphPoint & { crowded: boolean }> {
  const taken = [...boxes];
  const result = new Map<string, GraphPoint & { crowded: boolean }>();
  for (const { id, course, width, height } of lines) {
    const swings = byLikelihood(course);
    let found: GraphPoint | undefined;
    for (const t of LABEL_PLACES) {
      for (const swing of swings) {
        const point = pointOn(swing, t);
        const box = {
          x: point.x - width / 2 - LABEL_MARGIN,
          y: point.y - height / 2 - LABEL_MARGIN,
          width: width + 2 * LABEL_MARGIN,
          height: height + 2 * LABEL_MARGIN,
        };
        if (!taken.some(other => overlap(box, other))) {
          found = point;
          taken.push(box);
          break;
        }
      }
      if (found) {
        break;
      }
    }
    result.set(id, {
      ...(found ?? pointOn(swings[0], 0.5)),
      crowded: !found,
    });
  }
  return result;
}

/** The swing in the middle of the line first, where a reader looks for the label. */
function byLikelihood(course: EdgeCourse): EdgeCourse {
  const middle = (course.length - 1) / 2;
  return course
    .map((swing, i) => ({ swing, away: Math.abs(i - middle) }))
    .sort((a, b) => a.away - b.away)
    .map(({ swing }) => swing);
}

function overlap(a: LabelObstacle, b: LabelObstacle): boolean {
  return (
    a.x < b.x + b.width &&
    b.x < a.x + a.width &&
    a.y < b.y + b.height &&
    b.y < a.y + a.height
  );
}
