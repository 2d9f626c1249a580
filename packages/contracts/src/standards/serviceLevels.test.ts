// SPDX-License-Identifier: Apache-2.0
import {
  canonicalServiceLevel,
  canonicalUnit,
  parseAmount,
} from './serviceLevels';

it.each([
  ['ly', 'latency'],
  ['Latency', 'latency'],
  ['error_rate', 'errorRate'],
  ['AV', 'availability'],
  ['uptime', 'availability'],
  ['updateFrequency', 'frequency'],
  ['time-of-availability', 'timeOfAvailability'],
  ['ourOwn', 'ourOwn'],
  ['constructor', 'constructor'],
])('canonicalServiceLevel(%j)', (name, canonical) => {
  expect(canonicalServiceLevel(name)).toBe(canonical);
});

it.each([
  ['Days', 'd'],
  ['yr', 'y'],
  ['percentage', 'percent'],
  ['%', 'percent'],
  ['rows', 'rows'],
])('canonicalUnit(%j)', (unit, canonical) => {
  expect(canonicalUnit(unit)).toBe(canonical);
});

it.each([
  ['25h', { value: 25, unit: 'h' }],
  ['1 year', { value: 1, unit: 'y' }],
  ['99.9%', { value: 99.9, unit: 'percent' }],
  ['P1Y', { value: 1, unit: 'y' }],
  ['P3M', { value: 3, unit: 'mo' }],
  ['PT5M', { value: 5, unit: 'min' }],
  ['PT24H', { value: 24, unit: 'h' }],
  ['P1DT12H', undefined],
  ['P', undefined],
  ['9am to 5pm', undefined],
  ['daily', undefined],
  ['3', undefined],
  ['3 rows', undefined],
])('parseAmount(%j)', (text, amount) => {
  expect(parseAmount(text)).toEqual(amount);
});
