// SPDX-License-Identifier: Apache-2.0
import type {
  GovernanceLevel,
  GovernanceScorecardPoint,
  GovernanceTrendPoint,
} from '@meshwright/plugin-data-mesh-common';
import { describeDay } from '@meshwright/plugin-data-mesh-react';
import { levelName, percent } from '../policyWords';

/** Height of a line on a day, from 0 to 1; null where nothing was known. @internal */
export interface TrendStep {
  day: string;
  value: number | null;
}

/**
 * Paths of a line through the points, in steps: what held on a day held all day. Days without data make a gap.
 *
 * @internal
 */
export function trendSegments(
  steps: readonly TrendStep[],
  width: number,
  height: number,
): string[] {
  const step = width / Math.max(1, steps.length);
  const segments: string[] = [];
  let path = '';
  steps.forEach(({ value }, index) => {
    if (value === null) {
      if (path) segments.push(path);
      path = '';
      return;
    }
    const y = Math.round((1 - value) * height * 10) / 10;
    const [from, to] = [index, index + 1].map(
      at => Math.round(at * step * 10) / 10,
    );
    path += path ? `L${from} ${y}H${to}` : `M${from} ${y}H${to}`;
  });
  if (path) segments.push(path);
  return segments;
}

/** Height of a level among the four, from 0 to 1. @internal */
export function heightOfLevel(level: GovernanceLevel): number | null {
  return level === null ? null : (level - 1) / 3;
}

/** The days from the first one with data on. @internal */
export function fromFirstKnown<T extends GovernanceTrendPoint>(
  points: readonly T[],
): T[] {
  const first = points.findIndex(({ passRate }) => passRate !== null);
  return first < 0 ? [] : points.slice(first);
}

/**
 * Days on which something was another than the day before, newest first.
 *
 * @param look - what is compared
 * @internal
 */
export function turningPoints<T>(
  points: readonly T[],
  look: (point: T) => unknown,
): T[] {
  const looks = points.map(point => JSON.stringify(look(point)));
  return points
    .filter((_, index) => index === 0 || looks[index] !== looks[index - 1])
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
  return `${now}, ${percent(first.passRate)} on ${describeDay(first.day)}`;
}

/** How the level went, in words. @internal */
export function levelTrendText(
  points: readonly GovernanceScorecardPoint[],
): string {
  const known = points.filter(({ level }) => level !== null);
  const last = known[known.length - 1];
  if (!last) return 'no data yet';
  const turns = turningPoints(known, ({ level }) => level);
  const [{ day }] = turns;
  if (turns.length === 1)
    return `${last.level}, ${levelName(last.level)}, since ${describeDay(day)}`;
  const before = turns[1].level;
  return `${last.level}, ${levelName(last.level)}, since ${describeDay(
    day,
  )}; ${before}, ${levelName(before)}, before`;
}
