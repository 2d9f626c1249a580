// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import {
  contract,
  object,
  property,
  qualityRule,
  server,
  serviceLevel,
} from '../__testUtils__/build';
import { computed, limit } from '../__testUtils__/computing';
import type { Contract, Property, SchemaObject } from '../model';
import { compareContracts } from './compareContracts';

const word = fc
  .array(fc.constantFrom(...'abcdefgh'), { minLength: 1, maxLength: 6 })
  .map(letters => letters.join(''));
const some = <T>(values: fc.Arbitrary<T>) =>
  fc.option(values, { nil: undefined });

const scalar: fc.Arbitrary<Partial<Property>> = fc.record({
  id: fc.constant(undefined),
  logicalType: some(
    fc.constantFrom('string', 'integer', 'number', 'date', 'timestamp'),
  ),
  physicalType: some(
    fc.constantFrom('int', 'bigint', 'varchar(10)', 'text', 'decimal(10,2)'),
  ),
  required: fc.boolean(),
  unique: fc.boolean(),
  primaryKey: fc.boolean(),
  classification: some(fc.constantFrom('public', 'internal', 'restricted')),
  enum: some(fc.uniqueArray(word, { minLength: 1, maxLength: 3 })),
  tags: fc.uniqueArray(word, { maxLength: 3 }),
  description: some(word),
  typeOptions: fc.record(
    { maxLength: fc.nat(9), minimum: fc.nat(9), pattern: word },
    { requiredKeys: [] },
  ),
  quality: fc.uniqueArray(
    fc.record({ name: word, value: fc.nat(5) }).map(({ name, value }) =>
      qualityRule({
        name,
        metric: 'nullValues',
        thresholds: [{ operator: 'mustBeLessThan', value }],
      }),
    ),
    { maxLength: 2, selector: rule => rule.name },
  ),
});

function properties(depth: number): fc.Arbitrary<Property[]> {
  return fc.uniqueArray(
    fc
      .tuple(
        word,
        scalar,
        depth > 0 ? properties(depth - 1) : fc.constant<Property[]>([]),
      )
      .map(([name, given, members]) =>
        property(name, { ...given, properties: members }),
      ),
    { maxLength: 5, selector: ({ name }) => name },
  );
}

const objects: fc.Arbitrary<SchemaObject[]> = fc.uniqueArray(
  fc.tuple(word, properties(1)).map(([name, members]) => object(name, members)),
  { maxLength: 3, selector: ({ name }) => name },
);

const contracts: fc.Arbitrary<Contract> = fc
  .record({
    schema: objects,
    status: fc.constantFrom('draft', 'active', 'deprecated'),
    tags: fc.uniqueArray(word, { maxLength: 3 }),
    servers: fc.uniqueArray(
      fc
        .tuple(word, fc.constantFrom('postgres', 's3'), word)
        .map(([name, type, host]) => server(name, type, { host })),
      { maxLength: 3, selector: item => item.server },
    ),
    serviceLevels: fc.uniqueArray(
      fc
        .tuple(
          fc.constantFrom('latency', 'retention', 'availability'),
          fc.nat(9),
        )
        .map(([name, value]) => serviceLevel(name, value, 'd')),
      { maxLength: 3, selector: level => level.property },
    ),
  })
  .map(({ schema, ...given }) => contract(schema, given));

/** The same contract with everything in another order. */
function shuffled(original: Contract, seed: number): Contract {
  let state = seed + 1;
  const mix = <T>(items: T[]): T[] =>
    items
      .map(item => {
        state = (state * 48271) % 2147483647;
        return { item, at: state };
      })
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  const mixProperty = (given: Property): Property => ({
    ...given,
    tags: mix(given.tags),
    enum: given.enum && mix(given.enum),
    quality: mix(given.quality),
    properties: mix(given.properties.map(mixProperty)),
  });
  return contract(
    mix(
      original.schema.map(item => ({
        ...item,
        properties: mix(item.properties.map(mixProperty)),
      })),
    ),
    {
      ...original,
      tags: mix(original.tags),
      servers: mix(original.servers),
      serviceLevels: mix(original.serviceLevels),
    },
  );
}

