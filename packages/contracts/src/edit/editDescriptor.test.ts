// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { parse, stringify } from 'yaml';
import {
  contract222,
  contract302,
  contract31,
} from '../__testUtils__/odcsContracts';
import { readDescriptor } from '../read';
import { DescriptorEditError, editDescriptor, type DescriptorEdit } from '.';
import { isEqual } from './equal';

const lines = (...all: string[]) => `${all.join('\n')}\n`;

describe('a value', () => {
  it.each<[before: string, path: string, value: unknown, after: string]>([
    // Scalars stay as they were written
    ['a: 1 # one\nb: 2', '/a', 3, 'a: 3 # one\nb: 2'],
    ['a: x', '/a', 'y z', 'a: y z'],
    ['a: "x"', '/a', 'y', 'a: "y"'],
    ["a: 'x'", '/a', "it's", "a: 'it''s'"],
    ["a: 'x'", '/a', 'b\u0007', 'a: "b\\u0007"'],
    ['a: x', '/a', 'b: c', 'a: "b: c"'],
    ['a: x', '/a', '1.10', 'a: "1.10"'],
    ['a: x', '/a', 'yes', 'a: "yes"'],
    ['a: x', '/a', '', 'a: ""'],
    ['a: x', '/a', '# x', 'a: "# x"'],
    ['a: x', '/a', null, 'a: null'],
    ['a: x', '/a', '2024-01-01', 'a: 2024-01-01'],
    ["b: 'q'\na: x", '/a', '- x', "b: 'q'\na: '- x'"],
    ['a: 1.10', '/a', 1.1, 'a: 1.10'],
    ['a: 0x10', '/a', 16, 'a: 0x10'],
    // Values left empty
    ['a:\nb: 1', '/a', 'x', 'a: x\nb: 1'],
    ['a: # note\nb: 1', '/a', 'x', 'a: x # note\nb: 1'],
    ['- \n- x', '/0', 'w', '- w \n- x'],
    ['{a: , b}', '/a', 1, '{a: 1, b}'],
    ['{a: , b}', '/b', 1, '{a: , b: 1}'],
    // Texts of several lines
    ['a: |\n  x\n  y\nb: 1', '/a', 'x\nz\n', 'a: |\n  x\n  z\nb: 1'],
    ['a: >-\n  x\n  y\nb: 1', '/a', 'z', 'a: z\nb: 1'],
    ['a: x # c\nb: 1', '/a', 'x\ny', 'a: |- # c\n  x\n  y\nb: 1'],
    ['a:\n  b: "x\n    y"\n  c: 1', '/a/b', 'z', 'a:\n  b: "z"\n  c: 1'],
    // Scalars and collections
    [
      'a: x # c\nb: 1',
      '/a',
      { c: [1], d: 2 },
      'a: # c\n  c:\n    - 1\n  d: 2\nb: 1',
    ],
    ['a:\n  b: 1 # gone\n  c: 2\nd: 3', '/a', 5, 'a: 5\nd: 3'],
    ['a: # kept\n  - 1\nd: 3', '/a', 'x', 'a: x # kept\nd: 3'],
    ['a: &n # kept\n  - 1\nd: 3', '/a', 'x', 'a: &n x # kept\nd: 3'],
    [
      'a:\n  b: 1\nd: 3',
      '/a',
      [1, [2, 3]],
      'a:\n  - 1\n  - - 2\n    - 3\nd: 3',
    ],
    ['a: []\nb: 1', '/a', [{ c: 1, d: 2 }], 'a:\n  - c: 1\n    d: 2\nb: 1'],
    ['a:\n- 1\nb:\n  c: 1', '/b', [1], 'a:\n- 1\nb:\n- 1'],
    ['a:\n    b: 1\nc: 2', '/c', { d: 1 }, 'a:\n    b: 1\nc:\n    d: 1'],
    ['a:\n  b: 1', '/a', {}, 'a: {}'],
    ['- x\n- y', '/0', { a: 1, b: 2 }, '- a: 1\n  b: 2\n- y'],
    // Only what differs
    [
      'a: # n\n  b: 1 # one\n  c: 2 # two',
      '/a',
      { b: 1, c: 3 },
      'a: # n\n  b: 1 # one\n  c: 3 # two',
    ],
    [
      'a:\n  - 1 # one\n  - 2 # two\n  - 3 # three',
      '/a',
      [1, 3],
      'a:\n  - 1 # one\n  - 3 # three',
    ],
    [
      'a:\n  - 1 # one\n  - 3 # three',
      '/a',
      [1, 2, 3, 4],
      'a:\n  - 1 # one\n  - 2\n  - 3 # three\n  - 4',
    ],
    [
      'a:\n  - name: x\n    n: 1 # one\n  - name: y\n    n: 2 # two',
      '/a',
      [{ name: 'y', n: 3 }],
      'a:\n  - name: y\n    n: 3 # two',
    ],
    // Between brackets
    ['a: [x, "y", z] # c', '/a/1', 'w, v', 'a: [x, "w, v", z] # c'],
    ['a: [x]', '/a/0', { b: [1, null] }, 'a: [{b: [1, null]}]'],
    ['{"a": 1, "b": [true]}', '/b/0', 'x', '{"a": 1, "b": ["x"]}'],
    [
      '{\n  "a": 1\n}',
      '/a',
      { b: [1] },
      '{\n  "a": {\n    "b": [\n      1\n    ]\n  }\n}',
    ],
    // New ones
    ['a: 1\n', '/b', 2, 'a: 1\nb: 2\n'],
    ['a: 1', '/b', 2, 'a: 1\nb: 2'],
    [
      'a:\n  b: 1 # x\n\n# about c\nc: 2\n',
      '/a/d',
      'w',
      'a:\n  b: 1 # x\n  d: w\n\n# about c\nc: 2\n',
    ],
    ['a:\n  - 1\nb: 2\n', '/a/-', 2, 'a:\n  - 1\n  - 2\nb: 2\n'],
    [
      'a:\n  - b: 1\n',
      '/a/1',
      { b: 2, c: [] },
      'a:\n  - b: 1\n  - b: 2\n    c: []\n',
    ],
    ['a: |+\n  x\n\nb: 1\n', '/c', 1, 'a: |+\n  x\n\nb: 1\nc: 1\n'],
    ['b: 1\na: |+\n  x\n\n', '/c', 1, 'b: 1\na: |+\n  x\n\nc: 1\n'],
    ['a: {}\n', '/a/b', 1, 'a:\n  b: 1\n'],
    ['a: []\n', '/a/-', 'x', 'a: [x]\n'],
    ['a: {b: 1}\n', '/a/c d', 'e', 'a: {b: 1, c d: e}\n'],
    ['{"a": 1}', '/b', [1], '{"a": 1, "b": [1]}'],
    ['{\n  "a": 1\n}\n', '/b', 2, '{\n  "a": 1,\n  "b": 2\n}\n'],
    ['[\n\t1\n]', '/-', 2, '[\n\t1,\n 2\n]'],
    [
      'a: &x {b: 1}\nc:\n  <<: *x\n',
      '/c/b',
      2,
      'a: &x {b: 1}\nc:\n  <<: *x\n  b: 2\n',
    ],
  ])('%j %s = %j', (before, path, value, after) => {
    expect(editDescriptor(before, [{ path, value }])).toBe(after);
    expect(
      editDescriptor(after, [
        {
          path: path.endsWith('-') ? '' : path,
          value: path.endsWith('-') ? parse(after) : value,
        },
      ]),
    ).toBe(after);
  });
});

