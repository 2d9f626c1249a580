// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { CelError } from './errors';
import { compileCel, type CelScope } from './expression';

const column = {
  name: 'column',
  fields: () => ({
    name: { type: 'string' as const, description: 'Its name.' },
    size: { type: 'int' as const, description: 'Its size.' },
  }),
};
const scope: CelScope = {
  a: 'any',
  n: 'int',
  product: {
    record: {
      name: 'product',
      fields: () => ({
        owner: { type: 'string', description: 'Who owns it.' },
        tags: { type: { list: 'string' }, description: 'Its tags.' },
        columns: {
          type: { list: { record: column } },
          description: 'Its columns.',
        },
        custom: { type: { map: 'any' }, description: 'Anything else.' },
      }),
    },
  },
};
const data = {
  a: { list: [1, 2, 3], text: 'grüße', deep: { x: 1.5 } },
  n: 7,
  product: {
    owner: 'team-a',
    tags: ['x', 'y'],
    columns: [
      { name: 'id', size: 1 },
      { name: 'mail', size: 20 },
    ],
    custom: { cost: 'k1' },
  },
};

/** Compiles and runs what may be no expression at all. */
function attempt(source: string): unknown {
  try {
    return compileCel(source, scope).run(data);
  } catch (error) {
    if (!(error instanceof CelError)) throw error;
    return error;
  }
}

const run = (source: string) => compileCel(source, scope).run(data);

describe('an expression on plain data', () => {
  it.each([
    ['n + 1', 8],
    ['a.list[1] * 2', 4],
    ['double(n) / 2.0', 3.5],
    ['a.deep.x + 0.5', 2],
    ['size(a.text)', 5],
    ['product.columns.filter(c, c.size > 5).map(c, c.name)', ['mail']],
    ['product.columns.map(c, c.size).sum()', 21],
    [
      'cel.bind(big, product.columns.filter(c, c.size > 5), big[0].name)',
      'mail',
    ],
    ["get(product.custom, 'cost', '')", 'k1'],
    ["get(product.custom, 'other', 'none')", 'none'],
    ["['b', 'a', 'b'].distinct().sort()", ['a', 'b']],
    [
      "product.tags.containsAll(['x']) && !product.tags.containsAny(['z'])",
      true,
    ],
    ["compareVersions('1.10.0', '1.9.0')", 1],
    ["compareVersions('1.0.0-rc.1', '1.0.0')", -1],
    ["major('v3.1.0')", 3],
    [
      "classificationRank('confidential') >= classificationRank('internal')",
      true,
    ],
    ["inDays(3, 'y') > 1000.0", true],
    ["[{'from': 'a', 'to': 'b'}, {'from': 'b', 'to': 'c'}].size()", 2],
    ['a.missing == 1 || true', true],
    ["{'k': [1, 2u]}", { k: [1, 2] }],
  ])('%s', (source, expected) => {
    expect(run(source)).toEqual({ value: expected });
  });

  it('walks a graph that has a circle', () => {
    const graph = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'x', to: 'c' },
    ];
    const up = compileCel("g.upstream('c')", { g: { list: 'any' } });
    expect(up.run({ g: graph })).toEqual({ value: ['b', 'x', 'a'] });
    const down = compileCel("g.downstream('a')", { g: { list: 'any' } });
    expect(down.run({ g: graph })).toEqual({ value: ['b', 'c'] });
  });

  it.each([
    ['a.missing', "There is no field 'missing'."],
    ['a.list[9]', 'The list has no item 9; it has 3.'],
    ['n / 0', 'Division by zero.'],
    ["n + 'x'", "'+' does not take (int, string)."],
    [
      "a.text.matches('(')",
      expect.stringContaining('The pattern is not valid'),
    ],
  ])('%s is an error in words', (source, error) => {
    expect(run(source)).toEqual({ error });
  });

  it.each([
    ['product.ownr', "product has no field 'ownr'. Did you mean 'owner'?"],
    [
      'product.columns.all(c, c.nam != "")',
      "column has no field 'nam'. Did you mean 'name'?",
    ],
    ['produkt.owner', "There is no 'produkt' here. Did you mean 'product'?"],
    ['product.owner.x', "A string has no fields, so no 'x'."],
    ['siz(a)', "There is no function 'siz'. Did you mean 'size'?"],
    ["contains(a.text, 'x')", "'contains' is written as x.contains(…)."],
    ['a.text.startsWith()', "'startsWith' takes 1 arguments here, not 0."],
    ["matches('x')", "'matches' takes 2 arguments here, not 1."],
    ["size('x', 'y')", "'size' takes 1 arguments here, not 2."],
    ["'x'.size('y')", "'size' takes 0 arguments here, not 1."],
    ['n +', "The expression cannot be understood from '+' on."],
    ['', 'The expression is empty.'],
    [
      'x'.repeat(5000),
      'An expression may have 4000 characters; this one has 5000.',
    ],
    ['('.repeat(101), 'The expression is nested too deep.'],
  ])('is refused when written: %s', (source, message) => {
    expect(() => compileCel(source, scope)).toThrow(new CelError(message));
  });

  it('does not take a wrong escape for depth', () => {
    expect(() => compileCel("'\\xzz'", {})).toThrow('cannot be understood');
  });

  it('says where in the expression', () => {
    const refused = () => compileCel('n > 1 && product.ownr == ""', scope);
    expect(refused).toThrow(
      expect.objectContaining({ offset: 16, suggestion: 'owner' }),
    );
  });

  it('notes what it reads, and nothing of what it names itself', () => {
    expect(
      compileCel(
        'product.columns.exists(n, n.size > 3) || has(product.custom.x) || a.list.size() > 2',
        scope,
      ).reads,
    ).toEqual(['a.list', 'product.columns', 'product.custom.x']);
  });
});

