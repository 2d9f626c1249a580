// SPDX-License-Identifier: Apache-2.0
import { readText } from '../document/read';
import {
  advised,
  any,
  checkShape,
  choose,
  deprecated,
  disputed,
  extend,
  flag,
  integer,
  lazy,
  list,
  mapOf,
  nothing,
  number,
  oneOf,
  record,
  required,
  switchOn,
  text,
  union,
  without,
} from '.';
import type { CheckOptions } from './check';
import type { Shape } from './types';

function check(
  shape: Shape,
  source: string,
  options: Partial<CheckOptions> = {},
) {
  const { document } = readText(source);
  return checkShape(shape, document!, { namespace: 'test', ...options });
}

/** Findings as `severity rule line:column path`. */
const told = (shape: Shape, source: string, options?: Partial<CheckOptions>) =>
  check(shape, source, options).map(
    ({ severity, rule, line, column, path }) =>
      `${severity} ${rule} ${line}:${column} ${path}`,
  );

const point = record('point', {
  x: required(number()),
  y: number(),
});

const pet = (() => {
  const base = record('pet', { kind: required(oneOf(['cat', 'dog'])) });
  return switchOn(
    'kind',
    {
      cat: extend(base, { indoor: flag }, { name: 'cat' }),
      dog: extend(base, { tricks: list(text()) }, { name: 'dog' }),
    },
    base,
    extend(base, {}, { rest: 'allow' }),
  );
})();

const tree: Shape = record('node', {
  name: required(text()),
  children: list(lazy(() => tree)),
});

describe('what fits', () => {
  it.each<[shape: Shape, source: string]>([
    [point, 'x: 1\ny: 2.5'],
    [text({ minLength: 1, maxLength: 3 }), 'abc'],
    [text({ maxLength: 1 }), '😀'],
    [text({ pattern: /^a+$/ }), 'aaa'],
    [integer({ minimum: 1, maximum: 1 }), '1'],
    [number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }), '0.5'],
    [list(integer(), { minItems: 2, uniqueItems: true }), '[1, 2]'],
    [union(text(), list(text()), nothing), '[a]'],
    [union(text(), list(text()), nothing), '~'],
    [mapOf('set', flag), 'a: true\nb: false'],
    [record('open', {}, { rest: 'allow' }), 'anything: [1]'],
    [record('closed', {}, { extensions: /^x-/ }), 'x-mine: 1'],
    [pet, 'kind: cat\nindoor: true'],
    [tree, 'name: a\nchildren:\n  - name: b\n    children: []'],
    [any, '~'],
  ])('%#', (shape, source) => {
    expect(told(shape, source)).toEqual([]);
  });
});