describe('a removal', () => {
  it.each<[before: string, path: string, after: string]>([
    ['a: 1\nb: 2 # two\nc: 3\n', '/b', 'a: 1\nc: 3\n'],
    [
      'a: 1\n# about b\nb:\n  c: 2\n  d: 3\ne: 4\n',
      '/b',
      'a: 1\n# about b\ne: 4\n',
    ],
    ['a:\n  b: 1\nc: 2\n', '/a/b', 'a: {}\nc: 2\n'],
    ['a:\n  - 1\nc: 2\n', '/a/0', 'a: []\nc: 2\n'],
    ['- a: 1\n  b: 2\n- c\n', '/0/a', '- b: 2\n- c\n'],
    ['- a: 1\n  # about b\n  b: 2\n', '/0/a', '-\n  # about b\n  b: 2\n'],
    ['- a: 1\n  b: 2\n- c\n', '/0', '- c\n'],
    ['- - 1\n  - 2\n', '/0/0', '- - 2\n'],
    ['a: [1, 2, 3]\n', '/a/0', 'a: [2, 3]\n'],
    ['a: [1, 2, 3]\n', '/a/2', 'a: [1, 2]\n'],
    ['a: [1]\n', '/a/0', 'a: []\n'],
    ['{"a": 1, "b": 2}', '/a', '{"b": 2}'],
    ['{\n  "a": 1,\n  "b": 2\n}', '/b', '{\n  "a": 1\n}'],
    ['a: |\n  x\n\n  y\nb: 1\n', '/a', 'b: 1\n'],
    ['a: 1\nb: 2', '/b', 'a: 1\n'],
  ])('%j without %s', (before, path, after) => {
    expect(editDescriptor(before, [{ path, remove: true }])).toBe(after);
  });
});

