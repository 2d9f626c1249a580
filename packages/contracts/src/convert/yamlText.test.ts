// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { parse } from 'yaml';
import { yamlText } from './yamlText';

const again = (value: unknown) =>
  (['1.1', '1.2'] as const).map(version => parse(yamlText(value), { version }));

describe('YAML for readers of 1.1 and 1.2', () => {
  it.each([
    'no',
    'On',
    '2026-05-11',
    '2026-05-11T12:00:00Z',
    '12:30:00',
    '0123',
    '1_000',
    '~',
    '<<',
    '=',
    'a\tb',
    '\ta',
    '\n\n\ta',
    ' \na',
    'a\u0085b',
    'a\u2028b',
    'a\u0001b',
    'a\u007fb',
    '\ufeffa',
  ])('keeps the text %j as value and as name', text => {
    const value = { [text]: text, list: [text] };
    expect(again(value)).toEqual([value, value]);
  });

  it('writes nothing that a reader of bytes refuses or takes for a line of its own', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }),
        texts => {
          const text = yamlText({ texts });
          expect(text).not.toMatch(
            /[^\P{Cc}\t\n]|[\u2028\u2029\ufeff\ufffe\uffff\p{Cs}]/u,
          );
          expect(parse(text)).toEqual({ texts });
        },
      ),
    );
  });

  it('quotes what PyYAML trips over', () => {
    expect(yamlText(['=', 'a\tb', 'a = b', '\n\ta'])).toBe(
      '- "="\n- "a\\tb"\n- a = b\n- "\\n\\ta"\n',
    );
  });

  it('replaces halves of characters, which no file can hold', () => {
    expect(parse(yamlText(['a\ud83d']))).toEqual(['a\ufffd']);
  });
});
