// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { Outcome } from '../evaluation/types';
import type { PolicySeverity } from '../policy';
import {
  groupMaturity,
  type LevelChange,
  type LeveledPart,
  levelTrendOf,
  type MaturityLevel,
  maturityOf,
  type OutcomeFlow,
  passRateOf,
  trendOf,
} from '.';

const verdict = (
  outcome: Outcome,
  severity: PolicySeverity = 'error',
): { outcome: Outcome; severity: PolicySeverity } => ({ outcome, severity });

describe('maturityOf', () => {
  it.each([
    ['nothing asked', [], null],
    ['nothing that applies', [verdict('not-applicable')], null],
    ['all kept', [verdict('pass'), verdict('not-applicable')], 4],
    ['one waived', [verdict('pass'), verdict('waived')], 3],
    ['a note open', [verdict('pass'), verdict('fail', 'info')], 3],
    ['a warning open', [verdict('pass'), verdict('fail', 'warning')], 2],
    ['an error open', [verdict('fail'), verdict('fail', 'info')], 1],
    ['an error undecided', [verdict('pass'), verdict('error')], 1],
    ['a note undecided', [verdict('error', 'info')], 3],
  ] as const)('%s', (_, verdicts, level) => {
    expect(maturityOf(verdicts)).toBe(level);
  });

  it('of a whole is that of its weakest part', () => {
    const any = fc.array(
      fc.record({
        outcome: fc.constantFrom<Outcome[]>(
          'pass',
          'fail',
          'waived',
          'not-applicable',
          'error',
        ),
        severity: fc.constantFrom<PolicySeverity[]>('error', 'warning', 'info'),
      }),
    );
    fc.assert(
      fc.property(any, any, (a, b) => {
        const parts = [maturityOf(a), maturityOf(b)].filter(
          level => level !== null,
        );
        expect(maturityOf([...a, ...b])).toBe(
          parts.length > 0 ? Math.min(...parts) : null,
        );
      }),
    );
  });
});

describe('groupMaturity', () => {
  it.each<[Array<MaturityLevel | null>, MaturityLevel | null]>([
    [[], null],
    [[null, null], null],
    [[4, null], 4],
    [[4, 4, 4, 4, 1], 4],
    [[4, 4, 4, 1, 1], 1],
    [[4, 3, 2, 2, 1], 2],
  ])('%j is %s', (levels, expected) => {
    expect(groupMaturity(levels)).toBe(expected);
  });
});

describe('trendOf', () => {
  const none = { pass: 0, fail: 0, waived: 0, error: 0 };

  it('takes back from the present what changed since', () => {
    const flows: OutcomeFlow[] = [
      { day: '2026-02-28', after: 'fail', count: 3 },
      { day: '2026-03-01', before: 'fail', after: 'pass', count: 2 },
      { day: '2026-03-02', before: 'pass', after: 'not-applicable', count: 1 },
      { day: '2026-03-02', before: null, after: 'waived', count: 1 },
    ];
    const points = trendOf(
      { pass: 1, fail: 1, waived: 1, error: 0 },
      flows,
      '2026-03-02',
      4,
    );
    expect(points.map(({ day, passRate }) => [day, passRate])).toEqual([
      ['2026-02-27', null],
      ['2026-02-28', 0],
      ['2026-03-01', 2 / 3],
      ['2026-03-02', 1 / 3],
    ]);
    expect(points[2].counts).toEqual({ ...none, pass: 2, fail: 1 });
  });

  it('gives back what really was, whatever happened', () => {
    const outcome = fc.option(
      fc.constantFrom<Outcome[]>('pass', 'fail', 'waived', 'error'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(outcome, { maxLength: 9 })), days => {
        const past: Array<typeof none> = [];
        const flows: OutcomeFlow[] = [];
        const now = { ...none };
        const rules: Array<Outcome | null> = Array(9).fill(null);
        const dayOf = (index: number) =>
          new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
        days.forEach((outcomes, index) => {
          outcomes.forEach((after, rule) => {
            const before = rules[rule];
            if (before === after) return;
            rules[rule] = after;
            if (before) now[before as keyof typeof none]--;
            if (after) now[after as keyof typeof none]++;
            flows.push({ day: dayOf(index), before, after, count: 1 });
          });
          past.push({ ...now });
        });
        const last = dayOf(days.length - 1);
        expect(
          trendOf(now, flows, last, days.length).map(({ counts }) => counts),
        ).toEqual(past);
      }),
    );
  });

  it('claims no rate where nothing was asked', () => {
    expect(passRateOf(none)).toBeNull();
    expect(passRateOf({ ...none, waived: 1, pass: 1 })).toBe(0.5);
  });
});

describe('levelTrendOf', () => {
  const part = (
    ref: string,
    level: MaturityLevel | null,
    product = ref,
  ): LeveledPart => ({ ref, product, level });

  it('takes back from the present what changed since', () => {
    const points = levelTrendOf(
      [part('a', 4), part('a-v1', 3, 'a'), part('b', 4)],
      [
        { day: '2026-03-02', ref: 'a-v1', product: 'a', before: 1 },
        { day: '2026-03-01', ref: 'b', product: 'b', before: null },
        { day: '2026-03-01', ref: 'gone', product: 'gone', before: 2 },
      ],
      '2026-03-02',
      3,
    );
    expect(points).toEqual([
      {
        day: '2026-02-28',
        level: 1,
        products: { '1': 1, '2': 1, '3': 0, '4': 0 },
      },
      {
        day: '2026-03-01',
        level: 1,
        products: { '1': 1, '2': 0, '3': 0, '4': 1 },
      },
      {
        day: '2026-03-02',
        level: 3,
        products: { '1': 0, '2': 0, '3': 1, '4': 1 },
      },
    ]);
  });

  it('gives back what really was, whatever happened', () => {
    const level = fc.option(fc.constantFrom<MaturityLevel[]>(1, 2, 3, 4));
    const refs = ['a', 'a-v1', 'b', 'b-v1', 'c'];
    const productOf = (ref: string) => ref[0];
    fc.assert(
      fc.property(
        fc.array(fc.array(level, { minLength: 5, maxLength: 5 }), {
          minLength: 1,
          maxLength: 8,
        }),
        days => {
          const dayOf = (index: number) =>
            new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
          const changes: LevelChange[] = [];
          days.forEach((levels, index) =>
            levels.forEach((present, at) => {
              const before = days[index - 1]?.[at] ?? null;
              if (before === present) return;
              const ref = refs[at];
              const product = productOf(ref);
              changes.push({ day: dayOf(index), ref, product, before });
            }),
          );
          const now = days[days.length - 1].map((present, at) =>
            part(refs[at], present, productOf(refs[at])),
          );
          const expected = days.map(levels =>
            groupMaturity(
              ['a', 'b', 'c'].map(product => {
                const own = levels.filter(
                  (known, at) =>
                    known !== null && productOf(refs[at]) === product,
                ) as MaturityLevel[];
                return own.length > 0
                  ? (Math.min(...own) as MaturityLevel)
                  : null;
              }),
            ),
          );
          expect(
            levelTrendOf(now, changes, dayOf(days.length - 1), days.length).map(
              point => point.level,
            ),
          ).toEqual(expected);
        },
      ),
    );
  });
});
