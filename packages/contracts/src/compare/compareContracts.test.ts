// SPDX-License-Identifier: Apache-2.0
import {
  contract,
  object,
  orders,
  property,
  qualityRule,
  server,
  serviceLevel,
} from '../__testUtils__/build';
import type { Contract, Property, QualityRule } from '../model';
import { compareContracts } from './compareContracts';
import type { Impact } from './impact';

type Expected = [change: string, readers: Impact, writers: Impact];

/** What was found, without the words. */
function changes(before: Contract, after: Contract): Expected[] {
  return compareContracts(before, after).changes.map(
    ({ change, readers, writers }) => [change, readers, writers],
  );
}

/** Compares two states of one property of the table `orders`. */
function propertyChanges(
  before: Partial<Property>,
  after: Partial<Property>,
  engine?: string,
): Expected[] {
  const servers = engine ? [server('production', engine)] : [];
  return changes(
    orders([property('amount', before)], { servers }),
    orders([property('amount', after)], { servers }),
  );
}

describe('objects and properties', () => {
  it('finds added and removed tables', () => {
    const before = contract([object('orders', []), object('returns', [])]);
    const after = contract([object('orders', []), object('refunds', [])]);
    expect(changes(before, after)).toEqual([
      ['object-removed', 'breaking', 'breaking'],
      ['object-added', 'compatible', 'compatible'],
    ]);
  });

  it('finds added and removed properties and says where', () => {
    const before = orders([property('id'), property('coupon')]);
    const after = orders([
      property('gross_total'),
      property('id'),
      property('paid_at', { required: true }),
    ]);
    const result = compareContracts(before, after);
    expect(
      result.changes.map(({ change, path, location, document, impact }) => [
        change,
        path,
        location,
        document,
        impact,
      ]),
    ).toEqual([
      [
        'property-removed',
        '/schema/0/properties/1',
        'orders.coupon',
        'old',
        'breaking',
      ],
      [
        'required-property-added',
        '/schema/0/properties/2',
        'orders.paid_at',
        'new',
        'breaking',
      ],
      [
        'property-added',
        '/schema/0/properties/0',
        'orders.gross_total',
        'new',
        'compatible',
      ],
    ]);
    expect(result.verdict).toBe('breaking');
    expect(result.nextVersion).toBe('2.0.0');
  });

  it('counts for readers or writers alone where that is asked', () => {
    const before = orders([property('id')]);
    const after = orders([property('id'), property('at', { required: true })]);
    const verdict = (perspective: 'readers' | 'writers' | 'both') =>
      compareContracts(before, after, { perspective }).verdict;
    expect(verdict('readers')).toBe('compatible');
    expect(verdict('writers')).toBe('breaking');
    expect(verdict('both')).toBe('breaking');
  });

  it('compares nested objects and arrays of objects', () => {
    const lines = (members: Property[]) =>
      property('lines', {
        logicalType: 'array',
        items: property('', { logicalType: 'object', properties: members }),
      });
    const result = compareContracts(
      orders([lines([property('sku'), property('price')])]),
      orders([lines([property('price', { required: true })])]),
    );
    expect(
      result.changes.map(({ change, path, location }) => [
        change,
        path,
        location,
      ]),
    ).toEqual([
      [
        'required-added',
        '/schema/0/properties/0/items/properties/0',
        'orders.lines[].price',
      ],
      [
        'property-removed',
        '/schema/0/properties/0/items/properties/0',
        'orders.lines[].sku',
      ],
    ]);
  });

  it('reads the members that an object demands', () => {
    const address = (required: string[]) =>
      property('address', {
        logicalType: 'object',
        typeOptions: { required },
        properties: [property('city'), property('street')],
      });
    expect(
      changes(
        orders([address(['city', 'street'])]),
        orders([address(['city'])]),
      ),
    ).toEqual([['required-removed', 'breaking', 'compatible']]);
  });
});