describe('what does not fit', () => {
  it.each<[shape: Shape, source: string, findings: string[]]>([
    [point, '[]', ['error test/wrong-type 1:1 ']],
    [point, 'y: 1', ['error test/missing-field 1:1 ']],
    [point, 'x: 1\nz: 2', ['error test/unknown-field 2:1 /z']],
    [point, 'x: "1"', ['error test/wrong-type 1:4 /x']],
    [point, 'x: 1\ny:', ['error test/empty-value 2:1 /y']],
    [integer(), '1.5', ['error test/wrong-type 1:1 ']],
    [integer({ minimum: 2 }), '1', ['error test/out-of-range 1:1 ']],
    [number({ exclusiveMaximum: 1 }), '1', ['error test/out-of-range 1:1 ']],
    [text({ minLength: 1 }), '""', ['error test/wrong-length 1:1 ']],
    [text({ maxLength: 2 }), 'abc', ['error test/wrong-length 1:1 ']],
    [text({ pattern: /^a$/ }), 'b', ['error test/wrong-format 1:1 ']],
    [
      text({ format: 'date', formatSeverity: 'info' }),
      '2023-02-29',
      ['info test/wrong-format 1:1 '],
    ],
    [oneOf(['a', 'b']), 'c', ['error test/unknown-value 1:1 ']],
    [
      list(flag, { maxItems: 1 }),
      '[true, 1]',
      ['error test/wrong-length 1:1 ', 'error test/wrong-type 1:8 /1'],
    ],
    [
      list(any, { uniqueItems: true }),
      '[{a: 1}, 2, {a: 1}]',
      ['error test/duplicate-item 1:13 /2'],
    ],
    [mapOf('set', flag), 'a: 1', ['error test/wrong-type 1:4 /a']],
    [
      mapOf('set', any, {
        restNames: { pattern: /^[a-z]+$/, words: 'in small letters' },
      }),
      'A: 1',
      ['error test/unknown-field 1:1 /A'],
    ],
    [
      record('set', {}, { rest: 'allow', minFields: 1 }),
      '{}',
      ['error test/wrong-length 1:1 '],
    ],
    [
      pet,
      'indoor: true',
      ['error test/unknown-field 1:1 /indoor', 'error test/missing-field 1:1 '],
    ],
    [pet, 'kind: dog\nindoor: true', ['error test/unknown-field 2:1 /indoor']],
    [pet, 'kind: fish\nfins: 2', ['error test/unknown-value 1:7 /kind']],
    [
      tree,
      'name: a\nchildren:\n  - name: b\n    children:\n      - nam: c',
      [
        'error test/unknown-field 5:9 /children/0/children/0/nam',
        'error test/missing-field 5:9 /children/0/children/0',
      ],
    ],
    [union(point, text()), '1', ['error test/wrong-type 1:1 ']],
    [
      union(point, record('place', { name: required(text()) })),
      'name: 1',
      ['error test/wrong-type 1:7 /name'],
    ],
    [
      choose(({ a }) => (a === 1 ? point : any)),
      'a: 1\nx: 1',
      ['error test/unknown-field 1:1 /a'],
    ],
    [
      record('old', { a: deprecated(any, 'Use b.') }),
      'a: 1',
      ['info test/deprecated-field 1:1 /a'],
    ],
    [
      record('torn', {
        a: advised(any, 'Some say so.'),
        b: disputed(any, 'Some say so.'),
      }),
      'b: 1',
      ['warning test/disputed-field 1:1 /b', 'warning test/missing-field 1:1 '],
    ],
    [
      record('lenient', { a: any }, { restSeverity: 'warning' }),
      'b: 1',
      ['warning test/unknown-field 1:1 /b'],
    ],
    [
      record(
        'one',
        { a: any, b: any },
        {
          choices: [{ fields: ['a', 'b'], min: 1, max: 1, words: 'letter' }],
        },
      ),
      '{}',
      ['error test/missing-field 1:1 '],
    ],
    [
      record(
        'one',
        { a: any, b: any },
        {
          choices: [{ fields: ['a', 'b'], min: 1, max: 1, words: 'letter' }],
        },
      ),
      'a: 1\nb: 2',
      ['error test/conflicting-fields 1:1 '],
    ],
  ])('%#', (shape, source, findings) => {
    expect(told(shape, source)).toEqual(findings);
  });
});

