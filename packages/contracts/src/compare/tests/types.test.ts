// SPDX-License-Identifier: Apache-2.0
import type { Property } from '../../model';
import { propertyChanges, type Expected } from '../__testUtils__/changes';

describe('types', () => {
  it.each<[Partial<Property>, Partial<Property>, Expected[]]>([
    [
      { logicalType: 'integer' },
      { logicalType: 'number' },
      [['type-widened', 'breaking', 'compatible']],
    ],
    [
      { logicalType: 'number' },
      { logicalType: 'integer' },
      [['type-narrowed', 'risky', 'breaking']],
    ],
    [
      { logicalType: 'date' },
      { logicalType: 'timestamp' },
      [['type-widened', 'breaking', 'risky']],
    ],
    [
      { logicalType: 'timestamp' },
      { logicalType: 'date' },
      [['type-narrowed', 'breaking', 'breaking']],
    ],
    [
      { logicalType: 'integer' },
      { logicalType: 'string' },
      [['type-widened', 'breaking', 'risky']],
    ],
    [
      { logicalType: 'boolean' },
      { logicalType: 'integer' },
      [['type-changed', 'breaking', 'breaking']],
    ],
    [
      { logicalType: 'string', physicalType: 'varchar(50)' },
      { logicalType: 'string', physicalType: 'varchar(20)' },
      [['type-narrowed', 'compatible', 'breaking']],
    ],
    [
      { logicalType: 'string', physicalType: 'varchar(50)' },
      { logicalType: 'string', physicalType: 'VARCHAR (50)' },
      [],
    ],
    [
      { logicalType: 'number', physicalType: 'decimal(10,2)' },
      { logicalType: 'number', physicalType: 'decimal(12,2)' },
      [['type-widened', 'risky', 'compatible']],
    ],
    [
      { logicalType: 'number', physicalType: 'decimal(20,2)' },
      { logicalType: 'number', physicalType: 'double' },
      [['type-changed', 'breaking', 'breaking']],
    ],
    [
      { logicalType: 'integer', physicalType: 'int' },
      { logicalType: 'integer', physicalType: 'bigint' },
      [['type-widened', 'risky', 'compatible']],
    ],
    [
      { logicalType: 'integer', physicalType: 'int' },
      { logicalType: 'number', physicalType: 'decimal(12,2)' },
      [['type-widened', 'breaking', 'compatible']],
    ],
    [
      { logicalType: 'string', physicalType: 'uuid' },
      { logicalType: 'string', physicalType: 'text' },
      [['type-widened', 'risky', 'risky']],
    ],
    [
      { logicalType: 'timestamp', physicalType: 'timestamp' },
      { logicalType: 'timestamp', physicalType: 'timestamptz' },
      [['type-changed', 'breaking', 'breaking']],
    ],
    [
      { logicalType: 'integer' },
      {},
      [['type-unstated', 'risky', 'compatible']],
    ],
    [
      {},
      { logicalType: 'integer' },
      [['type-stated', 'compatible', 'compatible']],
    ],
    [
      { physicalType: 'INT' },
      { logicalType: 'integer', physicalType: 'INT' },
      [],
    ],
    [{ statedType: 'money2' }, { statedType: 'MONEY2' }, []],
    [
      { statedType: 'money2' },
      { statedType: 'cash' },
      [['type-changed', 'breaking', 'breaking']],
    ],
    [
      { physicalType: 'struct<a:int>' },
      { physicalType: 'struct<a:int,b:string>' },
      [['type-widened', 'risky', 'compatible']],
    ],
  ])('%j -> %j', (before, after, expected) => {
    expect(propertyChanges(before, after)).toEqual(expected);
  });

  it('knows that engines mean different things by one name', () => {
    const before = { physicalType: 'INT' };
    const after = { physicalType: 'BIGINT' };
    expect(propertyChanges(before, after, 'bigquery')).toEqual([]);
    expect(propertyChanges(before, after, 'snowflake')).toEqual([]);
    expect(propertyChanges(before, after, 'postgres')).toHaveLength(1);
  });
});