describe('renames', () => {
  it('recognises a rename by stable id, and goes on comparing', () => {
    const result = compareContracts(
      orders([property('custid', { id: 'c', logicalType: 'integer' })]),
      orders([property('buyer', { id: 'c', logicalType: 'string' })]),
    );
    expect(result.changes.map(({ change }) => change).sort()).toEqual([
      'property-renamed',
      'type-widened',
    ]);
    const rename = result.changes.find(
      ({ change }) => change === 'property-renamed',
    );
    expect(rename).toMatchObject({
      impact: 'breaking',
      before: 'custid',
      after: 'buyer',
    });
    expect(rename?.guess).toBeUndefined();
    expect(rename?.reason).toContain('same id');
  });

  it('only warns where the physical name stays', () => {
    const before = property('customer', { physicalName: 'cust_no' });
    const after = property('client', { physicalName: 'cust_no' });
    expect(changes(orders([before]), orders([after]))).toEqual([
      ['property-renamed', 'risky', 'risky'],
    ]);
  });

  it('finds a new physical name behind an old name', () => {
    expect(propertyChanges({}, { physicalName: 'amt' })).toEqual([
      ['physical-name-changed', 'breaking', 'breaking'],
    ]);
    expect(propertyChanges({}, { physicalName: 'amount' })).toEqual([]);
  });

  it.each([
    ['custId', 'cust_id', {}],
    ['customer_number', 'customer_no', { logicalType: 'integer' as const }],
    ['total', 'sum', { description: 'Gross amount of the order in euro.' }],
    ['total', 'sum', { businessName: 'Gross amount' }],
  ])('guesses that %s became %s, and says so', (from, to, given) => {
    const [change, ...others] = compareContracts(
      orders([property('id'), property(from, given)]),
      orders([property(to, given), property('id')]),
    ).changes;
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      change: 'property-renamed',
      impact: 'breaking',
      guess: true,
    });
    expect(change.reason).toContain('guess');
  });

  it('does not guess where two could be meant, or types differ', () => {
    const removedAndAdded = (before: Property[], after: Property[]) =>
      compareContracts(orders(before), orders(after))
        .changes.map(({ change }) => change)
        .sort();
    expect(
      removedAndAdded(
        [property('customer_name'), property('customer_nick')],
        [property('customer_title')],
      ),
    ).toEqual(['property-added', 'property-removed', 'property-removed']);
    expect(
      removedAndAdded(
        [property('ordered_on', { logicalType: 'date' })],
        [property('ordered_at', { logicalType: 'boolean' })],
      ),
    ).toEqual(['property-added', 'property-removed']);
  });

  it('guesses a renamed table from its columns', () => {
    const columns = ['id', 'customer', 'total', 'currency'].map(name =>
      property(name),
    );
    const [change, ...others] = compareContracts(
      contract([object('sales_order', columns)]),
      contract([object('purchase', columns)]),
    ).changes;
    expect(others).toEqual([]);
    expect(change).toMatchObject({ change: 'object-renamed', guess: true });
  });

  it('takes case alone for a risk where the engine ignores it', () => {
    const rename = (engine: string) =>
      compareContracts(
        orders([property('customer')], { servers: [server('p', engine)] }),
        orders([property('CUSTOMER')], { servers: [server('p', engine)] }),
      ).verdict;
    expect(rename('postgres')).toBe('risky');
    expect(rename('kafka')).toBe('breaking');
  });

  it('keeps keys and references through a rename', () => {
    const table = (name: string) =>
      orders([
        property(name, { id: 'k', primaryKey: true, primaryKeyPosition: 1 }),
        property('parent', {
          relationships: [
            {
              path: '',
              type: 'foreignKey',
              from: [],
              to: [`orders.${name}`],
            },
          ],
        }),
      ]);
    expect(changes(table('id'), table('order_no'))).toEqual([
      ['property-renamed', 'breaking', 'breaking'],
    ]);
  });
});

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

