// SPDX-License-Identifier: Apache-2.0
import {
  contract222,
  contract302,
  contract31,
} from '../../__testUtils__/odcsContracts';
import { parsePointer } from '../../document/pointer';
import { editDescriptor } from '../../edit';
import type { Contract } from '../../model';
import { readDescriptor } from '../../read';

function read(text: string): Contract {
  const { contract } = readDescriptor(text);
  return contract!;
}

/** All `path` members of a model with the object they are of. */
function pathsOf(value: unknown): Array<{ path: string; of: any }> {
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'path' in value && typeof value.path === 'string'
      ? [{ path: value.path, of: value }]
      : [];
  return [...own, ...Object.values(value).flatMap(pathsOf)];
}

describe('3.1', () => {
  const contract = read(contract31);
  const [ships, stays] = contract.schema;

  it('has its fundamentals', () => {
    expect(contract).toMatchObject({
      id: '7f2c8a34-berths',
      name: 'Berth occupancy',
      version: '2.1.0',
      status: 'active',
      tenant: 'Harbour',
      domain: 'port-operations',
      description: {
        purpose: 'Which ship lies where, and how long.',
        usage: 'Planning of berths.',
        limitations: 'Private boats are not in it.',
      },
      tags: ['ships', 'berths'],
      createdAt: '2021-03-01T08:00:00Z',
      price: { amount: 9.95, currency: 'EUR', unit: 'month' },
    });
    expect(contract.authoritativeDefinitions.map(({ url }) => url)).toEqual([
      'https://git.example.com/berths',
      'https://wiki.example.com/berths',
    ]);
    expect(contract.customProperties).toEqual([
      { property: 'review', value: { every: 6, unit: 'months' } },
    ]);
  });

  it('has its schema', () => {
    expect(ships).toMatchObject({
      path: '/schema/0',
      id: 'ships',
      name: 'ships',
      physicalName: 'dim_ship',
      physicalType: 'table',
      tags: ['master'],
    });
    const [imo, tonnage, flagState] = ships.properties;
    expect(imo).toMatchObject({
      path: '/schema/0/properties/0',
      id: 'imo',
      name: 'imo_number',
      logicalType: 'string',
      physicalType: 'char(7)',
      typeOptions: { minLength: 7, maxLength: 7, pattern: '^[0-9]{7}$' },
      required: true,
      unique: true,
      primaryKey: true,
      primaryKeyPosition: 1,
      examples: ['9074729'],
    });
    expect(tonnage).toMatchObject({ required: false, unique: false });
    expect(tonnage).not.toHaveProperty('primaryKeyPosition');
    expect(tonnage).not.toHaveProperty('statedType');
    expect(flagState).toMatchObject({
      classification: 'public',
      enum: ['DE', 'NL', 'PA'],
    });
  });

  it('has nested members and elements', () => {
    const cargo = stays.properties.find(({ name }) => name === 'cargo')!;
    expect(cargo.logicalType).toBe('array');
    expect(cargo.items).toMatchObject({
      path: '/schema/1/properties/4/items',
      name: 'items',
      logicalType: 'object',
      properties: [
        { name: 'kind', path: '/schema/1/properties/4/items/properties/0' },
        { name: 'weight', typeOptions: { exclusiveMinimum: 0, format: 'f64' } },
      ],
    });
  });

  it('has its relationships', () => {
    expect(stays.relationships).toEqual([
      {
        path: '/schema/1/relationships/0',
        type: 'foreignKey',
        from: ['stays.ship'],
        to: ['ships.imo_number'],
        customProperties: [{ property: 'cardinality', value: 'many-to-one' }],
      },
      {
        path: '/schema/1/relationships/1',
        type: 'foreignKey',
        from: ['stays.ship', 'stays.berth'],
        to: ['ships.imo_number', 'ships.flag_state'],
      },
    ]);
    expect(stays.properties[0].relationships).toEqual([
      {
        path: '/schema/1/properties/0/relationships/0',
        type: 'foreignKey',
        from: [],
        to: ['schema/ships/properties/imo'],
      },
    ]);
  });

  it('has its quality rules', () => {
    const [rows, order, fresh, words, twice] = stays.quality;
    expect(rows).toMatchObject({
      type: 'library',
      metric: 'rowCount',
      name: 'Not empty',
      severity: 'error',
      thresholds: [{ operator: 'mustBeBetween', value: [1, 100000] }],
      schedule: '0 6 * * *',
      scheduler: 'cron',
    });
    expect(order).toMatchObject({
      type: 'sql',
      thresholds: [{ operator: 'mustBeLessOrEqualTo', value: 0 }],
    });
    expect(order.query).toContain('{object}');
    expect(fresh).toMatchObject({ type: 'custom', engine: 'soda' });
    expect(words).toMatchObject({ type: 'text', thresholds: [] });
    expect(twice).toMatchObject({
      type: 'library',
      metric: 'duplicateValues',
      unit: 'percent',
      arguments: { properties: ['ship', 'arrived_at'] },
    });
  });

  it('has its servers, people and promises', () => {
    expect(contract.servers).toEqual([
      {
        path: '/servers/0',
        server: 'warehouse',
        type: 'bigquery',
        environment: 'prod',
        description: 'Analytics',
        details: { project: 'harbour-prod', dataset: 'berths' },
        roles: ['reader'],
      },
      {
        id: 'files',
        path: '/servers/1',
        server: 'landing',
        type: 's3',
        details: {
          location: 's3://harbour-landing/berths/*.parquet',
          format: 'parquet',
        },
        roles: [],
      },
      {
        path: '/servers/2',
        server: 'source',
        type: 'postgres',
        details: {
          host: 'db.example.com',
          port: 5432,
          database: 'harbour',
          schema: 'public',
        },
        roles: [],
        customProperties: [{ property: 'replica', value: true }],
      },
    ]);
    expect(contract.team?.name).toBe('Berth desk');
    expect(contract.team?.members.map(({ dateOut }) => dateOut)).toEqual([
      undefined,
      '2021-02-28',
    ]);
    expect(contract.roles[0]).toMatchObject({
      path: '/roles/0',
      role: 'berth_reader',
      access: 'read',
    });
    expect(contract.support[0]).toMatchObject({ channel: '#berths' });
    expect(contract.serviceLevels).toEqual([
      {
        path: '/slaProperties/0',
        property: 'latency',
        value: 4,
        unit: 'h',
        elements: ['stays.arrived_at'],
      },
      {
        path: '/slaProperties/1',
        property: 'generalAvailability',
        value: '2021-04-01T00:00:00Z',
        elements: [],
      },
      {
        path: '/slaProperties/2',
        property: 'retention',
        value: 10,
        unit: 'y',
        elements: [],
        driver: 'regulatory',
        description: 'By law',
      },
    ]);
  });
});

