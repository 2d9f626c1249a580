// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { compareVersions, majorOf, sameVersion } from './versions';

describe('compareVersions', () => {
  it('orders by numbers, releases after their candidates, what has none first', () => {
    const ordered = [
      '',
      'latest',
      '1.0.0-rc1',
      '1.0.0',
      '1.2',
      '1.10.0',
      'v2',
      '2.0.1',
      '10',
    ];
    expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered);
  });

  it('is an order', () => {
    const version = fc.oneof(
      fc.stringMatching(/^v?\d(\.\d){0,3}(-[a-z]\d?)?$/),
      fc.string(),
    );
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        const [ab, ba, bc, ac] = [
          compareVersions(a, b),
          compareVersions(b, a),
          compareVersions(b, c),
          compareVersions(a, c),
        ];
        expect(Math.sign(ab)).toBe(-Math.sign(ba) + 0);
        expect(ab <= 0 && bc <= 0 && ac > 0).toBe(false);
      }),
    );
  });

  it('takes versions that differ in zeros or a letter for the same', () => {
    expect(sameVersion('2', 'v2.0.0')).toBe(true);
    expect(sameVersion('2.0.1', '2.0')).toBe(false);
    expect(sameVersion('1.0.0', '1.0.0-rc1')).toBe(false);
  });

  it('knows the major', () => {
    expect([
      majorOf('v3.1'),
      majorOf('0.9'),
      majorOf('latest'),
      majorOf(undefined),
    ]).toEqual([3, 0, undefined, undefined]);
  });
});