/** Ways to break whoever relies on a contract that has this table and column. */
const breaks: Array<(columns: Property[]) => Property[]> = [
  columns => columns.filter(({ name }) => name !== 'KEY'),
  columns => change(columns, { physicalName: 'elsewhere' }),
  columns => change(columns, { logicalType: 'boolean' }),
  columns => change(columns, { required: false }),
  columns => change(columns, { enum: ['x'] }),
  columns => change(columns, { typeOptions: { maxLength: 1 } }),
  columns => change(columns, { unique: true }),
  columns => [...columns, property('FRESH', { required: true })],
];

function change(columns: Property[], given: Partial<Property>): Property[] {
  return columns.map(column =>
    column.name === 'KEY' ? { ...column, ...given } : column,
  );
}

describe('comparison of any contracts', () => {
  it('finds nothing between a contract and itself', () => {
    fc.assert(
      fc.property(contracts, original => {
        expect(compareContracts(original, original)).toMatchObject({
          verdict: 'identical',
          nextVersion: '1.0.0',
          changes: [],
        });
      }),
    );
  });

  it('finds nothing between a contract and itself in another order', () => {
    fc.assert(
      fc.property(contracts, fc.nat(), (original, seed) => {
        expect(
          compareContracts(original, shuffled(original, seed)).changes,
        ).toEqual([]);
      }),
    );
  });

  it('lists the same changes in the same order, however the documents are ordered', () => {
    const told = (before: Contract, after: Contract) =>
      compareContracts(before, after).changes.map(
        ({ path: _, ...everythingElse }) => everythingElse,
      );
    fc.assert(
      fc.property(contracts, contracts, fc.nat(), (before, after, seed) => {
        expect(told(shuffled(before, seed), shuffled(after, seed + 1))).toEqual(
          told(before, after),
        );
      }),
    );
  });

  it('stays breaking whatever else changes along with a break', () => {
    const key = property('KEY', {
      logicalType: 'string',
      required: true,
      enum: ['x', 'y'],
    });
    const withTable = (base: Contract, columns: Property[]) =>
      contract([...base.schema, object('TABLE', columns)], {
        ...base,
      });
    fc.assert(
      fc.property(
        contracts,
        contracts,
        properties(0),
        properties(0),
        fc.constantFrom(...breaks),
        (before, after, columns, others, broken) => {
          expect(
            compareContracts(
              withTable(before, [key, ...columns]),
              withTable(after, broken([key, ...others])),
            ).verdict,
          ).toBe('breaking');
        },
      ),
    );
  });

  it('points at something that the document it names has', () => {
    const find = (pointer: string, document: Contract) =>
      pointer
        .split('/')
        .slice(1)
        .reduce<unknown>(
          (value, step) => (value as Record<string, unknown>)?.[step],
          { ...document, slaProperties: document.serviceLevels },
        );
    fc.assert(
      fc.property(contracts, contracts, (before, after) => {
        for (const { path, document } of compareContracts(before, after)
          .changes) {
          const place = find(path, document === 'new' ? after : before);
          expect(place).toBeDefined();
        }
      }),
    );
  });

  it('handles 1,000 changed columns in a few milliseconds', () => {
    const wide = (suffix: string, type: string) =>
      contract([
        object(
          'wide',
          Array.from({ length: 1000 }, (_, index) =>
            property(`column_${index}${index % 2 ? suffix : ''}`, {
              physicalType: type,
              description: `Column ${index} of the table`,
            }),
          ),
        ),
      ]);
    const before = wide('_old', 'int');
    const after = wide('_new', 'bigint');
    compareContracts(before, after);
    const rounds = Array.from({ length: 9 }, () => {
      const start = computed();
      expect(compareContracts(before, after).changes.length).toBeGreaterThan(
        999,
      );
      return computed() - start;
    }).sort((a, b) => a - b);
    // A few milliseconds when the machine is free; the limit leaves room for one that is not.
    expect(rounds[0]).toBeLessThan(limit(150));
  });
});