describe('3.0', () => {
  const contract = read(contract302);

  it('keeps a version as it is written', () => {
    expect(contract.version).toBe('1.10.0');
    expect(read(contract302.replace('1.10.0', '1.10')).version).toBe('1.10');
  });

  it('reads rules of its library as metrics of today', () => {
    const [station] = contract.schema[0].properties;
    expect(station.quality).toMatchObject([
      {
        type: 'library',
        metric: 'invalidValues',
        arguments: { validValues: ['north', 'south'] },
        thresholds: [{ operator: 'mustBe', value: 0 }],
      },
      { type: 'library', metric: 'duplicateValues' },
    ]);
    expect(station.enum).toEqual(['north', 'south']);
  });

  it('reads the list of people, and the default element of service levels', () => {
    expect(contract.team).toEqual({
      members: [{ username: 'ckruse', role: 'owner', dateIn: '2022-01-01' }],
    });
    expect(contract.serviceLevels[0].elements).toEqual(['levels.measured_at']);
  });

  it('reads isNullable and isUnique, which generators still write', () => {
    const old = contract302.replace(
      '        required: true\n',
      '        isNullable: false\n        isUnique: true\n',
    );
    expect(read(old).schema[0].properties[0]).toMatchObject({
      required: true,
      unique: true,
    });
  });
});

