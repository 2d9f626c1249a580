// SPDX-License-Identifier: Apache-2.0
import type { GovernanceTrendPoint } from '@meshwright/plugin-data-mesh-common';
import { percent } from '../policyWords';

/**
 * Paths of a line through the points, in steps: what held on a day held all day. Days without data make a gap.
 *
 * @internal
 */
export function trendSegments(
  points: readonly GovernanceTrendPoint[],
  width: number,
  height: number,
): string[] {
  const step = width / Math.max(1, points.length);
  const segments: string[] = [];
  let path = '';
  points.forEach(({ passRate }, index) => {
    if (passRate === null) {
      if (path) segments.push(path);
      path = '';
      return;
    }
    const y = Math.round((1 - passRate) * height * 10) / 10;
    const [from, to] = [index, index + 1].map(
      at => Math.round(at * step * 10) / 10,
    );
    path += path ? `L${from} ${y}H${to}` : `M${from} ${y}H${to}`;
  });
  if (path) segments.push(path);
  return segments;
}

/** The days from the first one with data on. @internal */
export function fromFirstKnown(
  points: readonly GovernanceTrendPoint[],
): GovernanceTrendPoint[] {
  const first = points.findIndex(({ passRate }) => passRate !== null);
  return first < 0 ? [] : points.slice(first);
}

/** Days on which something was another than the day before, newest first. @internal */
export function turningPoints(
  points: readonly GovernanceTrendPoint[],
): GovernanceTrendPoint[] {
  const same = (a: GovernanceTrendPoint, b: GovernanceTrendPoint) =>
    JSON.stringify(a.counts) === JSON.stringify(b.counts);
  return points
    .filter((point, index) => index === 0 || !same(point, points[index - 1]))
    .reverse();
}

/** How it went, in words. @internal */
export function trendText(points: readonly GovernanceTrendPoint[]): string {
  const known = points.filter(({ passRate }) => passRate !== null);
  if (known.length === 0) return 'no data yet';
  const first = known[0];
  const last = known[known.length - 1];
  const now = `${percent(last.passRate)} now`;
  if (first === last || first.passRate === last.passRate) return now;
  return `${now}, ${percent(first.passRate)} on ${first.day}`;
}
