// SPDX-License-Identifier: Apache-2.0
import { readText } from './read';

/** Findings as `rule line:column path`. */
function told(source: string | Uint8Array) {
  return readText(source).findings.map(
    ({ rule, line, column, path }) => `${rule} ${line}:${column} ${path}`,
  );
}

const dataOf = (source: string | Uint8Array) =>
  JSON.parse(JSON.stringify(readText(source).document?.data ?? null));

describe('what scalars mean', () => {
  it.each<[text: string, value: unknown]>([
    ['a: 1', 1],
    ['a: -1.5e3', -1500],
    ['a: 0x1F', 31],
    ['a: 0o17', 15],
    ['a: 007', 7],
    ['a: true', true],
    ['a: FALSE', false],
    ['a: yes', 'yes'],
    ['a: ~', null],
    ['a:', null],
    ['a: 2024-02-30', '2024-02-30'],
    ['a: 2024-01-01T10:00:00Z', '2024-01-01T10:00:00Z'],
    ['a: 1.2.3', '1.2.3'],
    ['a: .inf', '.inf'],
    ['a: 1e999', '1e999'],
    ['a: http://x.test/#a', 'http://x.test/#a'],
    ['a: it is # a comment', 'it is'],
    ['a: it#is', 'it#is'],
    ["a: 'it''s'", "it's"],
    ['a: "\\u00e9\\n\\x41"', 'é\nA'],
    ['a: one\n  two\n\n  three', 'one two\nthree'],
    ['a: "one\n  two\\\n  three"', 'one twothree'],
    ['a: |\n  one\n   two\n\n  three\n\n', 'one\n two\n\nthree\n'],
    ['a: |-\n  one\n', 'one'],
    [
      'a: >\n  one\n  two\n\n  three\n   deeper\n  four\n',
      'one two\nthree\n deeper\nfour\n',
    ],
    ['a: {b: [1, "2", x y], c: }', { b: [1, '2', 'x y'], c: null }],
    ['a:\n- 1\n-\n- - 2\n  - b: 3\n    c: 4', [1, null, [2, { b: 3, c: 4 }]]],
    ['{"a": "\\ud83d\\ude00"}', '😀'],
    ['{"a": 1e999}', '1e999'],
  ])('%j', (text, value) => {
    expect(dataOf(text)).toEqual({ a: value });
    expect(told(text)).toEqual([]);
  });

  it('keeps what is written beside what it means', () => {
    const { document } = readText('version: 1.10\nid: "007"\nlist: [0x10]\n');
    expect(document?.data).toEqual({ version: 1.1, id: '007', list: [16] });
    expect(document?.written(['version'])).toBe('1.10');
    expect(document?.written(['id'])).toBe('007');
    expect(document?.written(['list', 0])).toBe('0x10');
    expect(document?.written(['list'])).toBeUndefined();
    expect(document?.written(['none'])).toBeUndefined();
  });

  it('names fields as they are written', () => {
    expect(dataOf('1.0: a\nnull: b\n"x y": c\n? d\n: e\n')).toEqual({
      '1.0': 'a',
      null: 'b',
      'x y': 'c',
      d: 'e',
    });
  });
});

describe('places', () => {
  const text = [
    '# a comment',
    'name: orders',
    'schema:',
    '  - name: lines # the lines',
    '    "odd name":',
    '      - 1',
    '      - {x: 2}',
    'empty:',
  ].join('\n');

  it.each<[path: Array<string | number>, name: string, value: string]>([
    [[], '2:1', '2:1'],
    [['name'], '2:1', '2:7'],
    [['schema'], '3:1', '4:3'],
    [['schema', 0], '4:3', '4:5'],
    [['schema', 0, 'odd name'], '5:5', '6:7'],
    [['schema', 0, 'odd name', 1, 'x'], '7:10', '7:13'],
    [['empty'], '8:1', '8:1'],
    [['schema', 0, 'missing', 'deep'], '4:5', '4:5'],
    [['nothing'], '2:1', '2:1'],
  ])('%j', (path, name, value) => {
    for (const eol of ['\n', '\r\n']) {
      const { document } = readText(text.replace(/\n/g, eol));
      const at = (part: 'name' | 'value') => {
        const { line, column } = document!.locate(path, part);
        return `${line}:${column}`;
      };
      expect([at('name'), at('value')]).toEqual([name, value]);
    }
  });

  it('are the same in JSON', () => {
    const { document, syntax } = readText('{\n  "a": [1,\n    {"b": 2}]\n}');
    expect(syntax).toBe('json');
    expect(document?.locate(['a', 1, 'b'])).toEqual({ line: 3, column: 11 });
    expect(document?.locate(['a'], 'name')).toEqual({ line: 2, column: 3 });
  });

  it('of an alias are where the alias stands', () => {
    const { document } = readText('a: &x {b: 1}\nc: *x\n');
    expect(document?.data).toEqual({ a: { b: 1 }, c: { b: 1 } });
    expect(document?.locate(['c'])).toEqual({ line: 2, column: 4 });
  });
});

describe('merge keys', () => {
  it('give way to what a record has itself, and to earlier ones', () => {
    const text = [
      'a: &a {x: 1, y: 1}',
      'b: &b {y: 2, z: 2}',
      'c:',
      '  <<: [*a, *b]',
      '  x: 3',
      'd:',
      '  y: 4',
      '  <<: *b',
    ].join('\n');
    expect(told(text)).toEqual([]);
    expect(dataOf(text)).toMatchObject({
      c: { x: 3, y: 1, z: 2 },
      d: { y: 4, z: 2 },
    });
  });
});

