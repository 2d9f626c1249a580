// SPDX-License-Identifier: Apache-2.0
import {
  contract222,
  contract302,
  contract31,
} from '../../../__testUtils__/odcsContracts';
import { computed, limit } from '../../../__testUtils__/computing';
import { readDescriptor } from '../../../read';
import { changed, mended, told } from './__testUtils__/findings';

it('have nothing to say on contracts that keep to the standard', () => {
  expect(told(contract31)).toEqual([]);
  expect(told(contract302)).toEqual([]);
  expect(told(contract222)).toEqual(['info odcs/deprecated-field /username']);
});

const ships = '/schema/0/properties';

const stays = '/schema/1';

describe('3.1', () => {
  it.each<[path: string, value: unknown, findings: string[]]>([
    // Names and ids
    [
      `${ships}/1/name`,
      'flag_state',
      [`warning odcs/duplicate-name ${ships}/2/name`],
    ],
    [
      '/schema/1/name',
      'ships',
      [
        'warning odcs/duplicate-name /schema/1/name',
        'warning odcs/unresolved-reference /schema/1/relationships/0/from',
        'warning odcs/unresolved-reference /schema/1/relationships/1/from/0',
        'warning odcs/unresolved-reference /schema/1/relationships/1/from/1',
        'warning odcs/unresolved-reference /slaProperties/0/element',
      ],
    ],
    [`${ships}/1/id`, 'imo', [`error odcs/duplicate-id ${ships}/1/id`]],
    [
      '/servers/1/server',
      'warehouse',
      ['warning odcs/duplicate-name /servers/1/server'],
    ],
    ['/id', '', ['warning odcs/empty-text /id']],
    // Keys
    [
      `${ships}/0/primaryKeyPosition`,
      0,
      [`error odcs/key-position ${ships}/0/primaryKeyPosition`],
    ],
    [
      `${ships}/0/primaryKeyPosition`,
      3,
      [`warning odcs/key-position ${ships}/0/primaryKeyPosition`],
    ],
    [`${ships}/0/primaryKeyPosition`, -1, []],
    [
      `${ships}/0/primaryKey`,
      false,
      [`warning odcs/key-position ${ships}/0/primaryKeyPosition`],
    ],
    [`${ships}/1/primaryKey`, true, [`warning odcs/key-position ${ships}/1`]],
    [
      `${stays}/properties/2/partitioned`,
      undefined,
      [`warning odcs/key-position ${stays}/properties/2/partitionKeyPosition`],
    ],
    // Types and their options
    [
      `${ships}/0/logicalTypeOptions/minLength`,
      8,
      [`warning odcs/empty-range ${ships}/0/logicalTypeOptions/minLength`],
    ],
    [
      `${ships}/1/logicalTypeOptions/minimum`,
      500001,
      [`warning odcs/empty-range ${ships}/1/logicalTypeOptions/minimum`],
    ],
    [
      `${ships}/1/logicalTypeOptions/exclusiveMaximum`,
      0,
      [`warning odcs/empty-range ${ships}/1/logicalTypeOptions/minimum`],
    ],
    [
      `${stays}/properties/2/logicalTypeOptions/maximum`,
      '1999-12-31T00:00:00Z',
      [
        `warning odcs/empty-range ${stays}/properties/2/logicalTypeOptions/minimum`,
      ],
    ],
    [
      `${ships}/0/logicalTypeOptions/pattern`,
      '(a',
      [`error odcs/wrong-pattern ${ships}/0/logicalTypeOptions/pattern`],
    ],
    [
      `${ships}/0/logicalTypeOptions/pattern`,
      '(?P<x>a)',
      [`error odcs/wrong-pattern ${ships}/0/logicalTypeOptions/pattern`],
    ],
    [`${ships}/0/logicalTypeOptions/pattern`, '(a+)+$', []],
    [
      `${ships}/0/logicalType`,
      'integer',
      [
        `error odcs/unknown-field ${ships}/0/logicalTypeOptions/minLength`,
        `error odcs/unknown-field ${ships}/0/logicalTypeOptions/maxLength`,
        `error odcs/unknown-field ${ships}/0/logicalTypeOptions/pattern`,
      ],
    ],
    [
      `${stays}/properties/5/logicalTypeOptions`,
      { any: 1 },
      [`warning odcs/unused-options ${stays}/properties/5/logicalTypeOptions`],
    ],
    [
      `${stays}/properties/4/items`,
      undefined,
      [`info odcs/array-without-items ${stays}/properties/4`],
    ],
    [
      `${stays}/properties/4/items/logicalTypeOptions/required/0`,
      'kin',
      [
        `warning odcs/unresolved-reference ${stays}/properties/4/items/logicalTypeOptions/required/0`,
      ],
    ],
    [
      `${stays}/properties/0/items`,
      { logicalType: 'string' },
      [`error odcs/renamed-field ${stays}/properties/0/items`],
    ],
    // Relationships
    [`${stays}/relationships/0/to`, 'ships.imo', []],
    [
      `${stays}/relationships/0/to`,
      'ships.imo_numbr',
      [`warning odcs/unresolved-reference ${stays}/relationships/0/to`],
    ],
    [
      `${stays}/relationships/0/to`,
      'schema/ships/properties/nothing',
      [`warning odcs/unresolved-reference ${stays}/relationships/0/to`],
    ],
    [`${stays}/relationships/0/to`, '/schema/ships/properties/imo', []],
    [
      `${stays}/relationships/0/to`,
      'https://x.example/other.yaml#/schema/a/properties/b',
      [],
    ],
    [
      `${stays}/relationships/0/to`,
      '../other.yml#a.b',
      [`warning odcs/disputed-reference ${stays}/relationships/0/to`],
    ],
    [
      `${stays}/relationships/0/to`,
      'stays.cargo.kind',
      [`warning odcs/disputed-reference ${stays}/relationships/0/to`],
    ],
    [
      `${stays}/relationships/0/to`,
      'stays.cargo.king',
      [
        `warning odcs/disputed-reference ${stays}/relationships/0/to`,
        `warning odcs/unresolved-reference ${stays}/relationships/0/to`,
      ],
    ],
    [
      `${stays}/relationships/0/to`,
      'ships',
      [`error odcs/wrong-reference ${stays}/relationships/0/to`],
    ],
    [
      `${stays}/relationships/0/to`,
      'x'.repeat(2000),
      [`error odcs/wrong-reference ${stays}/relationships/0/to`],
    ],
    [
      `${stays}/relationships/0/to`,
      ['ships.imo_number'],
      [`error odcs/mismatched-relationship ${stays}/relationships/0`],
    ],
    [
      `${stays}/relationships/1/to`,
      ['ships.imo_number'],
      [`error odcs/uneven-relationship ${stays}/relationships/1`],
    ],
    [
      `${stays}/relationships/0/from`,
      undefined,
      [`error odcs/missing-field ${stays}/relationships/0`],
    ],
    [
      `${stays}/properties/0/relationships/0/from`,
      'stays.ship',
      [`error odcs/renamed-field ${stays}/properties/0/relationships/0/from`],
    ],
    [
      `${stays}/properties/0/relationships/0/to`,
      ['ships.imo_number', 'ships.flag_state'],
      [
        `warning odcs/mismatched-relationship ${stays}/properties/0/relationships/0/to`,
      ],
    ],
    [
      `${stays}/properties/0/relationships/0/description`,
      'x',
      [
        `warning odcs/disputed-field ${stays}/properties/0/relationships/0/description`,
      ],
    ],
    // Quality
    [
      `${stays}/quality/0/mustBeBetween`,
      [5, 1],
      [`warning odcs/empty-range ${stays}/quality/0/mustBeBetween`],
    ],
    [
      `${stays}/quality/0/metric`,
      'nullValues',
      [`warning odcs/misplaced-metric ${stays}/quality/0/metric`],
    ],
    [
      `${stays}/quality/0/metric`,
      'rowCounts',
      [`error odcs/unknown-value ${stays}/quality/0/metric`],
    ],
    [
      `${stays}/quality/0/schedule`,
      'every day',
      [`warning odcs/wrong-schedule ${stays}/quality/0/schedule`],
    ],
    [
      `${stays}/quality/1/mustBe`,
      0,
      [`warning odcs/conflicting-fields ${stays}/quality/1`],
    ],
    [
      `${stays}/quality/1/query`,
      undefined,
      [`error odcs/missing-field ${stays}/quality/1`],
    ],
    [
      `${stays}/quality/2/engine`,
      undefined,
      [`error odcs/missing-field ${stays}/quality/2`],
    ],
    [
      `${stays}/quality/3/type`,
      undefined,
      [`warning odcs/missing-metric ${stays}/quality/3`],
    ],
    [
      `${stays}/quality/4/mustBeLessThan`,
      120,
      [`warning odcs/out-of-range ${stays}/quality/4/mustBeLessThan`],
    ],
    [
      `${stays}/quality/4/arguments`,
      undefined,
      [`warning odcs/missing-argument ${stays}/quality/4`],
    ],
    [
      `${stays}/quality/4/arguments/properties/0`,
      'shp',
      [
        `warning odcs/unresolved-reference ${stays}/quality/4/arguments/properties/0`,
      ],
    ],
    [
      `${ships}/2/quality/0/arguments/validValues`,
      undefined,
      [`warning odcs/missing-argument ${ships}/2/quality/0`],
    ],
    [
      `${ships}/2/quality/0/arguments`,
      { pattern: '[' },
      [`warning odcs/wrong-pattern ${ships}/2/quality/0/arguments/pattern`],
    ],
    [
      `${ships}/2/quality/0/arguments/values`,
      [1],
      [`warning odcs/unknown-argument ${ships}/2/quality/0/arguments/values`],
    ],
    [
      `${ships}/2/quality/0/pattern`,
      'x',
      [`error odcs/renamed-field ${ships}/2/quality/0/pattern`],
    ],
    [
      `${ships}/2/quality/0/dimension`,
      'cf',
      [`warning odcs/unknown-value ${ships}/2/quality/0/dimension`],
    ],
    [
      `${ships}/2/quality/0/dimension`,
      'beauty',
      [`error odcs/unknown-value ${ships}/2/quality/0/dimension`],
    ],
    [
      `${ships}/2/quality/0/mustBe`,
      undefined,
      [`error odcs/missing-field ${ships}/2/quality/0`],
    ],
    [
      `${ships}/2/quality/0/metric`,
      undefined,
      [`error odcs/missing-field ${ships}/2/quality/0`],
    ],
    // Servers
    ['/servers/2/port', '5432', ['error odcs/wrong-type /servers/2/port']],
    ['/servers/2/port', undefined, ['warning odcs/missing-field /servers/2']],
    ['/servers/2/host', undefined, ['error odcs/missing-field /servers/2']],
    [
      '/servers/1/location',
      'harbour landing',
      ['error odcs/wrong-format /servers/1/location'],
    ],
    [
      '/servers/0/type',
      'big-query',
      ['error odcs/unknown-value /servers/0/type'],
    ],
    ['/servers/0', { server: 'stream', type: 'kinesis' }, []],
    [
      '/servers/0',
      { server: 'stream', type: 'kinesis', stream: 's' },
      ['warning odcs/disputed-field /servers/0/stream'],
    ],
    [
      '/servers/0',
      {
        server: 'sf',
        type: 'snowflake',
        account: 'a',
        database: 'd',
        schema: 's',
        host: 'h',
        port: 443,
      },
      ['warning odcs/missing-field /servers/0'],
    ],
    // Terms
    ['/status', 'Active', ['warning odcs/unusual-value /status']],
    ['/status', 'live', []],
    [
      '/slaProperties/0/property',
      'latancy',
      ['warning odcs/unusual-value /slaProperties/0/property'],
    ],
    ['/slaProperties/0/property', 'LY', []],
    ['/slaProperties/0/property', 'queueLength', []],
    [
      '/slaProperties/0/unit',
      undefined,
      ['warning odcs/missing-unit /slaProperties/0/value'],
    ],
    [
      '/slaProperties/0/element',
      'stays.arrived, ships.imo_number',
      ['warning odcs/unresolved-reference /slaProperties/0/element'],
    ],
    [
      '/slaProperties/2/driver',
      'regulatry',
      ['warning odcs/unusual-value /slaProperties/2/driver'],
    ],
    [
      '/support/0/scope',
      'Interactive',
      ['warning odcs/unusual-value /support/0/scope'],
    ],
    [
      '/team/members/1/dateOut',
      '2019-01-01',
      ['warning odcs/empty-range /team/members/1/dateOut'],
    ],
    [
      '/team/members/1/dateOut',
      '2019-02-30',
      ['error odcs/wrong-format /team/members/1/dateOut'],
    ],
    [
      '/team/members/1/replacedByUsername',
      'nobody',
      ['warning odcs/unresolved-reference /team/members/1/replacedByUsername'],
    ],
    ['/team', [{ username: 'a' }], ['info odcs/deprecated-field /team']],
    ['/dataProduct', 'berths', ['info odcs/deprecated-field /dataProduct']],
    [
      '/contractCreatedTs',
      '2021-03-01',
      ['error odcs/wrong-format /contractCreatedTs'],
    ],
    ['/description', 'Ships', ['error odcs/wrong-type /description']],
    ['/price/amount', 3, ['error odcs/unknown-field /price/amount']],
    ['/password', 'x', ['error odcs/renamed-field /password']],
  ])('%s: %j', (path, value, findings) => {
    expect(changed(contract31, path, value)).toEqual(findings);
  });
});

