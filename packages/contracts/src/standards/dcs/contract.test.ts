// SPDX-License-Identifier: Apache-2.0
import { dcsContract } from '../../__testUtils__/dcsContract';
import { readDescriptor } from '../../read';

const contract = readDescriptor(dcsContract).contract!;
const [shipments, customers] = contract.schema;
const column = (name: string) =>
  shipments.properties.find(property => property.name === name)!;

it('reads what a contract says of itself', () => {
  expect(contract).toMatchObject({
    id: 'shipments',
    name: 'Shipments',
    version: '1.3.0',
    status: 'active',
    description: {
      text: 'Parcels on their way',
      usage: 'Reporting',
      limitations: 'No tracking of persons',
    },
    terms: { billing: 'free', noticePeriod: 'P3M' },
    tags: ['parcels'],
    team: { name: 'logistics-team', members: [] },
    support: [
      { channel: 'Logistics desk', url: 'https://chat.example.com/logistics' },
    ],
    roles: [{ role: 'reader', description: 'May read everything' }],
    authoritativeDefinitions: [
      { type: 'dashboard', url: 'https://bi.example.com/shipments' },
      {
        type: 'privacy',
        url: 'https://example.com/privacy',
        description: 'Names are removed',
      },
    ],
  });
});

it('reads servers', () => {
  expect(contract.servers).toEqual([
    {
      path: '/servers/prod',
      server: 'prod',
      type: 'snowflake',
      environment: 'prod',
      details: { account: 'acme', database: 'LOGISTICS', schema: 'PUBLIC' },
      roles: ['reader'],
    },
    {
      path: '/servers/landing',
      server: 'landing',
      type: 's3',
      details: {
        location: 's3://acme-landing/{model}/*.json',
        format: 'json',
        delimiter: 'new_line',
      },
      roles: [],
    },
  ]);
});

it('reads service levels as single promises', () => {
  expect(
    contract.serviceLevels.map(({ property, value, unit }) => [
      property,
      value,
      unit,
    ]),
  ).toEqual([
    ['availability', 99.9, 'percent'],
    ['retention', 1, 'y'],
    ['latency', 25, 'h'],
    ['freshness', 2, 'd'],
    ['frequency', 'daily', undefined],
    ['support', '9 to 5', undefined],
    ['responseTime', 1, 'h'],
    ['backup', 'weekly', undefined],
    ['recoveryTime', 24, 'h'],
    ['recoveryPoint', 1, 'w'],
  ]);
  expect(contract.serviceLevels[1]).toMatchObject({
    path: '/servicelevels/retention',
    elements: ['shipments.shipped_at'],
  });
  expect(contract.serviceLevels[4]).toMatchObject({
    schedule: '0 6 * * *',
    scheduler: 'cron',
  });
});

it('reads models', () => {
  expect(shipments).toMatchObject({
    path: '/models/shipments',
    name: 'shipments',
    businessName: 'Shipments',
    physicalType: 'table',
    customProperties: [
      { property: 'additionalFields', value: true },
      { property: 'avroNamespace', value: 'com.example' },
    ],
  });
  expect(shipments.quality).toMatchObject([
    {
      type: 'sql',
      thresholds: [{ operator: 'mustBeGreaterThan', value: 100 }],
    },
    {
      type: 'library',
      metric: 'duplicateValues',
      arguments: { properties: ['shipment_id'] },
      thresholds: [{ operator: 'mustBe', value: 0 }],
    },
    { type: 'text', description: 'Looks right', thresholds: [] },
    { type: 'custom', engine: 'soda', implementation: { type: 'row_count' } },
  ]);
  expect(
    customers.properties.map(({ name, primaryKey, primaryKeyPosition }) => [
      name,
      primaryKey,
      primaryKeyPosition,
    ]),
  ).toEqual([
    ['tenant', true, 1],
    ['customer_id', true, 2],
  ]);
});

