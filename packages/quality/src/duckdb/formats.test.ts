// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { contractOf } from '../compile/__testUtils__/contract';
import type { FileFormat } from './openFile';
import { runOnFile } from './runOnFile';

const ORDERS = `
- { name: id, logicalType: integer, required: true, unique: true }
- name: customer
  logicalType: object
  required: true
  properties:
    - { name: country, logicalType: string }
- { name: tags, logicalType: array, items: { logicalType: string } }
- { name: amount, logicalType: number, logicalTypeOptions: { minimum: 0 } }
- { name: day, logicalType: date, logicalTypeOptions: { minimum: '2026-01-01' } }
- { name: code, logicalType: string, logicalTypeOptions: { pattern: '^0' } }
`;
const ROWS = [
  { id: 1, customer: { country: 'NL' }, tags: ['a'], amount: 1.5, day: '2026-02-01', code: '01' },
  { id: 1, customer: null, tags: [], amount: -2, day: '2025-12-31', code: '02' },
  { id: 3, customer: { country: 'FR' }, tags: null, amount: 3, day: '2026-02-03', code: 'x' },
]; // prettier-ignore

const CSV = [
  'id,customer,tags,amount,day,code',
  ...ROWS.map(({ id, customer, tags, amount, day, code }) =>
    [
      id,
      customer ? `"{'country': ${customer.country}}"` : '',
      tags ? `"[${tags}]"` : '',
      amount,
      day,
      code,
    ].join(','),
  ),
].join('\n');
const LINES = ROWS.map(row => JSON.stringify(row)).join('\n');

describe('formats of files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meshwright-formats-'));
  const at = (name: string) => join(folder, name);

  beforeAll(async () => {
    writeFileSync(at('orders.csv'), CSV);
    writeFileSync(at('orders.csv.gz'), gzipSync(CSV));
    writeFileSync(at('orders.json'), JSON.stringify(ROWS));
    writeFileSync(at('orders.ndjson'), LINES);
    writeFileSync(at('orders.json.gz'), gzipSync(LINES));
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    for (const compression of ['snappy', 'zstd', 'gzip', 'uncompressed']) {
      await connection.run(
        `copy (select * from read_json('${at('orders.json')}')) to '${at(
          `${compression}.parquet`,
        )}' (format parquet, compression ${compression})`,
      );
    }
    connection.closeSync();
    instance.closeSync();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each<[string, FileFormat]>([
    ['orders.csv', 'csv'],
    ['orders.csv.gz', 'csv'],
    ['orders.json', 'json'],
    ['orders.ndjson', 'json'],
    ['orders.json.gz', 'json'],
    ['snappy.parquet', 'parquet'],
    ['zstd.parquet', 'parquet'],
    ['gzip.parquet', 'parquet'],
    ['uncompressed.parquet', 'parquet'],
  ])('%s has the same result', async (name, format) => {
    const { checks } = await runOnFile({
      ...contractOf(ORDERS),
      path: at(name),
      format,
    });
    expect(
      Object.fromEntries(
        checks.map(({ column, dimension, status, failedRows }) => [
          `${column} ${dimension}`,
          `${status} ${failedRows}`,
        ]),
      ),
    ).toEqual({
      'id completeness': 'pass 0',
      'id uniqueness': 'fail 1',
      'customer completeness': 'fail 1',
      'amount conformity': 'fail 1',
      'day conformity': 'fail 1',
      'code conformity': 'fail 1',
    });
  });

  it.each<[string, string, FileFormat]>([
    ['no Parquet', 'broken.parquet', 'parquet'],
    ['no JSON', 'broken.json', 'json'],
  ])('refuses what is %s', async (_what, name, format) => {
    writeFileSync(at(name), 'PAR1 {"a": ');
    await expect(
      runOnFile({ ...contractOf(ORDERS), path: at(name), format }),
    ).rejects.toThrow();
  });

  it('has no row in an empty table', async () => {
    writeFileSync(at('empty.csv'), 'id,customer,tags,amount,day,code\n');
    const { checks } = await runOnFile({
      ...contractOf(ORDERS),
      path: at('empty.csv'),
      format: 'csv',
    });
    expect(checks.map(({ totalRows }) => totalRows)).toEqual(
      checks.map(() => 0),
    );
    expect(checks.map(({ status }) => status)).not.toContain('fail');
  });
});

describe('contracts that reach for more than their file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meshwright-hostile-'));
  const elsewhere = mkdtempSync(join(tmpdir(), 'meshwright-secret-'));
  const own = join(folder, 'orders.csv');
  const secret = join(elsewhere, 'secret.csv');
  const beside = join(folder, 'beside.csv');
  beforeAll(() => {
    writeFileSync(own, 'id\n1\n');
    for (const path of [secret, beside]) writeFileSync(path, 'a\n42\n');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    rmSync(elsewhere, { recursive: true });
  });

  const run = (query: string) =>
    runOnFile({
      ...contractOf('- { name: id, logicalType: integer, required: true }', {
        quality: `- { type: sql, mustBe: 42, query: ${JSON.stringify(query)} }`,
      }),
      path: own,
      format: 'csv',
    });

  // No list of words stops these: DuckDB itself has no way to the file or the network.
  it.each([
    ['a file elsewhere', `select max(a) from '${secret}'`],
    ['a file elsewhere by a name', `select max(a) from "${secret}"`],
    ['a file beside', `select max(a) from '${beside}'`],
    ['a way out of the folder', `select max(a) from '${folder}/../${secret}'`],
    ['the network', "select count(*) from 'https://example.com/a.csv'"],
    ['a bucket', "select count(*) from 's3://bucket/a.parquet'"],
  ])('cannot read %s', async (_what, query) => {
    const { checks, scan } = await run(query);
    expect(scan.queried).toHaveLength(1);
    expect(checks.map(({ status }) => status)).toEqual(['pass', 'error']);
    expect(checks[1].observed).toBeNull();
  });

  it.each([
    'install httpfs',
    'load httpfs',
    `attach '${secret}' as other`,
    `copy orders to '${folder}/stolen.csv'`,
    'set enable_external_access = true',
    'pragma database_list',
    `select * from read_csv('${secret}')`,
    `select * from read_text('${secret}')`,
    "select * from query('select 42')",
    "select getenv('HOME')",
  ])('is not run: %s', async query => {
    const { scan, checks } = await run(query);
    expect(scan.queried).toEqual([]);
    expect(scan.notCompiled).toHaveLength(1);
    expect(checks).toHaveLength(1);
  });
});
