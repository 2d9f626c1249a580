// SPDX-License-Identifier: Apache-2.0

/**
 * Leaves so many values that a line of them looks as one of all: of each few neighbours the lowest and the highest.
 *
 * @param points - in order of their times
 * @param stays - whether a value is to stay in any case, as anomalies are
 * @internal
 */
export function thin<Point extends { value: number }>(
  points: readonly Point[],
  most: number,
  stays: (point: Point) => boolean = () => false,
): Point[] {
  if (points.length <= most) return [...points];
  const size = Math.ceil(points.length / (most / 2));
  const kept = new Set<Point>();
  for (let at = 0; at < points.length; at += size) {
    const group = points.slice(at, at + size);
    let [low, high] = [group[0], group[0]];
    for (const point of group) {
      if (point.value < low.value) low = point;
      if (point.value > high.value) high = point;
      if (stays(point)) kept.add(point);
    }
    kept.add(low).add(high);
  }
  kept.add(points.at(-1)!);
  return points.filter(point => kept.has(point));
}