it('can be asked to mend what has a mechanical answer', () => {
  const wrong = `apiVersion: v3.0.0
kind: DataContract
uuid: abc # the id
version: 1.10
status: active
schema:
  - table: orders
    columns:
      - column: order_id
        isNullable: false
        logicalType: int
        sampleValues: [1]
servers:
  - server: db
    type: postgresql
    host: h
    port: '5432'
    database: d
    schema: s
`;
  const text = mended(wrong);
  expect(readDescriptor(text).findings).toEqual([]);
  expect(text).toBe(`apiVersion: v3.0.0
kind: DataContract
id: abc # the id
version: "1.10"
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        required: true
        logicalType: integer
        examples: [1]
servers:
  - server: db
    type: postgresql
    host: h
    port: 5432
    database: d
    schema: s
`);
});

it('stay quick on a contract that is wrong in every place', () => {
  const properties = Array.from({ length: 3000 }, (_, i) => ({
    name: `c${i}`,
    logicalType: 'string',
    relationships: [{ to: `nowhere.c${i}` }, { to: 'schema/x/properties/y' }],
    logicalTypeOptions: { pattern: '(' },
    quality: [{ metric: 'rowCount', mustBe: 1 }],
  }));
  const text = JSON.stringify({
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: 'x',
    version: '1',
    status: 'active',
    schema: [{ name: 'wide', properties }],
    slaProperties: properties.map(({ name }) => ({
      property: 'latency',
      value: 1,
      unit: 'd',
      element: Array.from({ length: 20 }, (_, i) => `no.${name}${i}`).join(','),
    })),
  });
  const start = computed();
  const { findings } = readDescriptor(text);
  expect(computed() - start).toBeLessThan(limit(2000));
  expect(findings.length).toBeLessThanOrEqual(1001);
});
