// SPDX-License-Identifier: Apache-2.0
import type { CheckSeverity, CheckStatus } from '../model';
import { groupByDimension, scoreChecks } from './scoreChecks';

const check = (status: CheckStatus, severity: CheckSeverity | null = null) => ({
  status,
  severity,
});

describe('scoreChecks', () => {
  it('has no score without a result', () => {
    expect(scoreChecks([]).value).toBeNull();
    expect(
      scoreChecks([check('skipped'), check('unknown'), check('error')]),
    ).toEqual({
      value: null,
      passed: 0,
      warned: 0,
      failed: 0,
      broken: 1,
      unjudged: 2,
    });
  });

  it.each([
    [[check('pass')], 100],
    [[check('fail')], 0],
    [[check('warn')], 50],
    [[check('pass'), check('fail')], 50],
    [[check('pass', 'info'), check('fail', 'critical')], (100 * 0.5) / 4.5],
    [[check('pass', 'critical'), check('fail', 'warning')], 80],
    [[check('pass'), check('error'), check('skipped')], 100],
  ])('of %j is %p', (checks, value) => {
    expect(scoreChecks(checks).value).toBeCloseTo(value, 9);
  });

  it('is given for each dimension', () => {
    const groups = groupByDimension([
      { ...check('pass'), dimension: 'accuracy' as const },
      { ...check('fail'), dimension: null },
    ]);
    expect(scoreChecks(groups.get('accuracy')!).value).toBe(100);
    expect(scoreChecks(groups.get(null)!).value).toBe(0);
  });
});