describe('columns', () => {
  it('inherit from definitions, and keep their own place', () => {
    expect(column('shipment_id')).toMatchObject({
      path: '/models/shipments/fields/shipment_id',
      businessName: 'Shipment number',
      logicalType: 'string',
      statedType: 'text',
      typeOptions: { format: 'uuid' },
      required: true,
      primaryKey: true,
      classification: 'internal',
      tags: ['id'],
      examples: ['243c25e5-a081-43a9-aeab-6d5d5b6cb5e2'],
      customProperties: [{ property: 'pii', value: false }],
      authoritativeDefinitions: [
        { type: 'glossary', url: 'https://wiki.example.com/shipment' },
      ],
    });
  });

  it('have types, constraints, and the physical type of their server', () => {
    expect(column('weight')).toMatchObject({
      logicalType: 'number',
      statedType: 'decimal',
      physicalType: 'NUMBER(10,3)',
      typeOptions: { precision: 10, scale: 3, minimum: 0 },
    });
    expect(column('shipped_at')).toMatchObject({
      logicalType: 'timestamp',
      statedType: 'timestamp_tz',
      typeOptions: { timezone: true },
      transformSourceObjects: ['erp.dispatch'],
      transformDescription: 'As dispatched',
    });
    expect(column('state')).toMatchObject({
      logicalType: 'string',
      enum: ['packed', 'sent', 'delivered'],
    });
    expect(column('state').statedType).toBeUndefined();
    expect(column('raw').logicalType).toBeUndefined();
    expect(column('raw').statedType).toBe('json');
    expect(column('customer_id').relationships).toEqual([
      {
        path: '/models/shipments/fields/customer_id/references',
        type: 'foreignKey',
        from: [],
        to: ['customers.customer_id'],
      },
    ]);
  });

  it('may be nested', () => {
    expect(column('address').properties.map(({ name }) => name)).toEqual([
      'street',
      'city',
    ]);
    expect(column('events').items).toMatchObject({
      path: '/models/shipments/fields/events/items',
      logicalType: 'object',
      properties: [{ name: 'at' }, { name: 'code', statedType: 'int' }],
    });
    expect(column('labels')).toMatchObject({
      logicalType: 'object',
      statedType: 'map',
      properties: [{ name: 'key' }, { name: 'value' }],
    });
  });
});

describe('the quality section of a whole contract, before 1.1', () => {
  const old = (quality: string) =>
    readDescriptor(
      `dataContractSpecification: 0.9.3\nid: a\ninfo: {title: A, version: 1.0.0}\nmodels:\n  orders: {fields: {}}\n  lines: {fields: {}}\nquality:\n${quality}`,
    ).contract?.schema.map(({ name, quality: rules }) => [
      name,
      rules.map(({ engine, implementation }) => [engine, implementation]),
    ]);

  it('goes to the models that it names', () => {
    expect(
      old(
        '  type: SodaCL\n  specification:\n    checks for lines:\n      - row_count > 0\n',
      ),
    ).toEqual([
      ['orders', []],
      ['lines', [['soda', ['row_count > 0']]]],
    ]);
    expect(
      old('  type: great-expectations\n  specification:\n    orders: "[]"\n'),
    ).toEqual([
      ['orders', [['great-expectations', '[]']]],
      ['lines', []],
    ]);
  });

  it('goes nowhere where it names none of several', () => {
    expect(old('  type: custom\n  specification: look\n')).toEqual([
      ['orders', []],
      ['lines', []],
    ]);
  });
});

it('keeps what can be read of a contract that is full of errors', () => {
  const broken = readDescriptor(
    'dataContractSpecification: 2\nid: 5\ninfo: x\nservers: []\nterms: 3\nmodels:\n  a: {fields: {b: , c: 7, d: {type: money, required: "yes"}}}\n  e: 4\nservicelevels:\n  latency: soon\n  retention: {unlimited: true}\n',
  ).contract;
  expect(broken).toMatchObject({
    id: '5',
    servers: [],
    schema: [
      {
        name: 'a',
        properties: [
          { name: 'b' },
          { name: 'd', statedType: 'money', required: true },
        ],
      },
    ],
    serviceLevels: [
      { property: 'latency', value: 'soon' },
      { property: 'retention', value: 'unlimited' },
    ],
  });
});
