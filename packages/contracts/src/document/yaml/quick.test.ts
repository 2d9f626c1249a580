// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import {
  describeWithRealFiles,
  realFile,
  realFilesBelow,
} from '../../__testUtils__/realFiles';
import { withDefaults } from '../limits';
import type { ParsedText, SourceNode, TextFault } from '../nodes';
import { NotPlain } from './cursor';
import { readFullYaml } from './full';
import { QuickReader } from './quick';

const limits = withDefaults();

interface Outcome {
  data: unknown;
  faults: string[];
  spans: string[];
}

/** Places of keys and scalars. */
function spansOf(node: SourceNode | undefined): string[] {
  if (!node) return [];
  const { children, names, nameStarts, start, end } = node;
  if (!children) return start === end ? ['empty'] : [`${start}-${end}`];
  return children.flatMap((child, index) => [
    ...(names ? [`${names[index]}@${nameStarts![index]}`] : []),
    ...spansOf(child),
  ]);
}

function outcome(read: (onFault: (fault: TextFault) => void) => ParsedText) {
  const faults: string[] = [];
  const { root } = read(({ rule, offset }) => faults.push(`${rule} ${offset}`));
  return {
    data: JSON.stringify(root?.value ?? null),
    faults,
    spans: spansOf(root),
  };
}

/** What the quick reader makes of a text; undefined when it leaves it to the complete one. */
function quick(text: string): Outcome | undefined {
  try {
    return outcome(onFault => new QuickReader(text, limits, onFault).read());
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

const full = (text: string) =>
  outcome(onFault => readFullYaml(text, limits, onFault));

/** Pieces of YAML that trip up readers. */
const fragments = fc.constantFrom(
  ...'a: b\n|- x\n|  |\n| |"q"|\'s\'|"a\n  b"|\'it\'\'s\'|[a, b]|{a: 1}|{a: b, "c":d}|# c\n| # c|: |- |key:|? |&a |*a|!!str |---\n|...\n|null|~|-1|1e3|\t|\r\n|"\\u0041\\\n  x"|x: y: z|a#b| #|foo\n  bar|foo\n\n  bar|<<: *a\n|<<: {z: 1}\n|-|http://x/y|"k": v\n|[\n  a,\n  b\n]|[a: b]|{a, b}|{}|[]|,|}|]|%|@|k: "x\n  y\n\n  z"\n|k: &b\n  q: 1\nr: *b\n'.split(
    '|',
  ),
  'k: |\n  l1\n   l2\n\n  l3\n',
  'k: >\n  f1\n  f2\n\n   m\n  f3\n',
  '|',
  '>-\n',
  '|+\n',
);

const pieced = fc
  .array(fragments, { minLength: 1, maxLength: 8 })
  .map(parts => parts.join(''));

const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '1.10',
    'yes',
    'null',
    ' lead',
    'trail\n\n',
    '\n\nlead',
    'two\n x\ny',
    'long word '.repeat(20),
    "it's",
    '- d',
    '# no',
    'x: y',
    '2020-01-01',
  ),
);

const written = fc
  .record({
    value: fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        word,
        fc.integer(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(word, tie('value'), { maxKeys: 4 }),
      ),
    })).value,
    options: fc.record({
      lineWidth: fc.constantFrom(0, 20, 40, 80),
      indent: fc.constantFrom(1, 2, 4),
      indentSeq: fc.boolean(),
      defaultStringType: fc.constantFrom(
        'PLAIN' as const,
        'QUOTE_DOUBLE' as const,
        'QUOTE_SINGLE' as const,
        'BLOCK_FOLDED' as const,
        'BLOCK_LITERAL' as const,
      ),
      collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
    }),
    eol: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ value, options, eol }) =>
    stringify(value, options).replace(/\r?\n/g, eol),
  );

const damaged = fc
  .tuple(written, fc.nat(), fragments, fc.nat(4))
  .map(([text, place, fragment, drop]) => {
    const at = text.length === 0 ? 0 : place % text.length;
    return text.slice(0, at) + fragment + text.slice(at + drop);
  });

it('reads a text as a complete reader does, or leaves it alone', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.oneof(pieced, written, damaged), text => {
      const ours = quick(text);
      if (!ours) return;
      // These two it knows better: it reads more, or stops before what is wrong.
      if (ours.faults.some(fault => /^(unindented|several)/.test(fault))) {
        return;
      }
      // Comments at the left edge make the library misread what stands around them.
      if (/\n#/.test(text)) return;
      taken++;
      const theirs = full(text);
      expect({ text, ...ours }).toEqual({ text, ...theirs });
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(800);
});

it.each([
  'a: 1\r\nb:\r\n  - x\r\n',
  '---\na: b\n...\n',
  '# head\na: # tail\n  b\n',
  'a:\n- b: 1\n  c: [1, {d: e}]\n-\n  f\n',
  "a: \"x \\\" y\"\nb: 'x''\n  y'\n",
  'a: |\n  x\n\n   y\nb: >-\n  x\n  y\n',
  'base: &base {a: 1}\nmore:\n  <<: *base\n  list: [*base]\n',
  'a: |+\n  x\n\nb: >\n  x\n     \n  y\nc: x\ty\t# z\n',
  'a:\n    deep:\n          deeper: 1\nb: plain text\n  of two lines\n',
  '"quoted key": 1\n\'other\': 2\nkey with blanks: 3\n',
])('takes %j', text => {
  expect(quick(text)).toEqual(full(text));
});

describeWithRealFiles('real files', () => {
  it('are read as a complete reader does', () => {
    const paths = realFilesBelow('corpus', '.yaml', '.yml');
    let taken = 0;
    for (const path of paths) {
      const text = realFile(path)
        .toString('utf8')
        .replace(/^\ufeff/, '');
      const ours = quick(text);
      if (!ours) continue;
      taken++;
      expect({ path, ...ours }).toEqual({ path, ...full(text) });
    }
    expect(taken / paths.length).toBeGreaterThan(0.9);
  });
});
