// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { World, orders, product } from '../../__testUtils__/world';

const TWO = `${orders()}  - name: lines
    properties:
      - name: line
        logicalType: integer
        primaryKey: true
`;

describe('meshwright contract convert', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
    world.write('orders.yaml', TWO);
    world.write('product.yaml', product);
  });
  afterEach(() => world.remove());
  const convert = (...args: string[]) =>
    world.run(['contract', 'convert', ...args]);

  it.each([
    ['odcs', 'apiVersion: v3.1.0'],
    ['jsonschema', '"$schema": "https://json-schema.org/draft/2020-12/schema"'],
    ['sql-ddl', 'CREATE TABLE "orders"'],
    ['dbt', 'models:'],
    ['avro', '"type": "record"'],
    ['markdown', '# Orders'],
    ['html', '<!doctype html>'],
  ])('prints %s', async (target, words) => {
    const { code, out } = await convert('orders.yaml', '--to', target);
    expect(code).toBe(0);
    expect(out).toContain(words);
  });

  it('keeps what was lost apart from the result', async () => {
    const { code, out, error } = await convert('orders.yaml', '-t', 'avro');
    expect(code).toBe(0);
    JSON.parse(out);
    expect(error).toContain('the primary key of');
    const strict = await convert('orders.yaml', '-t', 'avro', '--strict');
    expect(strict.code).toBe(1);
    const json = await convert('orders.yaml', '-t', 'avro', '-f', 'json');
    expect(JSON.parse(json.out)).toMatchObject({
      files: [{ path: 'orders.avsc' }, { path: 'lines.avsc' }],
      findings: [{ rule: 'convert/avro-lost', path: '/schema/1' }],
    });
  });

  it('takes a dialect and one object', async () => {
    const { out } = await convert(
      'orders.yaml',
      '--to',
      'sql-ddl',
      '--dialect',
      'bigquery',
      '--object',
      'lines',
    );
    expect(out).toContain('`line` INT64 NOT NULL');
    expect(out).not.toContain('`orders`');
  });

  it('writes one file, or a folder of them', async () => {
    await convert('orders.yaml', '-t', 'avro', '-o', 'made/');
    expect(readdirSync(join(world.folder, 'made')).sort()).toEqual([
      'lines.avsc',
      'orders.avsc',
    ]);
    const { error } = await convert(
      'orders.yaml',
      '-t',
      'html',
      '-o',
      'a/b.html',
    );
    expect(readFileSync(join(world.folder, 'a/b.html'), 'utf8')).toContain(
      '<h1>Orders</h1>',
    );
    expect(error).toContain('Written: a/b.html');
  });

  it.each([
    [['orders.yaml'], "option '-t, --to <target>' not specified"],
    [['orders.yaml', '-t', 'sqlddl'], 'Did you mean sql-ddl?'],
    [['orders.yaml', '-t', 'avro', '-d', 'duckdb'], '--dialect is for sql-ddl'],
    [['orders.yaml', '-t', 'avro', '--object', 'x'], "no object 'x'"],
    [['orders.yaml', '-t', 'odcs', '-o', 'orders.yaml'], 'not overwritten'],
    [['product.yaml', '-t', 'odcs'], 'is a data product'],
    [['nope.yaml', '-t', 'odcs'], 'does not exist'],
    [
      ['orders.yaml', '-t', 'odcs', '-o', 'product.yaml/x'],
      'cannot be written',
    ],
  ])('ends with 2 and a sentence for %j', async (args, words) => {
    const { code, error } = await convert(...args);
    expect(code).toBe(2);
    expect(error).toContain(words);
    expect(readFileSync(join(world.folder, 'orders.yaml'), 'utf8')).toBe(TWO);
    expect(existsSync(join(world.folder, 'made'))).toBe(false);
  });
});