describe('words and fixes', () => {
  const only = (shape: Shape, source: string) => {
    const [finding, ...others] = check(shape, source);
    expect(others).toEqual([]);
    return finding;
  };

  it.each<[shape: Shape, source: string, message: string, fix: object]>([
    [
      record('server', { port: integer() }),
      'port: "5432"',
      "'port' must be a whole number, but is the text '5432'.",
      { value: 5432 },
    ],
    [
      record('contract', { version: text() }),
      'version: 1.10',
      "'version' must be a text, but is the number 1.1.",
      { value: '1.10' },
    ],
    [
      record('column', { required: flag }),
      'required: yes',
      "'required' must be true or false, but is the text 'yes'.",
      { value: true },
    ],
    [
      record('thing', { tags: list(text()) }),
      'tags: finance',
      "'tags' must be a list, but is the text 'finance'.",
      { value: ['finance'] },
    ],
    [
      record('thing', { name: text() }),
      'name:',
      "'name' is empty, but must be a text. Give it a value or remove it.",
      { value: null },
    ],
    [
      record('property', { logicalType: any }),
      'logical_type: string',
      "Did you mean 'logicalType'?",
      { rename: 'logicalType' },
    ],
    [
      record(
        'property',
        { required: flag },
        {
          renamed: {
            isNullable: {
              to: 'required',
              reason: 'It is called so now.',
              convert: value => !value,
            },
          },
        },
      ),
      'isNullable: false',
      "'isNullable' is no field of a property. It is called so now.",
      { rename: 'required', value: true },
    ],
    [
      oneOf(['string', 'integer'], { synonyms: { int: 'integer' } }),
      'int',
      "must be 'string' or 'integer', but is 'int'. Did you mean 'integer'?",
      { value: 'integer' },
    ],
    [
      record('server', { type: required(any) }),
      '{}',
      "'type', which is required.",
      { path: '/type' },
    ],
  ])('%#', (shape, source, message, fix) => {
    const finding = only(shape, source);
    expect(finding.message).toContain(message);
    expect(finding.fix).toMatchObject(fix);
    expect(finding.fix?.description).toMatch(/^[A-Z]/);
  });

  it('leave to a person what is not plain', () => {
    expect(only(integer(), 'twelve').fix).toBeUndefined();
    expect(only(integer(), '"1.5"').fix).toBeUndefined();
    expect(only(text(), '[]').fix).toBeUndefined();
    expect(only(flag, 'perhaps').fix).toBeUndefined();
    expect(only(oneOf(['red', 'green']), 'blue').fix).toBeUndefined();
    // A field that is there already is not what somebody meant.
    expect(
      only(record('r', { name: text() }), 'name: a\nnames: b').fix,
    ).toBeUndefined();
  });

  it('do not let a document write the message', () => {
    const { message } = only(
      record('r', {}),
      JSON.stringify({ [`a\u001b[31m${'x'.repeat(500)}`]: 1 }),
    );
    expect(message).toMatch(/'a\\u001b\[31mx+…'/);
    expect(message.length).toBeLessThan(120);
  });
});

describe('options', () => {
  it('change and silence severities', () => {
    const severities = {
      'unknown-field': 'off',
      'missing-field': 'info',
    } as const;
    expect(told(point, 'z: 1', { severities })).toEqual([
      'info test/missing-field 1:1 ',
    ]);
  });

  it('bound the number of findings, and say how many are left out', () => {
    const findings = check(list(text()), `[${'1,'.repeat(20)}1]`, {
      maxFindings: 5,
    });
    expect(findings).toHaveLength(6);
    expect(findings[5]).toMatchObject({ rule: 'test/too-many-findings' });
    expect(findings[5].message).toContain('16 more');
  });

  it('judge one place of a document', () => {
    expect(told(point, 'a: {x: 1}\nb: {x: z}', { at: ['b'] })).toEqual([
      'error test/wrong-type 2:8 /b/x',
    ]);
  });
});

describe('records that build on others', () => {
  const base = record('base', { a: required(any), b: any });

  it('add fields, and replace those of the same name', () => {
    const more = extend(base, { b: required(flag), c: any });
    expect(told(more, 'a: 1\nb: 2\nc: 3')).toEqual([
      'error test/wrong-type 2:4 /b',
    ]);
    expect(told(more, 'c: 3')).toHaveLength(2);
  });

  it('leave fields out', () => {
    expect(told(without(base, 'a'), 'a: 1')).toEqual([
      'error test/unknown-field 1:1 /a',
    ]);
  });
});

it('never takes an inherited name for a field', () => {
  expect(told(point, 'x: 1\nconstructor: 2\ntoString: 3')).toEqual([
    'error test/unknown-field 2:1 /constructor',
    'error test/unknown-field 3:1 /toString',
  ]);
  expect(told(oneOf(['a']), 'valueOf')).toHaveLength(1);
});