describe('keys', () => {
  const key = (...names: string[]) =>
    orders(
      ['a', 'b', 'c'].map(name =>
        property(name, {
          primaryKey: names.includes(name),
          primaryKeyPosition: names.includes(name)
            ? names.indexOf(name) + 1
            : -1,
          required: true,
          unique: true,
        }),
      ),
    );
  it.each([
    [['a'], ['a', 'b'], ['primary-key-changed', 'breaking', 'breaking']],
    [
      ['a', 'b'],
      ['b', 'a'],
      ['primary-key-reordered', 'risky', 'risky'],
    ],
    [['a'], [], ['primary-key-removed', 'breaking', 'compatible']],
    [[], ['a'], ['primary-key-added', 'compatible', 'breaking']],
  ])('%j -> %j', (before, after, expected) => {
    expect(changes(key(...before), key(...after))).toEqual([expected]);
  });

  it('knows that a key is filled in and unique without saying so', () => {
    expect(
      propertyChanges(
        { primaryKey: true },
        { primaryKey: true, required: true, unique: true },
      ),
    ).toEqual([]);
  });

  it('finds other partitioning', () => {
    expect(propertyChanges({}, { partitioned: true })).toEqual([
      ['partitioning-changed', 'risky', 'risky'],
    ]);
  });

  it('finds references that come and go, however they are written', () => {
    const customer = object('customers', [property('id', { id: 'cid' })], {
      id: 'cust',
    });
    const link = (to: string[], from: string[] = []) => ({
      path: '',
      type: 'foreignKey',
      from,
      to,
    });
    const atProperty = (to: string) =>
      contract([
        customer,
        object('orders', [property('buyer', { relationships: [link([to])] })]),
      ]);
    const atObject = contract([
      customer,
      object('orders', [property('buyer')], {
        relationships: [link(['customers.id'], ['orders.buyer'])],
      }),
    ]);
    const none = contract([customer, object('orders', [property('buyer')])]);
    expect(changes(atProperty('customers.id'), atObject)).toEqual([]);
    expect(
      changes(atProperty('/schema/cust/properties/cid'), atObject),
    ).toEqual([]);
    expect(changes(none, atObject)).toEqual([
      ['relationship-added', 'compatible', 'risky'],
    ]);
    expect(changes(atObject, none)).toEqual([
      ['relationship-removed', 'risky', 'compatible'],
    ]);
  });
});

describe('protection', () => {
  it.each<[Partial<Property>, Partial<Property>, Expected[]]>([
    [
      { classification: 'internal' },
      { classification: 'Restricted' },
      [['classification-raised', 'risky', 'compatible']],
    ],
    [
      { classification: 'restricted' },
      { classification: 'public' },
      [['classification-lowered', 'compatible', 'risky']],
    ],
    [{ classification: 'Internal' }, { classification: 'internal' }, []],
    [
      { classification: 'purple' },
      { classification: 'green' },
      [['classification-changed', 'risky', 'risky']],
    ],
    [
      {},
      { encryptedName: 'amount_enc' },
      [['encrypted-column-added', 'risky', 'compatible']],
    ],
    [
      { encryptedName: 'amount_enc' },
      {},
      [['encrypted-column-removed', 'breaking', 'risky']],
    ],
    [
      { customProperties: [{ property: 'maskingPolicy', value: 'hash' }] },
      { customProperties: [] },
      [['masking-changed', 'risky', 'risky']],
    ],
    [
      { criticalDataElement: true },
      {},
      [['critical-data-element-removed', 'risky', 'compatible']],
    ],
  ])('%j -> %j', (before, after, expected) => {
    expect(propertyChanges(before, after)).toEqual(expected);
  });

  it("goes by an organisation's own levels", () => {
    const at = (classification: string) =>
      orders([property('amount', { classification })]);
    const [change] = compareContracts(at('green'), at('purple'), {
      classifications: ['green', 'purple'],
    }).changes;
    expect(change.change).toBe('classification-raised');
  });
});

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

