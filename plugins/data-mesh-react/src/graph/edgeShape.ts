// SPDX-License-Identifier: Apache-2.0
import type { EdgeCourse, EdgeSwing, GraphPoint } from './layout';

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
