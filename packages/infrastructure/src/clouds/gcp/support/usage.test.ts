// SPDX-License-Identifier: Apache-2.0
import { runsOf } from './usage';

describe('runs in a month', () => {
  it.each([
    ['0 4 * * *', 30],
    ['0 * * * *', 730],
    ['*/15 * * * *', 2918],
    ['0 4 * * 1-5', 22],
    ['0 6,18 * * *', 61],
    ['0 4 1 * *', 1],
    ['0 4 1 1 *', 1],
    ['30 2/6 * * *', 122],
  ])('of %s are about %i', (cron, runs) => {
    expect(Math.abs(runsOf(cron) - runs)).toBeLessThanOrEqual(1 + runs * 0.02);
  });
});
