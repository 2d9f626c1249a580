// SPDX-License-Identifier: Apache-2.0
import { computed, limit } from '../__testUtils__/computing';
import { readText } from './read';

const mebi = 1024 * 1024;

/** Nested aliases: nine of the one before, level by level. */
function bomb(levels: number, flow: boolean): string {
  let text = 'b0: &b0 [lol, lol]\n';
  for (let i = 1; i <= levels; i++) {
    const nine = Array.from({ length: 9 }, () => `*b${i - 1}`);
    text += flow
      ? `b${i}: &b${i} [${nine.join(', ')}]\n`
      : `b${i}: &b${i}\n${nine.map(one => `  - ${one}\n`).join('')}`;
  }
  return text;
}

/** Aliases that make the document deep, not wide. */
function ladder(levels: number): string {
  let text = 'a0: &a0 x\n';
  for (let i = 1; i < levels; i++) {
    text += `a${i}: &a${i}\n  next: *a${i - 1}\n`;
  }
  return text;
}

const noise = Buffer.from(
  Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256),
);

/** One finding, within a second, whatever comes. */
it.each<[name: string, source: string | Uint8Array, rule: string]>([
  ['a file of 50 MB', Buffer.alloc(50 * mebi, 'a'), 'too-large'],
  ['a text of 50 MB', 'a'.repeat(50 * mebi), 'too-large'],
  ['6 million letters of two bytes', 'é'.repeat(6 * mebi), 'too-large'],
  ['binary', noise, 'binary'],
  ['a ZIP file', Buffer.from('PK\u0003\u0004\u0014\0\0\0'), 'binary'],
  ['NUL in a text', 'a: b\0c', 'binary'],
  ['alias bomb in flow style', bomb(12, true), 'too-many-values'],
  ['alias bomb in block style', bomb(12, false), 'too-many-values'],
  ['ladder of aliases', ladder(20_000), 'too-deep'],
  ['self-reference', 'a: &a\n  b: *a\n', 'unresolved-alias'],
  ['brackets without end', '['.repeat(5 * mebi), 'too-deep'],
  ['braces without end', '{"a":'.repeat(mebi), 'too-deep'],
  ['braces alone', '{'.repeat(mebi), 'too-large-for-syntax'],
  ['braces, not many', '{'.repeat(100_000), 'syntax'],
  ['dashes', '- '.repeat(2 * mebi), 'too-deep'],
  ['questions', '? '.repeat(50_000), 'syntax'],
  ['colons', ': '.repeat(50_000), 'too-deep'],
  [
    'ever deeper keys',
    Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    'too-deep',
  ],
  ['a text of 9 MB', `a: ${'x'.repeat(9 * mebi)}`, 'huge-value'],
  ['a number of 9 MB', `{"a": ${'9'.repeat(9 * mebi)}}`, 'huge-value'],
  ['a quoted text of 9 MB', `a: "${'x\n '.repeat(3 * mebi)}"`, 'huge-value'],
  ['a block of 9 MB', `a: |\n${' xyz\n'.repeat(1.8 * mebi)}`, 'huge-value'],
  ['a quote without end', `a: "${'x '.repeat(60_000)}`, 'syntax'],
  ['quotes', '"'.repeat(120_000), 'syntax'],
  ['the same key', 'a: 1\n'.repeat(200_000), 'duplicate-key'],
  [
    'the same key in JSON',
    `{${'"a":1,'.repeat(300_000)}"a":1}`,
    'duplicate-key',
  ],
  ['prototype keys', '{"__proto__": {"admin": true}}', 'prototype-key'],
  ['3 million values', `[${'{},'.repeat(3 * mebi)}1]`, 'too-many-values'],
  ['documents', '---\na: 1\n'.repeat(100_000), 'several-documents'],
  ['tags', '!!a '.repeat(30_000), 'syntax'],
  ['anchors', '&a '.repeat(40_000), 'syntax'],
  ['aliases', '*a '.repeat(40_000), 'syntax'],
  ['directives', '%YAML 1.2\n'.repeat(10_000), 'syntax'],
  ['closing brackets', '}\n'.repeat(60_000), 'syntax'],
  ['errors line by line', 'a: @b\n'.repeat(20_000), 'syntax'],
  ['escapes', `a: "${'\\x'.repeat(60_000)}"`, 'syntax'],
  ['returns', 'a: b\r'.repeat(20_000), 'too-deep'],
  ['line breaks', '\n'.repeat(5 * mebi), 'empty'],
  ['spaces', ' '.repeat(9 * mebi), 'empty'],
  [
    'blanks inside quotes',
    `a: "${' '.repeat(900_000)}x\n y\\q"`,
    'too-large-for-syntax',
  ],
  [
    'blanks behind a header',
    `a: |${' '.repeat(900_000)}x\n y`,
    'too-large-for-syntax',
  ],
  [
    'line breaks in a block',
    `? a\n: |\n x${'\n'.repeat(120_000)} y\nb: c: d`,
    'syntax',
  ],
  ['a long key', `${'k'.repeat(2000)}: v`, 'syntax'],
])('%s', (_name, source, rule) => {
  const before = process.memoryUsage().rss;
  const start = computed();
  const { findings } = readText(source);
  const took = computed() - start;
  const grown = process.memoryUsage().rss - before;

  expect(findings.map(finding => finding.rule)).toEqual([`document/${rule}`]);
  expect(findings[0].message).toMatch(/[.?)]$/);
  expect(took).toBeLessThan(limit(1000));
  expect(grown).toBeLessThan(512 * mebi);
  expect(Object.prototype).not.toHaveProperty('admin');
});

it('keeps to the limits that a caller sets', () => {
  const rules = (source: string, limits: object) =>
    readText(source, limits).findings.map(({ rule }) => rule);
  expect(rules('a: 12345', { maxBytes: 8 })).toEqual([]);
  expect(rules('a: 123456', { maxBytes: 8 })).toEqual(['document/too-large']);
  expect(rules('a: {b: {c: 1}}', { maxDepth: 3 })).toEqual([]);
  expect(rules('a: {b: {c: 1}}', { maxDepth: 2 })).toEqual([
    'document/too-deep',
  ]);
  expect(rules('[1, 2, 3]', { maxNodes: 4 })).toEqual([]);
  expect(rules('[1, 2, 3]', { maxNodes: 3 })).toEqual([
    'document/too-many-values',
  ]);
  expect(rules('a: 1', { maxBytes: undefined })).toEqual([]);
});