describe('service levels', () => {
  const stronger: Expected[] = [
    ['service-level-stronger', 'compatible', 'compatible'],
  ];
  const weaker: Expected[] = [['service-level-weaker', 'risky', 'compatible']];
  it.each<[string, [unknown, string?], [unknown, string?], Expected[]]>([
    ['latency', [24, 'h'], [1, 'd'], []],
    ['latency', [4, 'd'], [4, 'h'], stronger],
    ['latency', ['PT4H'], [5, 'h'], weaker],
    ['retention', [7, 'y'], [3, 'y'], weaker],
    ['retention', [1, 'y'], [12, 'months'], []],
    ['retention', [30, 'd'], [6, 'M'], stronger],
    ['availability', ['99.9%'], [99.9, 'percent'], []],
    ['availability', [99.9], ['99.9%'], []],
    ['availability', [99.9, '%'], [99, '%'], weaker],
    ['frequency', [1, 'd'], [1, 'h'], stronger],
    ['timeOfAvailability', ['09:00-08:00'], ['17:00Z'], []],
    ['timeOfAvailability', ['09:00+01:00'], ['10:00+01:00'], weaker],
    ['endOfSupport', ['2030-01-01'], ['2029-01-01'], weaker],
    ['throughput', [100, 'records/s'], [50, 'records/s'], weaker],
    [
      'latency',
      ['soon'],
      ['later'],
      [['service-level-changed', 'risky', 'risky']],
    ],
    [
      'happiness',
      [1, 'd'],
      [2, 'd'],
      [['service-level-changed', 'risky', 'risky']],
    ],
  ])('%s %j -> %j', (name, before, after, expected) => {
    expect(
      changes(
        contract([], { serviceLevels: [serviceLevel(name, ...before)] }),
        contract([], { serviceLevels: [serviceLevel(name, ...after)] }),
      ),
    ).toEqual(expected);
  });

  it('finds promises that come, go and cover less', () => {
    const before = contract([], {
      serviceLevels: [
        serviceLevel('latency', 4, 'h', { elements: ['orders', 'lines'] }),
        serviceLevel('retention', 1, 'y'),
      ],
    });
    const after = contract([], {
      serviceLevels: [
        serviceLevel('endOfLife', '2030-01-01'),
        serviceLevel('latency', 4, 'h', { elements: ['orders'] }),
      ],
    });
    expect(changes(before, after)).toEqual([
      ['end-of-life-announced', 'risky', 'risky'],
      ['service-level-scope-reduced', 'risky', 'compatible'],
      ['service-level-removed', 'risky', 'compatible'],
    ]);
  });
});

describe('servers', () => {
  const at = (...servers: Contract['servers']) => contract([], { servers });
  const snowflake = (database: string, name = 'production') =>
    server(name, 'snowflake', { account: 'acme', database, schema: 'sales' });
  it('finds servers that come, go, move and change their type', () => {
    expect(changes(at(snowflake('A')), at(snowflake('B')))).toEqual([
      ['server-moved', 'breaking', 'breaking'],
    ]);
    expect(changes(at(snowflake('A')), at())).toEqual([
      ['server-removed', 'breaking', 'breaking'],
    ]);
    expect(changes(at(), at(snowflake('A')))).toEqual([
      ['server-added', 'compatible', 'compatible'],
    ]);
    expect(
      changes(at(snowflake('A')), at(server('production', 'bigquery'))),
    ).toEqual([['server-type-changed', 'breaking', 'breaking']]);
  });

  it('recognises a server at the same place under another name', () => {
    expect(changes(at(snowflake('A')), at(snowflake('A', 'prod')))).toEqual([
      ['server-renamed', 'risky', 'risky'],
    ]);
  });

  it('finds another file format and takes "5432" for 5432', () => {
    const s3 = (format: string) =>
      at(server('lake', 's3', { location: 's3://a', format }));
    expect(changes(s3('json'), s3('parquet'))).toEqual([
      ['server-format-changed', 'breaking', 'breaking'],
    ]);
    expect(
      changes(
        at(server('db', 'postgres', { port: 5432 })),
        at(server('db', 'postgresql', { port: '5432' })),
      ),
    ).toEqual([]);
  });

  it('does not call it breaking where only tests run', () => {
    expect(
      changes(at(snowflake('A', 'dev')), at(snowflake('B', 'dev'))),
    ).toEqual([['server-moved', 'risky', 'risky']]);
  });
});