describe('an expression of somebody who means harm', () => {
  const nested = (depth: number) =>
    Array.from({ length: depth }).reduce<string>(
      (inner, _, i) => `big.all(v${i}, ${inner})`,
      'true',
    );

  it.each([
    ['loops in loops', nested(6)],
    [
      'a text that doubles',
      `[1].map(x, 'aaaaaaaaaa')${'.map(x, x + x)'.repeat(20)}`,
    ],
    ['a list that doubles', `[[1, 2]]${'.map(x, x + x)'.repeat(20)}`],
    [
      'a list that doubles by itself',
      `cel.bind(a, big, ${'cel.bind(a, a + a, '.repeat(20)}a.size()${')'.repeat(
        21,
      )}`,
    ],
    ['a long comparison', 'big.all(x, big.map(y, y) == big)'],
    [
      'a search in a search',
      'big.all(x, big.map(y, [y]).distinct().size() > 0)',
    ],
  ])('%s is stopped', (_, source) => {
    const program = compileCel(source, { big: { list: 'any' } });
    const started = performance.now();
    const result = program.run({
      big: Array.from({ length: 1000 }, (__, i) => i),
    });
    expect(result).toEqual({ error: expect.stringContaining('was stopped') });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('gets no catastrophic pattern', () => {
    const program = compileCel("t.matches('(a+)+$')", { t: 'string' });
    const started = performance.now();
    expect(program.run({ t: `${'a'.repeat(50_000)}b` })).toEqual({
      value: false,
    });
    expect(performance.now() - started).toBeLessThan(2000);
    const repeated = compileCel("t.matches('((a{100}){100}){100}')", {
      t: 'string',
    });
    expect(repeated.run({ t: 'a' })).toEqual({
      error: 'The repetitions of the pattern multiply to more than 1000.',
    });
  });

  it.each([
    "a['__proto__']",
    'a.__proto__',
    'a.constructor',
    "a['constructor']",
    'a.list.length',
    'a.toString',
    "get(a, 'hasOwnProperty', 0) != 0 ? 1 / 0 : a.prototype",
  ])('reads nothing but data: %s', source => {
    expect(run(source)).toEqual({ error: expect.any(String) });
  });

  it('calls nothing of JavaScript', () => {
    expect(() => compileCel('a.toString()', scope)).toThrow(CelError);
    expect(() => compileCel("constructor('x')", scope)).toThrow(CelError);
    expect(() => compileCel('__proto__', scope)).toThrow(CelError);
  });

  it('never sees a getter run, nor anything that is no plain data', () => {
    const program = compileCel('a', { a: 'any' });
    expect(program.run({ a: new Map() })).toEqual({
      error: 'Only plain data can be given to an expression.',
    });
    expect(program.run({ a: () => 1 })).toEqual({
      error: 'Only plain data can be given to an expression.',
    });
  });

  it('comes to an end whatever is written', () => {
    const word = fc.constantFrom(
      ...'a b 1 2.5 "x" true null ( ) [ ] { } . , ? : + - * / % ! == < >= && || in has all map size(x) a.list.map( e , matches( `'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), words => {
        expect(() => attempt(words.join(' '))).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same on the same data', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 3 }),
        fc.constantFrom(
          'a == b',
          'a != a',
          '[a, b].distinct().size()',
          'a in [b]',
        ),
        (value, source) => {
          const program = compileCel(source, { a: 'any', b: 'any' });
          expect(program.run({ a: value, b: value })).toEqual(
            program.run({ a: value, b: value }),
          );
        },
      ),
    );
  });

  it('finds every value equal to itself', () => {
    const program = compileCel('a == b', { a: 'any', b: 'any' });
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), value => {
        expect(program.run({ a: value, b: value })).toEqual({ value: true });
      }),
    );
  });
});
