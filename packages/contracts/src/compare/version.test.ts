// SPDX-License-Identifier: Apache-2.0
import { orders, property } from '../__testUtils__/build';
import { compareContracts } from './compareContracts';
import { compareVersions } from './version';

const base = [property('id'), property('total')];
const results = {
  breaking: [property('id')],
  feature: [...base, property('note')],
  words: [property('id', { description: 'Number of the order' }), base[1]],
  nothing: base,
};

function advise(
  old: string | undefined,
  what: keyof typeof results,
  stated: string | undefined = old,
) {
  return compareContracts(
    orders(base, { version: old }),
    orders(results[what], { version: stated }),
  ).version;
}

describe('the next version', () => {
  it.each<[string, keyof typeof results, string | null]>([
    ['1.4.2', 'breaking', '2.0.0'],
    ['1.4.2', 'feature', '1.5.0'],
    ['1.4.2', 'words', '1.4.3'],
    ['1.4.2', 'nothing', '1.4.2'],
    ['v1.4.2', 'breaking', 'v2.0.0'],
    ['0.3.1', 'breaking', '0.4.0'],
    ['0.3.1', 'feature', '0.3.2'],
    ['0.3.1', 'words', '0.3.2'],
    ['2', 'breaking', '3'],
    ['2', 'feature', '2.1'],
    ['2', 'words', '2.0.1'],
    ['2.3', 'breaking', '3.0'],
    ['2.3', 'words', '2.3.1'],
    ['2.0.0-rc.1', 'breaking', '2.0.0'],
    ['2.1.0-rc.1', 'breaking', '3.0.0'],
    ['2.1.0-rc.1', 'feature', '2.1.0'],
    ['2.1.1-rc.1', 'words', '2.1.1'],
    ['1.0.0+build.7', 'feature', '1.1.0'],
    ['2024-05-01', 'breaking', null],
    ['2024.5', 'feature', null],
    ['latest', 'breaking', null],
    ['latest', 'nothing', 'latest'],
  ])('after %s with %s is %s', (old, what, next) => {
    expect(advise(old, what).next).toBe(next);
  });

  it('begins with 1.0.0 where none was stated', () => {
    expect(advise(undefined, 'feature').next).toBe('1.0.0');
  });

  it('explains what holds before 1.0.0', () => {
    expect(advise('0.3.1', 'breaking').reason).toContain('Before 1.0.0');
  });

  it('says when the stated version is too small', () => {
    const small = advise('1.4.2', 'breaking', '1.5.0');
    expect(small).toMatchObject({
      sufficient: false,
      old: '1.4.2',
      stated: '1.5.0',
      step: 'major',
    });
    expect(small.reason).toContain('1.5.0, which is too small');
    expect(advise('1.4.2', 'feature', '1.4.2').sufficient).toBe(false);
    expect(advise('1.4.2', 'nothing', '1.4.2').sufficient).toBe(true);
    expect(advise('1.4.2', 'nothing', '1.4.1').sufficient).toBe(false);
    expect(advise('1.4.2', 'breaking', '2.0.0').sufficient).toBe(true);
    expect(advise('1.4.2', 'breaking', '3.0.0').sufficient).toBe(true);
    expect(advise('1.4.2', 'breaking', '2.0.0-rc.1').sufficient).toBe(false);
    expect(advise('latest', 'breaking', 'latest').sufficient).toBe(false);
    expect(advise('2024-05-01', 'breaking', '2024-06-01').sufficient).toBe(
      true,
    );
  });
});

describe('compareVersions', () => {
  it('orders as semantic versioning does', () => {
    const sorted = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.10.0',
      '2',
    ];
    for (let i = 1; i < sorted.length; i++) {
      expect(compareVersions(sorted[i - 1], sorted[i])).toBeLessThan(0);
      expect(compareVersions(sorted[i], sorted[i - 1])).toBeGreaterThan(0);
    }
    expect(compareVersions('1.0', 'v1.0.0+x')).toBe(0);
    expect(compareVersions('one', '1.0.0')).toBeUndefined();
  });
});