describe('a new name', () => {
  it.each<[before: string, edit: DescriptorEdit, after: string]>([
    ['a: 1 # c\n', { path: '/a', rename: 'b' }, 'b: 1 # c\n'],
    ['"a": 1\n', { path: '/a', rename: 'b"c' }, '"b\\"c": 1\n'],
    ["'a': 1\n", { path: '/a', rename: "b'c" }, "'b''c': 1\n"],
    ['a: 1\n', { path: '/a', rename: 'b: c' }, '"b: c": 1\n'],
    ['{"a": 1}', { path: '/a', rename: 'b' }, '{"b": 1}'],
    [
      'isNullable: false\n',
      { path: '/isNullable', rename: 'required', value: true },
      'required: true\n',
    ],
    ['a~/b: 1\n', { path: '/a~0~1b', rename: 'c' }, 'c: 1\n'],
  ])('%j %j', (before, edit, after) => {
    expect(editDescriptor(before, [edit])).toBe(after);
  });
});

describe('the file around it', () => {
  it('keeps its line breaks and its byte order mark', () => {
    const text = '\ufeff# c\r\na: 1\r\nb:\r\n  - x # y\r\n';
    expect(
      editDescriptor(text, [
        { path: '/b/-', value: { c: 1, d: 'e\nf\n' } },
        { path: '/a', value: 2 },
      ]),
    ).toBe(
      '\ufeff# c\r\na: 2\r\nb:\r\n  - x # y\r\n  - c: 1\r\n    d: |\r\n      e\r\n      f\r\n',
    );
  });

  it('keeps quoted texts that are badly indented', () => {
    const text = lines('a:', '  b: "one', 'two"', '  c: 1 # x');
    expect(editDescriptor(text, [{ path: '/a/c', value: 2 }])).toBe(
      lines('a:', '  b: "one', 'two"', '  c: 2 # x'),
    );
  });

  it('takes edits one after the other', () => {
    expect(
      editDescriptor('a: 1\n', [
        { path: '/b', value: {} },
        { path: '/b/c', value: [1] },
        { path: '/a', remove: true },
        { path: '/b/c/0', value: 'x' },
      ]),
    ).toBe('b:\n  c:\n    - x\n');
  });
});

describe('what cannot be edited', () => {
  it.each<[text: string, edit: DescriptorEdit, reason: RegExp]>([
    ['a: 1', { path: 'a', value: 1 }, /no JSON Pointer/],
    ['a: 1', { path: '/b/c', value: 1 }, /nothing at '\/b'/],
    ['a: 1', { path: '/a/c', value: 1 }, /no object or list at '\/a'/],
    ['a: [1]', { path: '/a/5', value: 1 }, /has 1 items/],
    ['a: [1]', { path: '/a/x', value: 1 }, /has 1 items/],
    ['a: 1', { path: '/b', remove: true }, /nothing at '\/b'/],
    ['a: 1', { path: '', remove: true }, /itself stays/],
    ['a: 1\nb: 2', { path: '/a', rename: 'b' }, /already a 'b'/],
    ['a: [1]', { path: '/a/0', rename: 'b' }, /no member to rename/],
    ['a: b: c', { path: '/a', value: 1 }, /cannot be read/],
    ['? a\n: 1', { path: '/a', value: 2 }, /before it/],
    ['', { path: '/a', value: 1 }, /cannot be read/],
    ['a: &x {b: 1}\nc: *x', { path: '/c/b', value: 2 }, /alias/],
    ['a: &x {b: 1}\nc: *x', { path: '/a/b', value: 2 }, /same anchor/],
    ['a: &x 1\nc: *x', { path: '/a', remove: true }, /./],
    ['a: &x {b: 1}\nc:\n  <<: *x', { path: '/c/b', remove: true }, /merge key/],
  ])('%j %j', (text, edit, reason) => {
    expect(() => editDescriptor(text, [edit])).toThrow(DescriptorEditError);
    expect(() => editDescriptor(text, [edit])).toThrow(reason);
  });
});

const sources = [
  contract31,
  contract302,
  contract222,
  contract31.replace(/\n/g, '\r\n'),
  JSON.stringify(parse(contract302), null, 2),
  JSON.stringify(parse(contract302), null, 4),
  JSON.stringify(parse(contract222)),
  stringify(parse(contract302), { indentSeq: false, lineWidth: 30 }),
];

