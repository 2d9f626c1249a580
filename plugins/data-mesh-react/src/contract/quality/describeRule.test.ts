// SPDX-License-Identifier: Apache-2.0
import type { QualityRule, QualityThreshold } from '@meshwright/contracts';
import { describeCondition, describeRule } from './describeRule';

const rule = (change: Partial<QualityRule>): QualityRule => ({
  path: '/schema/0/quality/0',
  type: 'library',
  thresholds: [],
  tags: [],
  ...change,
});

const must = (
  operator: QualityThreshold['operator'],
  value: QualityThreshold['value'],
): QualityThreshold[] => [{ operator, value }];

const column = { table: 'orders', column: 'customer_id' };
const table = { table: 'orders' };

describe('describeRule', () => {
  it.each<[string, Partial<QualityRule>, typeof column | typeof table]>([
    [
      'customer_id is never null',
      { metric: 'nullValues', thresholds: must('mustBe', 0) },
      column,
    ],
    [
      'customer_id is never null',
      { metric: 'nullValues', thresholds: must('mustBeLessThan', 1) },
      column,
    ],
    [
      'Less than 1 % of the values of customer_id are null',
      {
        metric: 'nullValues',
        thresholds: must('mustBeLessThan', 1),
        unit: 'percent',
      },
      column,
    ],
    [
      'At most 5 values of customer_id are missing (missing means null, an empty text or N/A)',
      {
        metric: 'missingValues',
        thresholds: must('mustBeLessOrEqualTo', 5),
        arguments: { missingValues: [null, '', 'N/A'] },
      },
      column,
    ],
    [
      'customer_id is always one of A, B or C',
      {
        metric: 'invalidValues',
        thresholds: must('mustBe', 0),
        arguments: { validValues: ['A', 'B', 'C'] },
      },
      column,
    ],
    [
      'customer_id always has a valid value (valid matches ^C-\\d+$)',
      {
        metric: 'invalidValues',
        thresholds: must('mustBe', 0),
        arguments: { pattern: '^C-\\d+$' },
      },
      column,
    ],
    [
      'The combination of order_id and line has no duplicates',
      {
        metric: 'duplicateValues',
        thresholds: must('mustBe', 0),
        arguments: { properties: ['order_id', 'line'] },
      },
      table,
    ],
    [
      'orders has between 100 and 1,000,000 rows',
      { metric: 'rowCount', thresholds: must('mustBeBetween', [100, 1000000]) },
      table,
    ],
    [
      'orders has more than 1 row',
      { metric: 'rowCount', thresholds: must('mustBeGreaterThan', 1) },
      table,
    ],
    ['nullValues of customer_id is measured', { metric: 'nullValues' }, column],
    [
      'freshnessInHours of orders is at least 3',
      {
        metric: 'freshnessInHours',
        thresholds: must('mustBeGreaterOrEqualTo', 3),
      },
      table,
    ],
    [
      'A query about orders is not between 5 and 9',
      {
        type: 'sql',
        query: 'select 1',
        thresholds: must('mustNotBeBetween', [5, 9]),
      },
      table,
    ],
    [
      'Amounts add up.',
      { type: 'text', description: 'Amounts add up.' },
      table,
    ],
    [
      'orders passes a check of soda',
      { type: 'custom', engine: 'soda' },
      table,
    ],
  ])('says "%s"', (sentence, change, subject) => {
    expect(describeRule(rule(change), subject)).toBe(sentence);
  });

  it('says when a rule in code holds', () => {
    const sql = rule({
      type: 'sql',
      name: 'Lines match',
      query: 'select 1',
      thresholds: must('mustBe', 0),
    });
    expect(describeRule(sql, table)).toBe('Lines match');
    expect(describeCondition(sql)).toBe('Holds when the query gives exactly 0');
    expect(describeCondition(rule({ type: 'custom' }))).toBeUndefined();
  });

  it('never says that something never happens when no limit was stated', () => {
    for (const metric of ['nullValues', 'invalidValues', 'duplicateValues']) {
      expect(describeRule(rule({ metric }), column)).not.toMatch(
        /never|always|no duplicates/,
      );
    }
  });
});
