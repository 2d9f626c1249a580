// SPDX-License-Identifier: Apache-2.0
import type { QualityThreshold } from '../model';
import { sameSet, sameValue } from './values';

/** An interval of allowed values. */
interface Interval {
  low: number;
  high: number;
  lowOpen: boolean;
  highOpen: boolean;
}

/** How new limits lie to old ones. @internal */
export type ThresholdChange = 'same' | 'tightened' | 'loosened' | 'changed';

const everything: Interval = {
  low: -Infinity,
  high: Infinity,
  lowOpen: true,
  highOpen: true,
};

const below = (value: number, open: boolean): Interval => ({
  ...everything,
  high: value,
  highOpen: open,
});
const above = (value: number, open: boolean): Interval => ({
  ...everything,
  low: value,
  lowOpen: open,
});

/** Values that one threshold allows; nothing where it is not about numbers. */
function allowed({
  operator,
  value,
}: QualityThreshold): Interval[] | undefined {
  const numbers = (Array.isArray(value) ? value : [value]).map(item =>
    typeof item === 'boolean' ? NaN : Number(item),
  );
  const [first, second = first] = numbers;
  if (numbers.length === 0 || numbers.some(Number.isNaN)) return undefined;
  switch (operator) {
    case 'mustBe':
      return [{ low: first, high: first, lowOpen: false, highOpen: false }];
    case 'mustNotBe':
      return [below(first, true), above(first, true)];
    case 'mustBeGreaterThan':
      return [above(first, true)];
    case 'mustBeGreaterOrEqualTo':
      return [above(first, false)];
    case 'mustBeLessThan':
      return [below(first, true)];
    case 'mustBeLessOrEqualTo':
      return [below(first, false)];
    case 'mustBeBetween':
      return [{ low: first, high: second, lowOpen: false, highOpen: false }];
    case 'mustNotBeBetween':
      return [below(first, true), above(second, true)];
    default:
      return undefined;
  }
}

function intersect(a: Interval, b: Interval): Interval | undefined {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  const lowOpen = (a.low === low && a.lowOpen) || (b.low === low && b.lowOpen);
  const highOpen =
    (a.high === high && a.highOpen) || (b.high === high && b.highOpen);
  const empty = low > high || (low === high && (lowOpen || highOpen));
  return empty ? undefined : { low, high, lowOpen, highOpen };
}

function intersectAll(sets: Interval[][], domain: Interval): Interval[] {
  return sets.reduce<Interval[]>(
    (result, set) =>
      result.flatMap(a =>
        set.flatMap(b => {
          const common = intersect(a, b);
          return common ? [common] : [];
        }),
      ),
    [domain],
  );
}

function contains(outer: Interval, inner: Interval): boolean {
  const low =
    outer.low < inner.low ||
    (outer.low === inner.low && (!outer.lowOpen || inner.lowOpen));
  const high =
    outer.high > inner.high ||
    (outer.high === inner.high && (!outer.highOpen || inner.highOpen));
  return low && high;
}

const within = (inner: Interval[], outer: Interval[]) =>
  inner.every(part => outer.some(whole => contains(whole, part)));

/**
 * Says whether new limits allow fewer, more, the same or other values than old ones.
 *
 * @param counts - true when the measured value is a count or a share, which is never negative
 *
 * @internal
 */
export function compareThresholds(
  before: QualityThreshold[],
  after: QualityThreshold[],
  counts: boolean,
): ThresholdChange {
  if (before.length === 0 || after.length === 0) {
    if (before.length === after.length) return 'same';
    return after.length > 0 ? 'tightened' : 'loosened';
  }
  const old = before.map(allowed);
  const next = after.map(allowed);
  const numeric = (sets: typeof old): sets is Interval[][] =>
    sets.every(set => set !== undefined);
  if (!numeric(old) || !numeric(next)) {
    return sameSet(before, after) ? 'same' : 'changed';
  }
  const domain = counts ? above(0, false) : everything;
  const oldSet = intersectAll(old, domain);
  const newSet = intersectAll(next, domain);
  const tighter = within(newSet, oldSet);
  const looser = within(oldSet, newSet);
  if (tighter && looser) return 'same';
  if (tighter) return 'tightened';
  return looser ? 'loosened' : 'changed';
}

const signs: Record<QualityThreshold['operator'], string> = {
  mustBe: 'exactly',
  mustNotBe: 'not',
  mustBeGreaterThan: 'more than',
  mustBeGreaterOrEqualTo: 'at least',
  mustBeLessThan: 'less than',
  mustBeLessOrEqualTo: 'at most',
  mustBeBetween: 'between',
  mustNotBeBetween: 'not between',
};

/** Says thresholds in words: "at least 3 and at most 5". @internal */
export function thresholdWords(
  thresholds: QualityThreshold[],
  unit?: string,
): string {
  if (thresholds.length === 0) return 'no limit';
  const words = thresholds.map(
    ({ operator, value }) =>
      `${signs[operator]} ${
        Array.isArray(value) ? value.join(' and ') : value
      }`,
  );
  const suffix =
    unit && !sameValue(unit.toLowerCase(), 'rows')
      ? ` ${unit.toLowerCase()}`
      : '';
  return `${words.join(' and ')}${suffix}`;
}