describe('encodings', () => {
  it.each<[name: string, bytes: Uint8Array, findings: string[]]>([
    ['UTF-8', Buffer.from('a: é'), []],
    ['UTF-8 with byte order mark', Buffer.from('\ufeffa: é'), []],
    [
      'UTF-16 with byte order mark',
      Buffer.from('\ufeffa: é', 'utf16le'),
      ['document/wrong-encoding 1:1 /a'],
    ],
    [
      'UTF-16 without byte order mark',
      Buffer.from('a: é', 'utf16le'),
      ['document/wrong-encoding 1:1 /a'],
    ],
    [
      'UTF-16, big end first',
      Buffer.from('\ufeffa: é', 'utf16le').swap16(),
      ['document/wrong-encoding 1:1 /a'],
    ],
    [
      'Latin-1',
      Buffer.from('a: é', 'latin1'),
      ['document/wrong-encoding 1:4 /a'],
    ],
  ])('%s is read', (_name, bytes, findings) => {
    expect(dataOf(bytes)).toEqual({ a: 'é' });
    expect(told(bytes)).toEqual(findings);
  });

  it('takes a byte order mark off a text', () => {
    expect(dataOf('\ufeff{"a": 1}')).toEqual({ a: 1 });
  });
});

describe('quoted texts that go on without indentation', () => {
  it('are read, with places of the text as it is', () => {
    const text = [
      'schema:',
      '  - name: a',
      '    description: "starts here',
      '  and goes on,',
      '',
      '    twice"',
      "    note: 'also",
      "this'",
      '    last: [1]',
    ].join('\n');
    expect(dataOf(text)).toEqual({
      schema: [
        {
          name: 'a',
          description: 'starts here and goes on,\ntwice',
          note: 'also this',
          last: [1],
        },
      ],
    });
    expect(told(text)).toEqual([
      'document/unindented-text 4:3 /schema/0/description',
    ]);
    expect(readText(text).document?.locate(['schema', 0, 'last', 0])).toEqual({
      line: 9,
      column: 12,
    });
  });

  it('do not hide a quote that is missing', () => {
    expect(told('a: "open\nb: "x"\n')).toEqual(['document/syntax 1:9 /a']);
  });
});

describe('faults', () => {
  it.each<[text: string, finding: string]>([
    ['', 'document/empty 1:1 '],
    ['  \n# only a comment\n', 'document/empty 1:1 '],
    ['a: 1\nb: 2\na: 3\n', 'document/duplicate-key 3:1 /a'],
    ['{"a": 1, "a": 2}', 'document/duplicate-key 1:10 /a'],
    ['a: {b: 1, b: 2}', 'document/duplicate-key 1:11 /a/b'],
    ['__proto__: {x: 1}\na: 1\n', 'document/prototype-key 1:1 '],
    ['{"a": {"__proto__": 1}}', 'document/prototype-key 1:8 /a'],
    ['a: 1\n---\nb: 2\n', 'document/several-documents 2:1 '],
    ['a: !!python/object:x.Y 1\n', 'document/unknown-tag 1:4 /a'],
    ['a: *unknown\n', 'document/unresolved-alias 1:4 /a'],
    ['a: &a [*a]\n', 'document/unresolved-alias 1:8 /a/0'],
    ['? [a]\n: 1\nb: 2\n', 'document/complex-key 1:3 '],
    ['a: b: c\n', 'document/syntax 1:4 /a/b'],
    ['a:\n\tb: 1\n', 'document/syntax 2:1 '],
    ['{"a": 1', 'document/syntax 1:8 '],
    ['{"a": 1,\n "b" 2}', 'document/syntax 2:6 '],
    ['{"a": 1} x', 'document/syntax 1:10 '],
    ['{"a": "x\\y"}', 'document/syntax 1:7 '],
    ['a: "b\u0007"\n', 'document/control-character 1:6 /a'],
  ])('%j', (text, finding) => {
    expect(told(text)).toEqual([finding]);
  });

  it('keeps the document that could be saved', () => {
    expect(dataOf('a: 1\nb: [1, 2\nc: 3\n')).toMatchObject({ a: 1 });
    expect(dataOf('a: 1\n---\nb: 2\n')).toEqual({ a: 1 });
    expect(dataOf('a: 1\na: 3\n')).toEqual({ a: 3 });
  });

  it('reads JSON with comments and commas too many as the YAML it is', () => {
    const { syntax, document, findings, notJson } = readText(
      '{"a": [1, 2,],\n # x\n}',
    );
    expect([syntax, findings]).toEqual(['yaml', []]);
    expect(document?.data).toEqual({ a: [1, 2] });
    expect(notJson).toMatchObject({ rule: 'document/not-json', column: 13 });
  });

  it('does not point into a value that another one of its name replaces', () => {
    expect(told('a: {b: {c: 1, c: 2}}\na: 3\n')).toEqual([
      'document/duplicate-key 1:15 /a',
      'document/duplicate-key 2:1 /a',
    ]);
  });

  it('tells a fault once that is there a thousand times', () => {
    const { findings } = readText('a: 1\n'.repeat(1000));
    expect(findings).toHaveLength(1);
    expect(findings[0].message).toContain('998 more');
  });

  it('gives objects without prototype', () => {
    const data = readText('constructor: 1\na: {b: 2}\n').document!.data as any;
    expect(Object.getPrototypeOf(data)).toBeNull();
    expect(Object.getPrototypeOf(data.a)).toBeNull();
    expect(data.toString).toBeUndefined();
    expect(data.constructor).toBe(1);
  });
});
