// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { type HclValue, resource, writeHcl } from '..';
import { parseHcl } from './parseHcl';
import type { Syntax } from './syntax';

const valueOf = (expression: string): Syntax => {
  const { body, faults } = parseHcl(`x = ${expression}\n`);
  expect(faults).toEqual([]);
  return body.attributes[0].value;
};

/** Plain value of a literal. */
function plain(syntax: Syntax): unknown {
  switch (syntax.kind) {
    case 'string':
    case 'number':
    case 'flag':
      return syntax.value;
    case 'null':
      return null;
    case 'list':
      return syntax.items.map(plain);
    case 'object':
      return Object.fromEntries(
        syntax.entries.map(({ key, value }) => [plain(key), plain(value)]),
      );
    default:
      throw new Error(syntax.kind);
  }
}

describe('parseHcl', () => {
  it('reads blocks, labels and arguments with their places', () => {
    const { body, faults, position } = parseHcl(
      '# why\nresource "a_b" "c" {\n  d = 1 // one\n  e {\n    f = true\n  }\n  g { h = null }\n}\n',
    );
    expect(faults).toEqual([]);
    const [block] = body.blocks;
    expect(block.labels.map(({ text }) => text)).toEqual(['a_b', 'c']);
    expect(position(block.at)).toEqual({ line: 2, column: 1 });
    expect(position(block.body.attributes[0].at)).toEqual({
      line: 3,
      column: 3,
    });
    expect(block.body.blocks.map(({ type }) => type)).toEqual(['e', 'g']);
  });

  it.each([
    ['1 + 2 * 3', 'operation'],
    ['!var.a && (local.b || false)', 'operation'],
    ['-x.y', 'operation'],
    ['var.a ? 1 : 2', 'conditional'],
    ['a.b[0].c["d"].e', 'reference'],
    ['a.b[*].c', 'reference'],
    ['a.b.*.c', 'reference'],
    ['a.b.0.c', 'reference'],
    ['f(1, [2, 3]...)', 'call'],
    ['f(\n  1,\n  2,\n)', 'call'],
    ['f(x).y', 'access'],
    ['[for x in y : x if x != null]', 'for'],
    ['{ for k, v in y : k => v... }', 'for'],
    ['"a${b.c}d"', 'template'],
    ['"${~ b.c ~}"', 'template'],
    ['"%{ if var.a }x%{ else }y%{ endif }"', 'template'],
    ['<<EOT\nhello ${var.a}\nEOT', 'template'],
    ['<<-EOT\n  hello\n  EOT', 'string'],
    ['provider::aws::arn_parse(a.b)', 'call'],
    ['{ a = 1, "b" : 2\n (var.c) = 3 }', 'object'],
    ['[\n  1, # one\n  2,\n]', 'list'],
    ['1.5e3', 'number'],
  ])('reads %s', (text, kind) => {
    expect(valueOf(text).kind).toBe(kind);
  });

  it('binds operators by their strength', () => {
    expect(valueOf('1 + 2 * 3')).toMatchObject({
      operator: '+',
      operands: [{ value: 1 }, { operator: '*' }],
    });
    expect(valueOf('a.b == 1 && c.d')).toMatchObject({ operator: '&&' });
  });

  it('reads escapes and signs that start no template', () => {
    expect(plain(valueOf('"a\\n\\"\\\\\\u00e9$${x}%%{y}"'))).toBe(
      'a\n"\\é${x}%{y}',
    );
  });

  it.each([
    ['resource "a" {', 'never closed', 1],
    ['a = ', 'A value is expected', 1],
    ['a = "x', 'never ends', 1],
    ['a = <<EOT\nx\n', "no line 'EOT'", 1],
    ['a = [1 2]', "','", 1],
    ['a = 1 b = 2', 'ends with its line', 1],
    ['a "b" = 1', "'{' (a block)", 1],
    ['a = "\\q"', 'means nothing', 1],
    ['a = { b 1 }', "'name = value'", 1],
    ['/* x', 'never ends', 1],
    ['\n\n}', 'expected', 3],
    ['a = f(', 'expected', 1],
    ['a = b.', "behind '.'", 1],
    ['a = [for x y : 1]', "'for x in list : value'", 1],
  ])('says what is wrong with %j', (text, words, line) => {
    const { faults, position } = parseHcl(text);
    expect(faults).toHaveLength(1);
    expect(faults[0].message).toContain(words);
    expect(position(faults[0].at).line).toBe(line);
  });

  it('goes on with the next block after a fault', () => {
    const { body, faults } = parseHcl(
      'resource "a" "b" {\n  c = \n}\nresource "d" "e" {}\nvariable "x" {\n  y = ]\n}\noutput "z" {}\n',
    );
    expect(faults).toHaveLength(2);
    expect(body.blocks.map(({ type }) => type)).toEqual(['resource', 'output']);
  });

  it('refuses nesting and size without harm', () => {
    for (const text of [
      `a = ${'['.repeat(5000)}`,
      `a = ${'('.repeat(5000)}`,
      `a = ${'!'.repeat(5000)}x`,
      `a = ${'-'.repeat(5000)}1`,
      `${'a {\n'.repeat(5000)}`,
      `a = "${'${"'.repeat(5000)}`,
      `a = ${'x ? '.repeat(5000)}`,
      ' '.repeat(5 * 1024 * 1024),
    ]) {
      expect(parseHcl(text).faults.length).toBeGreaterThan(0);
    }
  });

  it('reads back what the writer wrote, whatever is in it', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '${file("/etc/passwd")}',
        '%{ if x }',
        '"\n}',
        '\\',
        '$${',
      ),
    );
    const value: fc.Arbitrary<HclValue> = fc.letrec<{ value: HclValue }>(
      tie => ({
        value: fc.oneof(
          { maxDepth: 3 },
          text,
          fc.integer(),
          fc.boolean(),
          fc.constant(null),
          fc.array(tie('value'), { maxLength: 3 }),
          fc.dictionary(
            fc
              .oneof(text, fc.constant('name'))
              .filter(key => key !== '__proto__'),
            tie('value'),
            { maxKeys: 3 },
          ),
        ),
      }),
    ).value;
    fc.assert(
      fc.property(value, text, (given, label) => {
        const { body, faults } = parseHcl(
          writeHcl([
            resource('a_b', label, { argument: given }, { comment: label }),
          ]),
        );
        expect(faults).toEqual([]);
        expect(body.blocks).toHaveLength(1);
        expect(body.blocks[0].labels[1].text).toBe(label);
        expect(plain(body.blocks[0].body.attributes[0].value)).toEqual(
          JSON.parse(JSON.stringify(given)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '{',
            '}',
            '[',
            ']',
            '(',
            ')',
            '"',
            '${',
            '%{',
            '<<E\n',
            'E',
            'a',
            '=',
            '.',
            '\n',
            ' ',
            '1',
            '?',
            ':',
            'for x in ',
            '#',
            '/*',
            '-',
            '!',
            ',',
            '\\',
          ),
          { maxLength: 40 },
        ),
        parts => {
          expect(parseHcl(parts.join('')).body).toBeDefined();
        },
      ),
      { numRuns: 1000 },
    );
  });
});
