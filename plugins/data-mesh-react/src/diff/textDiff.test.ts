// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { diffTexts, foldUnchanged } from './textDiff';

const text = fc
  .array(fc.constantFrom('a: 1', 'b: 2', '  - c', '', 'd'), { maxLength: 30 })
  .map(lines => lines.join('\n'));

/** Lines of one side, as they would have to read. */
const side = (before: string, after: string, which: 'left' | 'right') =>
  diffTexts(before, after)
    .map(line => line[which])
    .filter(line => line !== undefined);

describe('diffTexts', () => {
  it('shows every line of both texts once, in order, with its number', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        for (const [source, which] of [
          [before, 'left'],
          [after, 'right'],
        ] as const) {
          const lines = side(before, after, which);
          expect(lines.map(line => line.number)).toEqual(
            lines.map((_, index) => index + 1),
          );
          expect(lines.map(line => line.text).join('\n')).toBe(
            source.replace(/\n$/, ''),
          );
        }
      }),
    );
  });

  it('calls a line the same only when it is', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        for (const { kind, left, right } of diffTexts(before, after)) {
          expect(kind === 'same').toBe(
            kind === 'same' && left?.text === right?.text,
          );
          expect([Boolean(left), Boolean(right)]).toEqual([
            kind !== 'added',
            kind !== 'removed',
          ]);
        }
      }),
    );
  });

  it('puts a changed line beside its old self', () => {
    expect(diffTexts('a\nb: 1\nc', 'a\nb: 2\nc').map(l => l.kind)).toEqual([
      'same',
      'changed',
      'same',
    ]);
  });

  it('takes other line ends for what they are', () => {
    expect(diffTexts('a\r\nb\r\n', 'a\nb').every(l => l.kind === 'same')).toBe(
      true,
    );
  });

  it('is done in bounded time with texts that have nothing in common', () => {
    const many = (word: string) =>
      Array.from({ length: 20_000 }, (_, i) => `${word} ${i}`).join('\n');
    // What else the machine does is not counted.
    const start = process.cpuUsage();
    const lines = diffTexts(many('old'), many('new'));
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(5_000);
    expect(lines).toHaveLength(20_000);
  });
});

describe('foldUnchanged', () => {
  it('keeps three lines around a change and folds the rest', () => {
    const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`);
    const changed = [...lines];
    changed[10] = 'other';
    const blocks = foldUnchanged(
      diffTexts(lines.join('\n'), changed.join('\n')),
    );
    expect(blocks.map(({ folded, lines: l }) => [folded, l.length])).toEqual([
      [true, 7],
      [false, 7],
      [true, 6],
    ]);
  });
});
