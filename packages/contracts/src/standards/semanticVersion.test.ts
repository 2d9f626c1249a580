// SPDX-License-Identifier: Apache-2.0
import { isSemanticVersion, mendVersion } from './semanticVersion';

it.each([
  ['1.0.0', true],
  ['v2.10.3', true],
  ['1.0.0-rc.1+build.5', true],
  ['1.0', false],
  ['01.0.0', false],
  ['1.0.0.0', false],
  ['latest', false],
])('isSemanticVersion(%j)', (text, expected) => {
  expect(isSemanticVersion(text)).toBe(expected);
});

it.each([
  ['1', '1.0.0'],
  ['1.2', '1.2.0'],
  ['v3', 'v3.0.0'],
  [' 4 ', '4.0.0'],
  ['1.2.3', undefined],
  ['2030-01-01', undefined],
  ['x', undefined],
])('mendVersion(%j)', (text, expected) => {
  expect(mendVersion(text)).toBe(expected);
});
