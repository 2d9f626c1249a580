// SPDX-License-Identifier: Apache-2.0
import { timeOf } from './timeOf';

const NOON = Date.UTC(2026, 2, 1, 12) / 1000;

describe('timeOf', () => {
  it.each([
    '2026-03-01T12:00:00Z',
    '2026-03-01 12:00:00',
    '2026-03-01 12:00',
    '2026-03-01T12:00:00.000',
    '2026-03-01 12:00:00,000',
    '2026-03-01T12:00:00+00:00',
    '2026-03-01 12:00:00 UTC',
    '2026-03-01 13:00:00+01',
    '2026-03-01T10:00:00-0200',
    '03/01/2026 12:00',
    '1 Mar 2026 12:00:00',
    'Sun, 01 Mar 2026 12:00:00 GMT',
    `${NOON}`,
    `${NOON}.0`,
    `${NOON}000`,
    `${NOON}000000`,
    `${NOON}000000000`,
    `${NOON / 1e9}e9`,
  ])('reads %s', text => {
    expect(timeOf(text)).toBe(NOON);
  });

  it.each([
    ['2026-03-01', NOON - 12 * 3600],
    ['20260301', NOON - 12 * 3600],
    ['0', 0],
    ['-3600', -3600],
    ['17.5', 17.5],
  ])('reads %s as %d', (text, expected) => {
    expect(timeOf(text)).toBe(expected);
  });

  it.each(['', 'soon', '2026-13-45', '2026-03-01T99:00:00Z', 'NaN'])(
    'reads no time in %p',
    text => {
      expect(timeOf(text)).toBeNaN();
    },
  );
});
