// SPDX-License-Identifier: Apache-2.0
import { hoursOf } from './hoursOf';

const level = (value: unknown, unit?: string) => ({
  path: '/slaProperties/0',
  property: 'retention',
  value,
  unit,
  elements: [],
});

it.each([
  [24, 'h', 24],
  ['2', 'd', 48],
  [30, 'min', 0.5],
  [30, 'm', 0.5],
  [6, 'M', 6 * 30 * 24],
  [6, 'mo', 6 * 30 * 24],
  [1, 'y', 365 * 24],
  [1, 'Y', 365 * 24],
])('%j %s are %d hours', (value, unit, hours) => {
  expect(hoursOf(level(value, unit))).toBeCloseTo(hours);
});

it.each([
  [730, undefined],
  [99.9, 'percent'],
  [0, 'd'],
  [-1, 'd'],
  ['soon', 'd'],
  [Infinity, 'rows'],
  [null, 'd'],
  [true, 'd'],
])('%j %s are none', (value, unit) => {
  expect(hoursOf(level(value, unit))).toBeUndefined();
});
