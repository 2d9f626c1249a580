// SPDX-License-Identifier: Apache-2.0
import type { Property } from '../../model';
import { propertyChanges, type Expected } from '../__testUtils__/changes';

describe('constraints', () => {
  const loosened: Expected = ['constraint-loosened', 'risky', 'compatible'];
  const tightened: Expected = [
    'constraint-tightened',
    'compatible',
    'breaking',
  ];
  it.each<
    [string, Property['typeOptions'], Property['typeOptions'], Expected[]]
  >([
    ['longer', { maxLength: 10 }, { maxLength: 20 }, [loosened]],
    ['shorter', { maxLength: 20 }, { maxLength: 10 }, [tightened]],
    ['first limit', {}, { maxLength: 10 }, [tightened]],
    ['no limit any more', { maxLength: 10 }, {}, [loosened]],
    ['higher floor', { minimum: 0 }, { minimum: 1 }, [tightened]],
    ['lower floor', { minimum: 1 }, { minimum: 0 }, [loosened]],
    ['zero left out', { minimum: 0 }, { exclusiveMinimum: 0 }, [tightened]],
    [
      'zero left out, as in ODCS 3.0',
      { minimum: 0, exclusiveMinimum: true },
      { exclusiveMinimum: 0 },
      [],
    ],
    [
      'dates',
      { minimum: '2020-01-01' },
      { minimum: '2021-01-01' },
      [tightened],
    ],
    ['numbers as texts', { maximum: '100' }, { maximum: 99 }, [tightened]],
    [
      'both sides',
      { minimum: 0, maximum: 10 },
      { minimum: 5, maximum: 20 },
      [loosened, tightened],
    ],
    ['coarser steps', { multipleOf: 5 }, { multipleOf: 10 }, [tightened]],
    ['finer steps', { multipleOf: 10 }, { multipleOf: 5 }, [loosened]],
    [
      'other steps',
      { multipleOf: 2 },
      { multipleOf: 3 },
      [['constraint-changed', 'risky', 'risky']],
    ],
    ['a pattern', {}, { pattern: '^a' }, [tightened]],
    ['no pattern', { pattern: '^a' }, {}, [loosened]],
    [
      'another pattern',
      { pattern: '^a' },
      { pattern: '^b' },
      [['constraint-changed', 'risky', 'risky']],
    ],
    [
      'another format',
      { format: 'yyyy-MM-dd' },
      { format: 'dd.MM.yyyy' },
      [['format-changed', 'breaking', 'breaking']],
    ],
    ['a wider number', { format: 'i32' }, { format: 'i64' }, [loosened]],
    [
      'another time zone',
      { defaultTimezone: 'UTC' },
      { defaultTimezone: 'Europe/Berlin' },
      [['format-changed', 'breaking', 'breaking']],
    ],
    ['unique elements', {}, { uniqueItems: true }, [tightened]],
    [
      'vector dimensions',
      { dimensions: 3 },
      { dimensions: 4 },
      [['type-changed', 'breaking', 'breaking']],
    ],
    [
      "an option of one's own",
      { unitOfMeasure: 'kg' },
      { unitOfMeasure: 'g' },
      [['constraint-changed', 'risky', 'risky']],
    ],
    [
      'same in another order',
      { minimum: 1, maximum: 2 },
      { maximum: 2, minimum: 1 },
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    const type = { logicalType: 'number' as const };
    expect(
      propertyChanges(
        { ...type, typeOptions: before },
        { ...type, typeOptions: after },
      ).sort(),
    ).toEqual(expected.sort());
  });

  it('reads "more than 0" of whole numbers as "at least 1"', () => {
    const of = (typeOptions: Property['typeOptions']) => ({
      logicalType: 'integer' as const,
      typeOptions,
    });
    expect(
      propertyChanges(of({ exclusiveMinimum: 0 }), of({ minimum: 1 })),
    ).toEqual([]);
  });

  it.each<[Partial<Property>, Partial<Property>, Expected[]]>([
    [{}, { required: true }, [['required-added', 'compatible', 'breaking']]],
    [{ required: true }, {}, [['required-removed', 'breaking', 'compatible']]],
    [{}, { unique: true }, [['unique-added', 'compatible', 'breaking']]],
    [{ unique: true }, {}, [['unique-removed', 'breaking', 'compatible']]],
    [
      { enum: ['a', 'b'] },
      { enum: ['b', 'c'] },
      [
        ['enum-values-removed', 'compatible', 'breaking'],
        ['enum-values-added', 'risky', 'compatible'],
      ],
    ],
    [{ enum: ['a', 'b'] }, { enum: ['b', 'a'] }, []],
    [
      { enum: [1] },
      { enum: ['1'] },
      [
        ['enum-values-removed', 'compatible', 'breaking'],
        ['enum-values-added', 'risky', 'compatible'],
      ],
    ],
    [{}, { enum: ['a'] }, [['enum-added', 'compatible', 'breaking']]],
    [{ enum: ['a'] }, {}, [['enum-removed', 'risky', 'compatible']]],
  ])('%j -> %j', (before, after, expected) => {
    expect(propertyChanges(before, after)).toEqual(expected);
  });
});
