// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { compileDataplex, compileDbt, compileDqdl } from '.';
import { contractOf } from './__testUtils__/contract';
import { patternFault, withoutBackslashes } from './patterns';
import { queryFault, resolveQuery } from './queries';

const quote = (value: unknown) => JSON.stringify(value);

const compileAll = (made: ReturnType<typeof contractOf>) => ({
  dqdl: compileDqdl(made.contract, made.object),
  dataplex: compileDataplex(made.contract, made.object),
  dbt: compileDbt('bigquery')(made.contract, made.object),
});

describe('names that are no names', () => {
  it.each([
    'a"] , CustomSql "drop table x',
    'a` or 1=1 --',
    "a'",
    'a b',
    '{{ env_var("TOKEN") }}',
    '${var.secret}',
    'a\u001b[2J',
    '',
    'ä',
    'x'.repeat(200),
  ])('%j reaches no rule', name => {
    const made = contractOf(
      `- name: ${quote(name)}\n  logicalType: string\n  required: true`,
    );
    const { dqdl, dataplex, dbt } = compileAll(made);
    expect(dqdl.rules).toEqual([]);
    expect(dataplex.rules).toEqual([]);
    expect(dbt.tests).toEqual([]);
    expect(dqdl.notCompiled).not.toEqual([]);
  });
});

describe('values that would end their quotes', () => {
  it('stay inside them', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), values => {
        const made = contractOf(
          `- name: a\n  logicalType: string\n  quality: [{ metric: invalidValues, arguments: { validValues: ${quote(
            values,
          )} }, mustBe: 0 }]`,
        );
        const { dqdl, dbt } = compileAll(made);
        for (const rule of dqdl.rules) {
          // Quotes only around texts, and nothing in them needs one.
          expect(rule).toMatch(/^ColumnValues "a" in \[("[^"\\]*", )+NULL\]$/);
        }
        for (const { test } of dbt.tests) {
          const [{ arguments: args }] = Object.values(test) as Array<{
            arguments: { condition: string };
          }>;
          const bare = args.condition
            .split("{{ '{' }}")
            .join('{')
            .replace(/'(?:[^'\\]|\\.)*'/g, 'T');
          expect(bare).toMatch(/^`a` not in \(T(, T)*\)$/);
          expect(args.condition.split("{{ '{' }}").join('')).not.toMatch(
            /\{[{%#]/,
          );
        }
      }),
    );
  });
});

describe('queries of contracts', () => {
  it.each([
    'drop table orders',
    'select 1; drop table orders',
    'select 1 -- all',
    'select /* x */ 1',
    'select * into stolen from orders',
    "select '{{ env_var(1) }}'",
    "select 'a",
    "select 'a\\' , 1",
    'with x as (delete from orders returning *) select count(*) from x',
    "select * from openrowset('x')",
    "select external_query('c', 'select 1')",
    'select 1 # x',
    "select pg_read_file('/etc/passwd')",
    'select "pg_read_file" (\'/etc/passwd\')',
    'select pg_catalog.pg_sleep(1000)',
    "select set_config('statement_timeout', '0', false)",
    "select count(*) from dblink('host=a', 'select 1') as t(a int)",
    "select count(*) from read_text('/etc/passwd')",
    "select count(*) from glob('/**')",
    "select * from query('install httpfs')",
    "select 1 waitfor delay '1:00'",
    'select [sp_who] ()',
    "select lo_export(1, '/tmp/a')",
    'select 1\u0000',
    '',
    'explain select 1',
    `select ${'1+'.repeat(3000)}1`,
  ])('%j is refused', query => {
    expect(queryFault(query)).toEqual(expect.any(String));
  });

  it.each([
    'SELECT COUNT(*) FROM {object} WHERE {property} < 0',
    "select count(*) from orders where status = 'update; drop'",
    'with last as (select max(day) as day from {object}) select count(*) from last',
    'select count(*) from {object} where updated_at < created_at',
    "select count(*) from {object} where query in ('a', 'b') and \"glob\" = 1",
  ])('%j is taken', query => {
    expect(queryFault(query)).toBeUndefined();
  });

  it('names its table in one way', () => {
    expect(
      resolveQuery('select {property}\nfrom ${object}, {table}', 'a'),
    ).toBe('select a from {object}, {object}');
  });
});

describe('patterns', () => {
  it.each(['(?=a)', '(?<!a)b', '(a)\\1', '(', 'a\nb'])('%j is refused', p => {
    expect(patternFault(p)).toEqual(expect.any(String));
  });

  it.each([
    ['^C-\\d{7}$', '^C-[0-9]{7}$'],
    ['^[\\w.-]+@x\\.org$', '^[A-Za-z0-9_.-]+@x[.]org$'],
    ['a\\sb', undefined],
    ['[\\]]', undefined],
  ])('%j is written without backslashes', (pattern, expected) => {
    expect(withoutBackslashes(pattern)).toBe(expected);
  });

  it('mean the same without them', () => {
    const part = fc.constantFrom(
      '\\d',
      '\\w',
      '\\.',
      'a',
      '[b\\d]',
      '\\-',
      '+?',
      'x*',
    );
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '1', '.', '-', 'x', '_') }),
        (parts, text) => {
          const pattern = parts.join('');
          fc.pre(patternFault(pattern) === undefined);
          const plain = withoutBackslashes(pattern);
          expect(new RegExp(plain!).test(text)).toBe(
            new RegExp(pattern).test(text),
          );
        },
      ),
    );
  });
});