describe('2.2', () => {
  const contract = read(contract222);

  it('has its fundamentals under other names', () => {
    expect(contract).toMatchObject({
      id: '0b1d-lights',
      name: 'lights',
      domain: 'navigation',
      dataProduct: 'Aids to navigation',
      version: '3.0.1',
      team: {
        members: [{ username: 'dvoss', description: 'Knows all lights' }],
      },
      support: [
        { channel: '#lights', tool: 'slack' },
        { channel: 'lights@example.com', tool: 'email' },
      ],
      serviceLevels: [{ property: 'retention', elements: ['lights.light_id'] }],
    });
  });

  it('has a server, without its credentials', () => {
    expect(contract.servers).toEqual([
      {
        path: '/database',
        server: 'default',
        type: 'bigquery',
        details: { project: 'harbour-old', database: 'nav', dataset: 'lights' },
        roles: [],
      },
    ]);
    expect(JSON.stringify(contract)).not.toContain('env.username');
  });

  it('has its columns, with their rules', () => {
    const [table] = contract.schema;
    const [id, colour] = table.properties;
    expect(id).toMatchObject({
      path: '/dataset/0/columns/0',
      logicalType: 'integer',
      required: true,
      unique: true,
      primaryKey: true,
      primaryKeyPosition: 1,
      quality: [
        {
          path: '/dataset/0/quality/0',
          type: 'custom',
          engine: 'Elevate',
          name: 'DQ.rw.nulls',
          schedule: '0 20 * * *',
          scheduler: 'cron',
        },
      ],
    });
    expect(colour).toMatchObject({
      logicalType: 'string',
      required: false,
      examples: ['red', 'green'],
      encryptedName: 'colour_enc',
      criticalDataElement: true,
      transformSourceObjects: ['raw_lights'],
    });
    expect(table.quality).toHaveLength(1);
  });
});

it.each([
  ['3.1', contract31],
  ['3.0', contract302],
  ['2.2', contract222],
])('paths of %s point at what they are of', (_version, text) => {
  const { data, contract } = readDescriptor(text);
  const found = pathsOf(contract);
  expect(found.length).toBeGreaterThan(5);
  const named: Array<[unknown, unknown]> = [];
  for (const { path, of } of found) {
    const value = parsePointer(path)!.reduce(
      (holder: any, step) => holder[step],
      data,
    );
    expect(value).toBeDefined();
    const hasName = 'properties' in of && of.name !== 'items';
    if (hasName)
      named.push([of.name, value.name ?? value.column ?? value.table]);
  }
  expect(named.length).toBeGreaterThan(2);
  expect(named.map(([name]) => name)).toEqual(named.map(([, name]) => name));
});

describe('a contract with mistakes', () => {
  it.each<[path: string, value: unknown, expected: object]>([
    ['/schema/0/properties', { a: 1 }, { properties: [] }],
    [
      '/schema/0/properties/0',
      'text',
      { properties: [{ name: 'gross_tonnage' }, {}] },
    ],
    ['/schema/0/name', null, { name: 'dim_ship' }],
    [
      '/schema/0/properties/0/required',
      'yes',
      { properties: [{ required: true }, {}, {}] },
    ],
    [
      '/schema/0/properties/1/logicalType',
      'decimal(10,2)',
      { properties: [{}, { logicalType: 'number' }, {}] },
    ],
    [
      '/schema/0/properties/1/logicalType',
      'GEOGRAPHY',
      { properties: [{}, { statedType: 'GEOGRAPHY' }, {}] },
    ],
  ])('still has a model: %s = %j', (path, value, expected) => {
    const text = editDescriptor(contract31, [{ path, value }]);
    expect(readDescriptor(text).valid).toBe(false);
    expect(read(text).schema[0]).toMatchObject(expected);
  });
});
