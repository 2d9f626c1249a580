// SPDX-License-Identifier: Apache-2.0
import { qualityRule } from '../../__testUtils__/build';
import type { Property, QualityRule } from '../../model';
import { propertyChanges, type Expected } from '../__testUtils__/changes';

describe('quality', () => {
  const rules = (...quality: QualityRule[]) => ({ quality });
  const nulls = (
    operator: QualityRule['thresholds'][0]['operator'],
    value: number,
    given: Partial<QualityRule> = {},
  ) =>
    qualityRule({
      metric: 'nullValues',
      thresholds: [{ operator, value }],
      ...given,
    });
  it.each<[string, Partial<Property>, Partial<Property>, Expected[]]>([
    [
      'tightened',
      rules(nulls('mustBeLessThan', 10)),
      rules(nulls('mustBeLessThan', 5)),
      [['quality-tightened', 'compatible', 'risky']],
    ],
    [
      'loosened',
      rules(nulls('mustBe', 0)),
      rules(nulls('mustBeLessThan', 5)),
      [['quality-loosened', 'risky', 'compatible']],
    ],
    [
      'same limit in other words',
      rules(nulls('mustBe', 0)),
      rules(nulls('mustBeLessOrEqualTo', 0)),
      [],
    ],
    [
      'other unit',
      rules(nulls('mustBeLessThan', 5)),
      rules(nulls('mustBeLessThan', 5, { unit: 'percent' })),
      [['quality-rule-changed', 'risky', 'risky']],
    ],
    [
      'none is none in every unit',
      rules(nulls('mustBe', 0)),
      rules(nulls('mustBe', 0, { unit: 'percent' })),
      [],
    ],
    [
      'shifted',
      rules(
        qualityRule({
          metric: 'rowCount',
          thresholds: [{ operator: 'mustBeBetween', value: [1, 5] }],
        }),
      ),
      rules(
        qualityRule({
          metric: 'rowCount',
          thresholds: [{ operator: 'mustBeBetween', value: [3, 9] }],
        }),
      ),
      [['quality-rule-changed', 'risky', 'risky']],
    ],
    [
      'removed',
      rules(nulls('mustBe', 0)),
      {},
      [['quality-rule-removed', 'risky', 'compatible']],
    ],
    [
      'added',
      {},
      rules(nulls('mustBe', 0)),
      [['quality-rule-added', 'compatible', 'risky']],
    ],
    [
      'words added',
      {},
      rules(qualityRule({ type: 'text', description: 'Looks right' })),
      [['quality-rule-added', 'compatible', 'compatible']],
    ],
    [
      'other query',
      rules(qualityRule({ id: 'q', type: 'sql', query: 'select 1' })),
      rules(qualityRule({ id: 'q', type: 'sql', query: 'select 2' })),
      [['quality-rule-changed', 'risky', 'risky']],
    ],
    [
      'query laid out anew',
      rules(qualityRule({ id: 'q', type: 'sql', query: 'select  1' })),
      rules(qualityRule({ id: 'q', type: 'sql', query: 'select\n 1' })),
      [],
    ],
    [
      'milder',
      rules(nulls('mustBe', 0, { severity: 'error' })),
      rules(nulls('mustBe', 0, { severity: 'warning' })),
      [['quality-severity-lowered', 'risky', 'compatible']],
    ],
    [
      'reworded',
      rules(nulls('mustBe', 0, { description: 'a' })),
      rules(nulls('mustBe', 0, { description: 'b' })),
      [['quality-rule-documented', 'compatible', 'compatible']],
    ],
    [
      'reordered',
      rules(nulls('mustBe', 0), qualityRule({ metric: 'rowCount' })),
      rules(qualityRule({ metric: 'rowCount' }), nulls('mustBe', 0)),
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(propertyChanges(before, after)).toEqual(expected);
  });

  it('finds a list of valid values once, as the values that are allowed', () => {
    const listed = (...validValues: string[]) => ({
      enum: validValues,
      quality: [
        qualityRule({
          metric: 'invalidValues',
          arguments: { validValues },
          thresholds: [{ operator: 'mustBe', value: 0 }],
        }),
      ],
    });
    expect(propertyChanges(listed('a', 'b'), listed('a'))).toEqual([
      ['enum-values-removed', 'compatible', 'breaking'],
    ]);
    expect(propertyChanges(listed('a'), { enum: ['a'] })).toEqual([]);
  });
});
