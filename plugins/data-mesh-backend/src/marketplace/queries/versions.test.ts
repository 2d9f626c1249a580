// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { compareVersions } from './versions';

describe('compareVersions', () => {
  it('orders as Semantic Versioning does, and what is close to it', () => {
    const ordered = [
      'draft',
      '0.9',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.9.0',
      'v1.10',
      '2',
      '2.0.1+build.7',
      '10.0.0',
      '100000000000000000000.0.0',
    ];
    const shuffled = [...ordered].sort();
    expect(shuffled.sort(compareVersions)).toEqual(ordered);
  });

  it.each([
    ['2', '2.0.0'],
    ['v1.0.0', '1.0.0'],
    ['1.0.0+a', '1.0.0+b'],
    ['01.2', '1.02'],
  ])('takes %s and %s for equal', (a, b) => {
    expect(compareVersions(a, b)).toBe(0);
  });

  it('is a total order', () => {
    const version = fc.stringMatching(
      /^v?[0-9a-z]{0,2}(\.[0-9a-z]{1,2}){0,2}(-[0-9a-z]{1,2}(\.[0-9a-z])?)?$/,
    );
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(
          0 - Math.sign(compareVersions(b, a)),
        );
        const [first, second, third] = [a, b, c].sort(compareVersions);
        expect(compareVersions(first, second)).toBeLessThanOrEqual(0);
        expect(compareVersions(second, third)).toBeLessThanOrEqual(0);
        expect(compareVersions(first, third)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
