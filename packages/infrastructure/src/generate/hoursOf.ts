// SPDX-License-Identifier: Apache-2.0
import type { ServiceLevel } from '@meshwright/contracts';

/** Hours of the units that contracts are read with, a month of 30 and a year of 365 days. */
const HOURS: ReadonlyMap<string, number> = new Map([
  ['ms', 1 / 3_600_000],
  ['s', 1 / 3600],
  ['min', 1 / 60],
  ['m', 1 / 60],
  ['h', 1],
  ['d', 24],
  ['w', 24 * 7],
  ['mo', 24 * 30],
  // A capital M is months, as in the dates of ISO 8601.
  ['M', 24 * 30],
  ['q', 24 * 91],
  ['y', 24 * 365],
]);

/**
 * The length of time that a service level promises, in hours; undefined where it promises none.
 *
 * A number without a unit is none either: what is deleted or alarmed on by a guess is worse than what is not, and the
 * check of the contract asks for the unit.
 *
 * @internal
 */
export function hoursOf({ value, unit }: ServiceLevel): number | undefined {
  const amount = typeof value === 'string' ? Number(value) : value;
  const each = unit && (HOURS.get(unit) ?? HOURS.get(unit.toLowerCase()));
  return typeof amount === 'number' && amount > 0 && each
    ? amount * each
    : undefined;
}
