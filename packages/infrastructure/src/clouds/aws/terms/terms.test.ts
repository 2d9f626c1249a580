// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { contextOf, findingsOf } from '../__testUtils__/build';
import { classificationOf } from '../../../protection/classificationOf';
import { columnTypes } from './columnTypes';
import { lakeTables } from './lakeTables';
import { databaseName, productName, stateBucket } from './names';
import { awsCron } from './schedule';
import { Claims, oneLine, slug, tagValue } from './words';

const word = fc
  .stringMatching(/^[a-z][a-z0-9-]{0,60}[a-z0-9]$/)
  .filter(text => !text.includes('--'));

describe('names', () => {
  const blueprintOf = (domain: string, name: string) => ({
    ...contextOf().blueprint,
    product: { ...contextOf().blueprint.product, domain, name },
  });

  it('are legal for buckets, databases and roles at any length', () => {
    fc.assert(
      fc.property(word, word, word, (domain, name, environment) => {
        const made = productName(blueprintOf(domain, name), {
          name: environment,
        });
        expect(made).toMatch(/^[a-z0-9][a-z0-9-]{1,30}[a-z0-9]$/);
        expect(`dm-${made}-artifacts-123456789012`.length).toBeLessThan(64);
        expect(`${made}-airflow-tasks`.length).toBeLessThan(65);
        expect(
          databaseName(blueprintOf(domain, name), { name: environment }),
        ).toMatch(/^[a-z0-9_]+$/);
      }),
      { numRuns: 50 },
    );
  });

  it('of two products are never the same, wherever their domains end', () => {
    const names = [
      ['a-b', 'c'],
      ['a', 'b-c'],
      ['a-b-c', 'd'],
      ['a', 'b-c-d'],
      ['a-b', 'c-d'],
    ].map(([domain, name]) =>
      productName(blueprintOf(domain, name), { name: 'dev' }),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('that AWS would refuse are said with the place in the blueprint', () => {
    const findings = findingsOf({
      extra: {
        environments: [{ name: 'dev', account: 'sales-dev' }],
        access: [{ group: 'people with spaces', role: 'reader' }],
      },
    });
    expect(findings.map(({ path }) => path)).toEqual([
      '/environments/0/account',
      '/access/0/group',
    ]);
  });

  it('put the state of each environment into the bucket of its account', () => {
    const [dev, prod] = contextOf().blueprint.environments;
    expect(stateBucket(dev)).toBe('dm-mesh-dev-state-111111111111');
    expect(stateBucket(prod)).toBe('dm-mesh-prod-state-222222222222');
  });
});

describe('words', () => {
  it('become labels that are legal everywhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(slug(text)).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(slug(text).length).toBeLessThanOrEqual(60);
      }),
    );
    expect(slug('Kundenübersicht 2026')).toBe('kundenubersicht_2026');
    expect(slug('2nd order')).toBe('n2nd_order');
  });

  it('are given once', () => {
    const claims = new Claims();
    expect([
      claims.claim('orders'),
      claims.claim('orders', 'web_orders'),
      claims.claim('orders', 'web_orders'),
    ]).toEqual(['orders', 'web_orders', 'web_orders_2']);
  });

  it('lose what would begin a template, a line or a tag that AWS refuses', () => {
    expect(oneLine('a\n${b}\u0007 %{ c }')).toBe('a {b} { c }');
    expect(oneLine('x'.repeat(400))).toHaveLength(250);
    expect(tagValue('a;b{c}"')).toBe('a-b-c--');
  });
});

describe('schedules', () => {
  it.each([
    ['0 2 * * *', 'cron(0 2 * * ? *)'],
    ['30 4 1 * *', 'cron(30 4 1 * ? *)'],
    ['0 6 * * 1-5', 'cron(0 6 ? * 2-6 *)'],
    ['0 6 * * 0,6', 'cron(0 6 ? * 1,7 *)'],
    ['*/15 * * * *', 'cron(*/15 * * * ? *)'],
  ])('%s is %s', (cron, expected) => {
    expect(awsCron(cron)).toBe(expected);
  });
});

describe('columns', () => {
  const property = (over: object) => ({
    ...contextOf().outputs[0].contract.schema[0].properties[0],
    physicalType: undefined,
    statedType: undefined,
    typeOptions: {},
    ...over,
  });

  it.each([
    [{ logicalType: 'integer' as const }, 'bigint', 'bigint', 'INTEGER'],
    [
      {
        logicalType: 'integer' as const,
        typeOptions: { format: 'u64' },
      },
      'decimal(38,0)',
      'decimal(38,0)',
      'DECIMAL',
    ],
    [
      {
        logicalType: 'number' as const,
        typeOptions: { precision: 10, scale: 4 },
      },
      'decimal(10,4)',
      'decimal(10,4)',
      'DECIMAL',
    ],
    [{ physicalType: 'double' }, 'double', 'double precision', 'DECIMAL'],
    [
      { logicalType: 'string' as const, typeOptions: { maxLength: 10 } },
      'string',
      'varchar(40)',
      'STRING',
    ],
    [
      { logicalType: 'timestamp' as const, typeOptions: { timezone: true } },
      'timestamp',
      'timestamptz',
      'DATETIME',
    ],
    [{ physicalType: 'array<int>' }, 'array<int>', 'super', 'STRING'],
    [{ physicalType: 'no such type' }, 'string', 'varchar(65535)', 'STRING'],
  ])('have types of each service: %j', (over, lake, redshift, quicksight) => {
    expect(columnTypes(property(over))).toEqual({ lake, redshift, quicksight });
  });

  it('are masked as the contract says, whichever words it has', () => {
    const level = (classification?: string, tags: string[] = []) =>
      classificationOf({ classification, tags, properties: [] });
    expect([
      level(),
      level('Public'),
      level('PII'),
      level('Strictly_Confidential'),
      level('something of our own'),
      level('internal', ['pii']),
      level('internal', ['pii:email']),
      level('internal', ['no-pii']),
    ]).toEqual([
      undefined,
      'public',
      'confidential',
      'restricted',
      'confidential',
      'confidential',
      'confidential',
      'internal',
    ]);
    const [orders] = lakeTables(contextOf());
    expect(
      orders.columns.filter(({ masked }) => masked).map(({ name }) => name),
    ).toEqual(['customer_email', 'birth_date', 'address']);
  });

  it('carry promises in units that alarms and deletions have', () => {
    const [orders, shops] = lakeTables(contextOf());
    expect(orders).toMatchObject({
      freshHours: 6,
      retentionDays: 730,
      retentionColumn: 'placed_on',
    });
    expect(shops.freshHours).toBeUndefined();
  });
});