describe('the rest of a contract', () => {
  it.each([
    ['active', 'deprecated', 'deprecated', 'risky'],
    ['deprecated', 'retired', 'retired', 'breaking'],
    ['active', 'retired', 'retired', 'breaking'],
    ['draft', 'active', 'status-advanced', 'compatible'],
    ['active', 'draft', 'status-withdrawn', 'risky'],
    ['active', 'on hold', 'status-changed', 'risky'],
    ['deprecated', 'active', 'status-advanced', 'compatible'],
  ])('status %s -> %s is %s', (before, after, change, impact) => {
    const result = compareContracts(
      contract([], { status: before }),
      contract([], { status: after }),
    );
    expect(result.changes).toMatchObject([{ change, impact, path: '/status' }]);
  });

  it.each<[string, Partial<Contract>, Partial<Contract>, string, Impact]>([
    [
      'role gone',
      { roles: [{ path: '', role: 'analyst', access: 'read' }] },
      {},
      'role-removed',
      'breaking',
    ],
    [
      'role new',
      {},
      { roles: [{ path: '', role: 'analyst' }] },
      'role-added',
      'compatible',
    ],
    [
      'less access',
      { roles: [{ path: '', role: 'a', access: 'write' }] },
      { roles: [{ path: '', role: 'a', access: 'read' }] },
      'role-access-narrowed',
      'breaking',
    ],
    [
      'more access',
      { roles: [{ path: '', role: 'a', access: 'read' }] },
      { roles: [{ path: '', role: 'a', access: 'write' }] },
      'role-access-widened',
      'compatible',
    ],
    [
      'dearer',
      { price: { amount: 1, currency: 'EUR' } },
      { price: { amount: '2', currency: 'EUR' } },
      'price-raised',
      'risky',
    ],
    [
      'cheaper',
      { price: { amount: 2, currency: 'EUR' } },
      { price: { amount: 1, currency: 'EUR' } },
      'price-lowered',
      'compatible',
    ],
    [
      'other currency',
      { price: { amount: 2, currency: 'EUR' } },
      { price: { amount: 2, currency: 'USD' } },
      'price-changed',
      'risky',
    ],
    [
      'no end any more',
      { serviceLevels: [serviceLevel('endOfLife', '2030-01-01')] },
      {},
      'end-of-life-withdrawn',
      'compatible',
    ],
    [
      'no longer free, as was said',
      { price: { amount: 0, currency: 'EUR' } },
      { price: { amount: 2, currency: 'EUR' } },
      'price-introduced',
      'risky',
    ],
    [
      'no longer free',
      {},
      { price: { amount: 2, currency: 'EUR' } },
      'price-introduced',
      'risky',
    ],
    [
      'limitations',
      { description: { limitations: 'No marketing' } },
      { terms: { limitations: 'EU only' }, description: {} },
      'limitations-changed',
      'risky',
    ],
    [
      'notice',
      { terms: { noticePeriod: 'P3M' } },
      { terms: { noticePeriod: 'P1M' } },
      'notice-period-shortened',
      'risky',
    ],
    [
      'longer notice',
      { terms: { noticePeriod: 'P3M' } },
      { terms: { noticePeriod: '6 months' } },
      'notice-period-extended',
      'compatible',
    ],
    [
      'team',
      { team: { name: 'a', members: [] } },
      { team: { name: 'b', members: [] } },
      'team-changed',
      'compatible',
    ],
    [
      'support',
      {},
      { support: [{ channel: '#help' }] },
      'support-changed',
      'compatible',
    ],
    ['id', { id: 'a' }, { id: 'b' }, 'id-changed', 'risky'],
    [
      'domain',
      { domain: 'sales' },
      { domain: 'finance' },
      'domain-changed',
      'risky',
    ],
    [
      'description',
      { description: { purpose: 'a' } },
      { description: { purpose: 'b' } },
      'description-changed',
      'compatible',
    ],
    [
      'tags',
      { tags: ['a'] },
      { tags: ['a', 'b'] },
      'tags-changed',
      'compatible',
    ],
  ])('%s', (_, before, after, change, impact) => {
    const result = compareContracts(contract([], before), contract([], after));
    expect(result.changes).toMatchObject([{ change, impact }]);
  });

  it('takes terms for the same wherever a standard keeps them', () => {
    const odcs = contract([], {
      description: { purpose: 'Why', usage: 'How', limitations: 'Not' },
    });
    const older = contract([], {
      description: { text: 'Why' },
      terms: { usage: 'How', limitations: 'Not' },
    });
    expect(compareContracts(odcs, older).verdict).toBe('identical');
  });

  it('points to where the standard of each document has it', () => {
    const result = compareContracts(
      contract([], { status: 'active', price: { amount: 1 } }),
      contract([], { status: 'retired' }),
      { newStandard: { id: 'dcs', version: '1.1.0', type: 'contract' } },
    );
    expect(result.changes).toMatchObject([
      { path: '/info/status', document: 'new' },
      { path: '/price', document: 'old' },
    ]);
  });
});
