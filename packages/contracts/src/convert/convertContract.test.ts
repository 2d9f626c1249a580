// SPDX-License-Identifier: Apache-2.0
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { Type } from 'avsc';
import { DatabaseSync } from 'node:sqlite';
import { parse } from 'yaml';
import { contract, object, property, server } from '../__testUtils__/build';
import { everything, hostile, hostileTexts } from '../__testUtils__/orders';
import type { Contract } from '../model';
import { convertContract } from './convertContract';
import { type ConvertOptions, convertTargets, sqlDialects } from './types';

function ddl(source: Contract, options: ConvertOptions): string {
  return convertContract(source, 'sql-ddl', options).text;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);

describe('SQL', () => {
  it('makes tables in SQLite that hold what the contract promises', () => {
    const database = new DatabaseSync(':memory:');
    database.exec(ddl(everything(), { dialect: 'sqlite' }));
    database.exec('PRAGMA foreign_keys = ON');
    database.exec(`INSERT INTO customers VALUES (1, 'a@example.com')`);
    const insert = (line: number, status: string, customer: number) =>
      database.exec(
        `INSERT INTO orders (order_id, line, customer_id, status, ordered_on)
         VALUES ('o1', ${line}, ${customer}, '${status}', '2026-01-01')`,
      );
    insert(1, 'open', 1);
    expect(() => insert(1, 'open', 1)).toThrow('UNIQUE');
    expect(() => insert(2, 'lost', 1)).toThrow('CHECK');
    expect(() => insert(0, 'open', 1)).toThrow('CHECK');
    expect(() => insert(3, 'open', 2)).toThrow('FOREIGN KEY');
    expect(() =>
      database.exec(`INSERT INTO orders (order_id) VALUES ('o2')`),
    ).toThrow('NOT NULL');
  });

  it.each(hostileTexts)('takes %j for a name and nothing else', text => {
    const database = new DatabaseSync(':memory:');
    database.exec('CREATE TABLE users (id INTEGER)');
    const sql = ddl(hostile(text), { dialect: 'sqlite' });
    for (const [remark] of sql.matchAll(/--[^\n]*/g)) {
      expect(remark).not.toMatch(/[\u0085\u2028\u2029\r]/);
    }
    database.exec(sql);
    const tables = database
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .all()
      .map(row => row.name);
    expect(tables).toContain('users');
    expect(tables).toContain(text);
  });

  it('leaves no text of a contract outside quotes and comments, in any dialect', () => {
    for (const dialect of sqlDialects) {
      for (const text of hostileTexts) {
        const escapes = ['bigquery', 'snowflake', 'databricks', 'athena'];
        const inside = escapes.includes(dialect) ? "[^'\\\\]|\\\\." : "[^']";
        const tick = escapes.includes(dialect) ? '[^`\\\\]|\\\\.' : '[^`]';
        const quoted = new RegExp(
          `--[^\\n]*|'(?:${inside}|'')*'|"(?:[^"]|"")*"|\`(?:${tick}|\`\`)*\`${
            dialect === 'synapse' ? '|\\[(?:[^\\]]|\\]\\])*\\]' : ''
          }`,
          'gs',
        );
        const bare = ddl(hostile(text), { dialect }).replace(quoted, '');
        expect(bare).not.toMatch(/DROP TABLE|alert\(|onerror=|evil\(/);
      }
    }
  });

  it('orders tables by reference and breaks circles where the engine needs that', () => {
    const link = (to: string) => [
      { path: '', type: 'foreignKey', from: [], to: [to] },
    ];
    const table = (name: string, other: string) =>
      object(name, [
        property('id', { logicalType: 'integer', primaryKey: true }),
        property('other', {
          logicalType: 'integer',
          relationships: link(`${other}.id`),
        }),
      ]);
    const circle = contract([table('a', 'b'), table('b', 'a')]);
    const { text, findings } = convertContract(circle, 'sql-ddl', {
      dialect: 'duckdb',
    });
    expect(text.match(/REFERENCES/g)).toHaveLength(1);
    expect(findings).toMatchObject([{ rule: 'convert/sql-ddl-lost' }]);
    expect(
      ddl(circle, { dialect: 'postgres' }).match(/ALTER TABLE/g),
    ).toHaveLength(2);
    new DatabaseSync(':memory:').exec(ddl(circle, { dialect: 'sqlite' }));
  });

  it('takes the dialect of the servers, and PostgreSQL without any', () => {
    const table = [object('t', [property('c', { logicalType: 'string' })])];
    const of = (...types: string[]) =>
      ddl(
        contract(table, {
          servers: types.map((type, index) => server(`s${index}`, type)),
        }),
        {},
      );
    expect(of('bigquery')).toContain('`c` STRING');
    expect(of('kafka', 'snowflake')).toContain('c VARCHAR');
    expect(of()).toContain('"c" text');
    expect(of('s3')).toContain('CREATE EXTERNAL TABLE');
  });

  it('reads physical types as the engine of the contract means them', () => {
    const source = contract(
      [object('t', [property('c', { physicalType: 'INT' })])],
      { servers: [server('s', 'bigquery')] },
    );
    expect(ddl(source, { dialect: 'postgres' })).toContain('"c" bigint');
    expect(ddl(source, { dialect: 'redshift' })).toContain('"c" BIGINT');
  });

  it('says so where there is no table to make, and where two columns share a name', () => {
    const nothing = convertContract(contract([object('t', [])]), 'sql-ddl');
    expect(nothing.findings[0].message).toContain('no properties');
    const twice = convertContract(
      contract([
        object('t', [
          property('a', { physicalName: 'x' }),
          property('b', { physicalName: 'X' }),
        ]),
      ]),
      'sql-ddl',
      { dialect: 'sqlite' },
    );
    new DatabaseSync(':memory:').exec(twice.text);
    expect(twice.findings.map(({ rule }) => rule)).toContain(
      'convert/sql-ddl-renamed',
    );
  });
});

describe('JSON Schema', () => {
  const order = {
    order_id: '6f1b7a52-5f0e-4a4e-9a51-2f9d6d2d7d11',
    line: 1,
    customer_id: 7,
    status: 'open',
    ordered_on: '2026-01-01',
    address: { city: 'Bonn', zip: '53111' },
    notes: ['a'],
  };
  const validator = (given: Contract, name: string) => {
    const { files } = convertContract(given, 'jsonschema');
    const file = files.find(({ path }) => path === `${name}.schema.json`);
    return ajv.compile(JSON.parse(file?.content ?? ''));
  };

  it('accepts records that keep the contract, and refuses others', () => {
    const validate = validator(everything(), 'orders');
    expect(validate(order)).toBe(true);
    expect(validate({ ...order, gift: null, notes: null })).toBe(true);
    for (const wrong of [
      { ...order, status: 'lost' },
      { ...order, line: 0 },
      { ...order, line: 70000 },
      { ...order, total: 'much' },
      { ...order, customer_id: null },
      { ...order, ordered_on: 'yesterday' },
      { ...order, address: { zip: '53111' } },
      { ...order, address: { city: 'Bonn', zip: 'x' } },
      { ...order, order_id: undefined },
    ]) {
      expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
    }
  });

  it('bundles several objects into one schema', () => {
    const bundle = JSON.parse(convertContract(everything(), 'jsonschema').text);
    expect(Object.keys(bundle.$defs)).toEqual(['customers', 'orders']);
    expect(ajv.compile(bundle)(order)).toBe(true);
  });

  it('takes only the object that was asked for, and names the others', () => {
    const { text } = convertContract(everything(), 'jsonschema', {
      object: 'customers',
    });
    expect(JSON.parse(text).title).toBe('customers');
    expect(() =>
      convertContract(everything(), 'jsonschema', { object: 'lines' }),
    ).toThrow("no object 'lines'; it has customers, orders");
  });

  it.each(hostileTexts)('compiles with %j everywhere', text => {
    const schema = JSON.parse(
      convertContract(hostile(text), 'jsonschema').text,
    );
    ajv.compile(schema);
    expect(Object.keys(schema.properties)).toContain(text);
  });

  it('leaves out a pattern that is no regular expression, with a word', () => {
    const { findings } = convertContract(
      contract([
        object('t', [
          property('c', {
            logicalType: 'string',
            typeOptions: { pattern: '(?i)a' },
          }),
        ]),
      ]),
      'jsonschema',
    );
    expect(findings[0]).toMatchObject({
      rule: 'convert/jsonschema-lost',
      path: '/schema/0/properties/0',
    });
  });
});

describe('Avro', () => {
  it('describes records that can be written and read', () => {
    const { files } = convertContract(everything(), 'avro');
    const type = Type.forSchema(JSON.parse(files[1].content));
    const record = {
      order_id: 'o1',
      line: 1,
      customer_id: 7,
      status: 'open',
      total: null,
      ordered_on: 20000,
      updated_at: null,
      gift: null,
      address: null,
      notes: null,
    };
    expect(type.fromBuffer(type.toBuffer(record))).toEqual(record);
    expect(() => type.toBuffer({ ...record, status: 'lost' })).toThrow();
  });

  it.each(hostileTexts)('has only legal names with %j everywhere', text => {
    const { files, text: all } = convertContract(hostile(text), 'avro');
    const names = [...all.matchAll(/"name": (".*")/g)].map(match =>
      JSON.parse(match[1]),
    );
    expect(
      names.filter(name => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)),
    ).toEqual([]);
    // The library takes these two, as symbols, for members that every object has.
    if (['constructor', '__proto__'].includes(text)) return;
    Type.forSchema(JSON.parse(files[0].content));
    Type.forSchema(JSON.parse(all));
  });

  it('gives records of the same name in two places different ones', () => {
    const address = property('address', {
      logicalType: 'object',
      properties: [property('city', { logicalType: 'string' })],
    });
    const { text } = convertContract(
      contract([object('a', [address]), object('b', [address])]),
      'avro',
    );
    Type.forSchema(JSON.parse(text));
    expect(text).toContain('"Address_2"');
  });
});

describe('dbt', () => {
  it('is YAML in the syntax of today, with tests where there are promises', () => {
    const { files } = convertContract(everything(), 'dbt');
    const [models, sources] = files.map(({ content }) => parse(content));
    const orders = models.models[1];
    expect(orders.constraints).toEqual([
      { type: 'primary_key', columns: ['order_id', 'line'] },
    ]);
    const column = (name: string) =>
      orders.columns.find((item: { name: string }) => item.name === name);
    expect(column('customer_id').data_tests).toEqual([
      'not_null',
      {
        relationships: {
          arguments: { to: "ref('customers')", field: 'customer_id' },
        },
      },
    ]);
    expect(column('status').data_tests[1].accepted_values.arguments).toEqual({
      values: ['open', 'paid', 'sent'],
    });
    expect(models.models[0].columns[0].data_tests).toEqual([
      'not_null',
      'unique',
    ]);
    expect(sources.sources[0]).toMatchObject({
      database: 'shop',
      schema: 'sales',
      config: {
        freshness: { error_after: { count: 4, period: 'hour' } },
        loaded_at_field: 'updated_at',
      },
    });
  });

  it('measures freshness by the promise that names a column', () => {
    const promise = (name: string, hours: number, elements: string[]) => ({
      property: name,
      value: hours,
      unit: 'h',
      elements,
      path: '',
    });
    const { files } = convertContract(
      contract([object('a', [property('made_on', { logicalType: 'date' })])], {
        serviceLevels: [
          promise('latency', 3, ['a']),
          promise('freshness', 36, ['a.made_on']),
        ],
      }),
      'dbt',
    );
    expect(parse(files[1].content).sources[0].config).toMatchObject({
      freshness: { error_after: { count: 36, period: 'hour' } },
      loaded_at_field: 'made_on',
    });
  });

  it.each(hostileTexts)('runs nothing with %j everywhere', text => {
    const { text: yaml } = convertContract(hostile(text), 'dbt');
    const strings: string[] = [];
    JSON.stringify(parse(yaml), (_, value) => {
      if (typeof value === 'string') strings.push(value);
      return value;
    });
    for (const item of strings) {
      // What is left between marks of Jinja is the mark itself, as a text.
      const run = item.replaceAll("{{ '{' }}", '');
      expect(run).not.toMatch(/\{\{|\{%|\{#/);
    }
  });
});

describe('pages', () => {
  it.each(hostileTexts)('HTML shows %j and does not run it', text => {
    const { text: html } = convertContract(hostile(text), 'html');
    document.documentElement.innerHTML = html;
    expect(
      document.querySelectorAll('script, img, svg, iframe, object, form'),
    ).toHaveLength(0);
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of Array.from(element.attributes)) {
        expect(name).not.toMatch(/^on/);
        expect(value).not.toMatch(/^\s*(javascript|data|vbscript):/i);
      }
    }
    const shown = document.querySelector('h1')?.textContent ?? '';
    expect(shown).toBe(text.replace(/\r/g, ''));
  });

  it('HTML loads nothing and links only where that is safe', () => {
    const { text } = convertContract(everything(), 'html');
    document.documentElement.innerHTML = text;
    const links = [...document.querySelectorAll('main a')].map(link =>
      link.getAttribute('href'),
    );
    expect(links).toEqual([
      'https://chat.example.com/orders',
      'https://wiki.example.com/orders',
    ]);
    expect(document.querySelectorAll('[src], link')).toHaveLength(0);
    expect(document.querySelectorAll('nav a')).not.toHaveLength(0);
    for (const anchor of document.querySelectorAll('nav a')) {
      const id = anchor.getAttribute('href')?.slice(1) ?? '';
      expect(document.getElementById(id)).not.toBeNull();
    }
  });

  it.each(hostileTexts)(
    'Markdown shows %j and nothing of it is a mark',
    text => {
      const { text: markdown } = convertContract(hostile(text), 'markdown');
      const outsideCode = markdown.replace(/(`+)[^\n]*?\1/g, '');
      expect(outsideCode).not.toMatch(/<[a-z/!]/i);
      expect(outsideCode).not.toMatch(/(^|[^\\])!?\[[^\]]*[^\\]\]\(/m);
      // Each row of a table has as many cells as its head.
      for (const block of markdown.split('\n\n')) {
        if (!block.startsWith('|')) continue;
        const cells = block
          .trim()
          .split('\n')
          .map(row => row.replace(/\\\|/g, '').split('|').length);
        expect(new Set(cells).size).toBe(1);
      }
    },
  );
});

describe('any target', () => {
  it('handles a contract that states nothing', () => {
    for (const target of convertTargets) {
      const { text, files } = convertContract(
        contract([], { id: undefined, version: undefined, status: undefined }),
        target,
      );
      expect(typeof text).toBe('string');
      for (const { path } of files) expect(path).toMatch(/^[\w-]+(\.\w+)+$/);
    }
  });

  it.each(hostileTexts)('gives files safe names with %j', text => {
    for (const target of convertTargets) {
      for (const { path } of convertContract(hostile(text), target).files) {
        expect(path).toMatch(/^[A-Za-z0-9_-]+(\.[a-z]+){1,2}$/);
      }
    }
  });
});
