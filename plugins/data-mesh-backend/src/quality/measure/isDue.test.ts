// SPDX-License-Identifier: Apache-2.0
import type { MeasurementRow } from '../database';
import { isDue, retryAt } from './isDue';

const HOUR = 60 * 60_000;
const now = Date.parse('2026-11-22T12:00:00Z');
const ago = (hours: number) => new Date(now - hours * HOUR).toISOString();
const row = (more: Partial<MeasurementRow>): MeasurementRow => ({
  product_ref: 'dataproduct:default/orders',
  fingerprint: 'same',
  measured_at: ago(1),
  failures: 0,
  retry_at: null,
  owner: null,
  owned_until: null,
  state: 'measured',
  started_at: null,
  ended_at: null,
  checks_done: 0,
  checks_total: 0,
  cancelled_by: null,
  ...more,
});

describe('isDue', () => {
  it.each<[boolean, string, MeasurementRow | undefined]>([
    [true, 'nothing was measured', undefined],
    [true, 'it was only begun', row({ measured_at: null, fingerprint: null })],
    [false, 'nothing has changed', row({})],
    [true, 'something has changed', row({ fingerprint: 'other' })],
    [true, 'the results have grown old', row({ measured_at: ago(6) })],
    [false, 'they have not quite', row({ measured_at: ago(5.9) })],
    [
      false,
      'it failed a moment ago',
      row({ failures: 1, retry_at: ago(-0.1), measured_at: ago(7) }),
    ],
    [
      false,
      'somebody stopped the first one',
      row({ measured_at: null, retry_at: ago(-1) }),
    ],
    [true, 'it may be tried again', row({ failures: 1, retry_at: ago(0.1) })],
    [
      true,
      'it failed, and has changed since',
      row({ fingerprint: 'other', failures: 3, retry_at: ago(-2) }),
    ],
  ])('is %p where %s', (expected, _when, state) => {
    expect(isDue(state, 'same', 6 * HOUR, now)).toBe(expected);
  });

  it('tries again later and later', () => {
    const minutes = [1, 2, 3, 4, 20].map(
      failures => (Date.parse(retryAt(failures, 6 * HOUR, now)) - now) / 60_000,
    );
    expect(minutes).toEqual([5, 10, 20, 40, 360]);
  });
});
