// SPDX-License-Identifier: Apache-2.0
import type {
  GovernanceImpact,
  GovernanceTrendPoint,
} from '@meshwright/plugin-data-mesh-common';
import { impactText, jsonPatches } from './editor/impactWords';
import {
  copyOf,
  firstPolicy,
  statedIn,
  withLifecycle,
  yamlOf,
} from './editor/policyDocument';
import { placeOf } from './editor/proposePolicy';
import {
  formatPolicyState,
  parsePolicyState,
  toPolicyQuery,
} from './list/policyState';
import { percent, workText } from './policyWords';
import {
  fromFirstKnown,
  levelTrendText,
  trendSegments,
  trendText,
  turningPoints,
} from './scorecard/trendShape';

describe('the text of a policy', () => {
  const text = `# Why it is here
metadata: { name: support }
spec:
  owner: group:default/a
  lifecycle: grace # for now
  graceUntil: 2027-01-31
`;

  it('gets another state and keeps its comments', () => {
    const enabled = withLifecycle(text, 'enabled');
    expect(enabled).toContain('# Why it is here');
    expect(enabled).toContain('lifecycle: enabled # for now');
    expect(enabled).not.toContain('graceUntil');
    expect(statedIn(withLifecycle(enabled, 'grace', '2027-03-31'))).toEqual({
      name: 'support',
      owner: 'group:default/a',
      lifecycle: 'grace',
      graceUntil: '2027-03-31',
    });
  });

  it('stays as it is where it cannot be read', () => {
    expect(withLifecycle('a: [', 'enabled')).toBe('a: [');
    expect(statedIn('a: [')).toEqual({});
    expect(statedIn('just words')).toEqual({});
  });

  it('is copied as a draft under another name', () => {
    expect(statedIn(copyOf(text, 'group:default/b'))).toEqual({
      name: 'own-support',
      owner: 'group:default/b',
      lifecycle: 'draft',
    });
  });

  it('is YAML for people, whatever it came as', () => {
    expect(yamlOf('{"a":{"b":1}}')).toBe('a:\n  b: 1\n');
    expect(yamlOf('a: 1')).toBe('a: 1');
    expect(statedIn(firstPolicy('group:default/a')).lifecycle).toBe('draft');
  });
});

describe('where a policy is written', () => {
  const origin = 'https://portal.example';
  it.each([
    [
      'https://portal.example/repositories/governance/policies/blob/main/a%20b/x.policy.yaml',
      {
        repository: { group: 'governance', name: 'policies' },
        path: 'a b/x.policy.yaml',
      },
    ],
    ['https://elsewhere.example/repositories/g/n/blob/main/x.yaml', undefined],
    ['https://portal.example/repositories/g/n/tree/main/x', undefined],
    ['https://portal.example/repositories/g/n/blob/main', undefined],
    ['policies/x.yaml', undefined],
    [undefined, undefined],
  ])('%s', (location, expected) => {
    expect(placeOf(location, '/repositories', origin)).toEqual(expected);
  });
});

describe('the address of the list', () => {
  it('says all of it, and nothing that is the default', () => {
    const written =
      'q=a&state=grace&scope=global&scope=sales&failing=true&sort=name&page=3';
    const state = parsePolicyState(new URLSearchParams(written));
    expect(formatPolicyState(state)).toBe(written);
    expect(toPolicyQuery(state)).toMatchObject({ offset: 50, limit: 25 });
    const none = parsePolicyState(
      new URLSearchParams('state=toString&page=-1&sort=x'),
    );
    expect(formatPolicyState(none)).toBe('');
  });
});

describe('a trend', () => {
  const counts = { pass: 0, fail: 0, waived: 0, error: 0 };
  const points: GovernanceTrendPoint[] = [null, 0.5, 0.5, null, 1].map(
    (passRate, index) => ({
      day: `2026-03-0${index + 1}`,
      passRate,
      counts: { ...counts, pass: Math.ceil(passRate ?? 0) * index },
    }),
  );

  it('has a line for each stretch with data, and none between', () => {
    expect(
      trendSegments(
        points.map(({ day, passRate }) => ({ day, value: passRate })),
        50,
        10,
      ),
    ).toEqual(['M10 5H20L20 5H30', 'M40 0H50']);
    expect(trendSegments([], 50, 10)).toEqual([]);
  });

  it('begins with the first day that has data', () => {
    expect(fromFirstKnown(points)).toEqual(points.slice(1));
    expect(fromFirstKnown(points.slice(0, 1))).toEqual([]);
  });

  it('is told in words, and in a table of the days on which it turned', () => {
    expect(trendText(points)).toBe('100 % now, 50 % on 2 March 2026');
    expect(trendText(points.slice(0, 1))).toBe('no data yet');
    expect(trendText(points.slice(1, 3))).toBe('50 % now');
    const turns = (some: GovernanceTrendPoint[]) =>
      turningPoints(some, ({ counts: own }) => own).map(({ day }) => day);
    expect(turns(points.slice(0, 1))).toEqual(['2026-03-01']);
    expect(turns(points)[0]).toBe('2026-03-05');
  });

  it('of a level says since when, and what was before', () => {
    const known = ([null, 1, 1, 3, 3] as const).map((level, index) => ({
      ...points[index],
      level,
      products: { '1': 0, '2': 0, '3': 0, '4': 0 },
    }));
    expect(levelTrendText(known)).toBe(
      '3, Managed, since 4 March 2026; 1, Starting, before',
    );
    expect(levelTrendText(known.slice(0, 3))).toBe(
      '1, Starting, since 2 March 2026',
    );
    expect(levelTrendText(known.slice(0, 1))).toBe('no data yet');
  });
});

describe('words about policies', () => {
  it.each([
    [1, '100 %'],
    [0.999, '99 %'],
    [0, '0 %'],
    [null, 'No data'],
  ])('%s is %s', (rate, words) => expect(percent(rate)).toBe(words));

  it.each([
    [45, '45 min'],
    [90, '1.5 h'],
    [9600, '20 days'],
  ])('%s minutes are %s', (minutes, words) =>
    expect(workText(minutes)).toBe(words),
  );

  it('say what a policy would do, and nothing where it looks at nothing', () => {
    const impact: GovernanceImpact = {
      subjects: 4,
      newlyFailing: [],
      owners: [],
      minutes: 0,
      more: 0,
      resolved: 1,
      unchanged: 0,
      undecided: 2,
      patches: [
        { file: 'a', path: '/x', value: 1 },
        { file: 'a', path: '/y', remove: true },
      ],
      conflicts: [],
      examples: [],
    };
    expect(impactText(impact)).toBe(
      'Nothing would newly fail among the 4 products and contracts that it looks at. 1 failure ends, 2 verdicts could not be decided.',
    );
    expect(impactText({ ...impact, subjects: 0 })).toContain(
      'nothing would change',
    );
    expect(jsonPatches(impact)).toEqual({
      a: [
        { op: 'add', path: '/x', value: 1 },
        { op: 'remove', path: '/y' },
      ],
    });
  });
});
