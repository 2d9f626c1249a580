// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractOf } from '../compile/__testUtils__/contract';
import { runOnFile } from './runOnFile';

describe('what a contract says, on a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meshwright-quality-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let files = 0;
  const run = (
    rows: Array<Record<string, unknown>>,
    properties: string,
    more?: { quality?: string; rest?: string },
  ) => {
    const path = join(folder, `${files++}.json`);
    writeFileSync(path, rows.map(row => JSON.stringify(row)).join('\n'));
    return runOnFile({
      ...contractOf(properties, more),
      path,
      format: 'json',
    });
  };

  it.each<[string, string[], string[]]>([
    [
      'email',
      ['a@x.org', 'ünï.b+c@mail.example.com'],
      ['a', 'a@x', 'a b@x.org', 'a@b@x.org', 'a@x.org.', ''],
    ],
    [
      'uuid',
      ['123e4567-E89B-12d3-a456-426614174000'],
      [
        '123e4567e89b12d3a456426614174000',
        'g23e4567-e89b-12d3-a456-42661417400',
      ],
    ],
    [
      'uri',
      ['https://example.com/a?b', 'urn:isbn:1', 's3://bucket/key'],
      ['example.com', '//a', 'http://a b'],
    ],
    ['hostname', ['example.com', 'a-1.b'], ['-a.b', 'a..b', 'a b', 'a.']],
    ['ipv4', ['192.168.0.255'], ['256.1.1.1', '1.2.3', '1.2.3.4.5']],
    ['ipv6', ['2001:db8::1', '::'], ['1.2.3.4', '2001', 'g::1']],
  ])('counts texts that are no %s', async (format, right, wrong) => {
    const { checks } = await run(
      [...right, ...wrong, null].map(text => ({ text })),
      `- { name: text, logicalType: string, logicalTypeOptions: { format: ${format} } }`,
    );
    expect(checks).toMatchObject([
      { column: 'text', status: 'fail', failedRows: wrong.length },
    ]);
  });

  it('leaves formats alone that an engine has as a type, and those of other types', async () => {
    const { checks } = await run(
      [{ id: '123e4567-e89b-12d3-a456-426614174000', day: '2026-01-01' }],
      `- { name: id, logicalType: string, physicalType: UUID, logicalTypeOptions: { format: uuid } }
- { name: day, logicalType: string, logicalTypeOptions: { format: password } }`,
    );
    expect(checks).toEqual([]);
  });

  it('says which options are not checked', async () => {
    const { scan } = await run(
      [{ n: 1 }],
      '- { name: n, logicalType: integer, logicalTypeOptions: { multipleOf: 5, minimum: 0 } }',
    );
    expect(scan.notCompiled).toMatchObject([
      {
        path: '/schema/0/properties/0',
        reason: expect.stringContaining('multipleOf'),
      },
    ]);
  });

  it('says that parts of columns are not looked into', async () => {
    const { scan } = await run(
      [{ n: { a: null } }],
      '- { name: n, logicalType: object, properties: [{ name: a, logicalType: string, required: true }] }',
    );
    expect(scan.notCompiled).toMatchObject([
      { path: '/schema/0/properties/0/properties/0' },
    ]);
  });

  it('compares with points in time, and calls columns by names in any script', async () => {
    const { checks } = await run(
      [
        { Straße: null, 時: '2026-01-01T11:59:59' },
        { Straße: 'a', 時: '2026-01-01T12:00:00' },
        { Straße: 'a', 時: '2027-01-01T00:00:01' },
      ],
      `
- { name: Straße, logicalType: string, required: true, unique: true }
- { name: 時, logicalType: timestamp, logicalTypeOptions: { minimum: '2026-01-01T14:00:00+02:00', maximum: '2027-01-01' } }`,
    );
    expect(
      checks.map(({ column, failedRows }) => [column, failedRows]),
    ).toEqual([
      ['Straße', 1],
      ['Straße', 1],
      ['時', 2],
    ]);
  });

  it('only warns of allowed values where their rule does', async () => {
    const rule = (severity: string) => `
- name: state
  logicalType: string
  quality:
    - { metric: invalidValues, arguments: { validValues: [open] }, mustBe: 0${severity} }`;
    const rows = [{ state: 'open' }, { state: 'lost' }];
    const statusesOf = async (severity: string) =>
      (await run(rows, rule(severity))).checks.map(({ status }) => status);
    expect(await statusesOf('')).toEqual(['fail']);
    expect(await statusesOf(', severity: warning')).toEqual(['warn']);
  });

  it.each<[string, string, string, number]>([
    ['integer', 'missingValues', "missingValues: [null, '', 'N/A', '-1']", 3],
    ['integer', 'missingValues', 'missingValues: [-1, 999]', 2],
    ['integer', 'missingValues', "missingValues: ['N/A']", 2],
    ['integer', 'invalidValues', "validValues: ['1', 7]", 1],
    ['string', 'missingValues', 'missingValues: [-1, N/A]', 3],
    ['string', 'invalidValues', 'validValues: [1, 7]', 2],
  ])(
    'compares a column of the type %s with the values of %s as that type (%s)',
    async (type, metric, values, failedRows) => {
      const { checks } = await run(
        ['1', '7', '-1', 'N/A', ''].map((v, k) => ({
          v: v === '' ? null : v,
          k,
        })),
        `- { name: v, logicalType: ${type}, quality: [{ metric: ${metric}, arguments: { ${values} }, mustBe: 0 }] }`,
      );
      expect(
        checks.filter(({ name }) => !name.endsWith('-type')),
      ).toMatchObject([
        {
          status: 'fail',
          failedRows,
        },
      ]);
    },
  );

  it('does not take what it cannot read for missing', async () => {
    const { checks } = await run(
      [{ n: '1' }, { n: 'x' }, { n: null }, { n: 'y' }],
      '- { name: n, logicalType: integer, required: true }',
    );
    expect(checks.map(({ name, failedRows }) => [name, failedRows])).toEqual([
      ['orders-n-type', 2],
      ['orders-n-complete', 1],
    ]);
  });

  it('says that a column without texts has no patterns, and reads times of a day', async () => {
    const { checks, scan } = await run(
      [
        { n: 1, t: '08:00:00' },
        { n: 2, t: '25:00:00' },
      ],
      `
- { name: n, logicalType: integer, quality: [{ metric: invalidValues, arguments: { pattern: '^1$' }, mustBe: 0 }] }
- { name: t, logicalType: time }`,
    );
    expect(scan.notCompiled).toMatchObject([
      { reason: expect.stringContaining('holds no texts') },
    ]);
    expect(checks).toMatchObject([
      { column: 't', status: 'fail', failedRows: 1 },
    ]);
  });

  it('names the column of a rule in SQL that stands at one', async () => {
    const { checks } = await run(
      [{ n: 1 }, { n: 4 }],
      `
- name: n
  logicalType: integer
  quality:
    - { type: sql, query: 'select max({property}) from {object}', mustBeLessThan: 3 }`,
      { quality: "- { type: sql, query: 'select 1', mustBe: 1 }" },
    );
    expect(checks).toMatchObject([
      { column: 'n', status: 'fail', observed: 4 },
      { column: null, status: 'pass' },
    ]);
  });

  it.each([
    ['15, unit: min', '15 minutes', 'fail'],
    ['90, unit: s', '90 seconds', 'fail'],
    ['1, unit: h', '1 hour', 'pass'],
    ['0.5, unit: d', '12 hours', 'pass'],
    ['PT15M', '15 minutes', 'fail'],
    ['P1DT6H', '30 hours', 'pass'],
    ['45m', '45 minutes', 'pass'],
  ])('takes a freshness of %s for %s', async (value, words, status) => {
    const at = new Date(Date.now() - 30 * 60_000).toISOString();
    const { checks } = await run(
      [{ at }],
      '- { name: at, logicalType: timestamp }',
      {
        rest: `slaProperties: [{ property: freshness, value: ${value}, element: orders.at }]`,
      },
    );
    expect(checks).toMatchObject([
      { dimension: 'timeliness', expected: `at most ${words} old`, status },
    ]);
  });

  it('says of a freshness that names no column that nobody can tell', async () => {
    const { scan } = await run(
      [{ n: 1 }],
      '- { name: n, logicalType: integer }',
      { rest: 'slaProperties: [{ property: freshness, value: 1, unit: d }]' },
    );
    expect(scan.notCompiled).toMatchObject([
      {
        path: '/slaProperties/0',
        reason: expect.stringContaining('no column'),
      },
    ]);
  });
});