const value: fc.Arbitrary<unknown> = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.lorem({ maxCount: 30 }),
    fc.constantFrom(
      '',
      'yes',
      '1.10',
      'a: b',
      '- x',
      ' y',
      'a\nb',
      'a\n\n  b\n',
      '#',
      '~',
      '---',
      '{',
      '|',
    ),
    fc.double({ noDefaultInfinity: true, noNaN: true }).map(n => n + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter(key => key !== '__proto__'),
      tie('value'),
      {
        maxKeys: 4,
      },
    ),
  ),
})).value;

type Steps = Array<string | number>;

function placesIn(data: unknown, steps: Steps = []): Steps[] {
  if (typeof data !== 'object' || data === null) return [steps];
  return [
    steps,
    ...Object.entries(data).flatMap(([key, member]) =>
      placesIn(member, [...steps, Array.isArray(data) ? Number(key) : key]),
    ),
  ];
}

const pointer = (steps: Steps) =>
  steps
    .map(step => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`)
    .join('');

const plainData = (text: string) =>
  JSON.parse(JSON.stringify(readDescriptor(text).data));

/** Data with another value at a place. */
function withValue(data: any, steps: Steps, next: unknown): unknown {
  if (steps.length === 0) return next;
  const [step, ...rest] = steps;
  const copy = Array.isArray(data) ? [...data] : { ...data };
  copy[step] = withValue(data[step], rest, next);
  return copy;
}

const places = new Map(sources.map(text => [text, placesIn(plainData(text))]));

const edited = fc
  .record({
    text: fc.constantFrom(...sources),
    place: fc.nat(),
    next: value,
  })
  .map(({ text, place, next }) => {
    const all = places.get(text)!;
    return { text, steps: all[place % all.length], next };
  });

it('changes the value at its path, and no other', () => {
  fc.assert(
    fc.property(edited, ({ text, steps, next }) => {
      const result = editDescriptor(text, [
        { path: pointer(steps), value: next },
      ]);
      const expected = withValue(plainData(text), steps, next);
      expect(
        isEqual(plainData(result), JSON.parse(JSON.stringify(expected))),
      ).toBe(true);
      // What another reader makes of it.
      expect(isEqual(parse(result), JSON.parse(JSON.stringify(expected)))).toBe(
        true,
      );
    }),
    { numRuns: 150 },
  );
});

it('leaves a text alone where the value is what it was', () => {
  fc.assert(
    fc.property(edited, ({ text, steps, next }) => {
      const old = steps.reduce((data, step) => data[step], plainData(text));
      const path = pointer(steps);
      expect(editDescriptor(text, [{ path, value: old }])).toBe(text);
      const once = editDescriptor(text, [{ path, value: next }]);
      expect(editDescriptor(once, [{ path, value: next }])).toBe(once);
    }),
    { numRuns: 60 },
  );
});

it('keeps every line that has no part in the change', () => {
  fc.assert(
    fc.property(edited, ({ text, steps, next }) => {
      fc.pre(steps.length > 0 && text.includes('\n'));
      const scalar = typeof next !== 'object' && !String(next).includes('\n');
      const old = steps.reduce((data, step) => data[step], plainData(text));
      const one =
        scalar && typeof old !== 'object' && !String(old).includes('\n');
      fc.pre(one);
      const before = text.split('\n');
      const after = editDescriptor(text, [
        { path: pointer(steps), value: next },
      ]).split('\n');
      expect(after).toHaveLength(before.length);
      const different = before.filter((line, i) => line !== after[i]);
      expect(different.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 120 },
  );
});

it('removes, renames and adds without touching anything else', () => {
  fc.assert(
    fc.property(edited, ({ text, steps, next }) => {
      fc.pre(steps.length > 0);
      const path = pointer(steps);
      const data = plainData(text);
      const holder = steps.slice(0, -1).reduce((d, step) => d[step], data);
      const last = steps[steps.length - 1];
      const removed = editDescriptor(text, [{ path, remove: true }]);
      if (Array.isArray(holder)) holder.splice(Number(last), 1);
      else delete holder[last];
      expect(plainData(removed)).toEqual(data);

      const parent = pointer(steps.slice(0, -1));
      const name = Array.isArray(holder) ? '-' : 'addedField';
      const added = editDescriptor(removed, [
        { path: `${parent}/${name}`, value: next },
      ]);
      const plainNext = JSON.parse(JSON.stringify(next));
      if (Array.isArray(holder)) holder.push(plainNext);
      else holder.addedField = plainNext;
      expect(isEqual(plainData(added), data)).toBe(true);
    }),
    { numRuns: 80 },
  );
});
