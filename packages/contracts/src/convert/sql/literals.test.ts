// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { postgresLiteral, redshiftLiteral, standardLiteral } from './dialect';

/** The text of a literal that fills a whole input, as an engine reads it; undefined where it ends before. */
function readLiteral(sql: string, backslashes: boolean): string | undefined {
  const escaped = backslashes || sql.startsWith('E');
  const [, inner] =
    (escaped ? /^E?'((?:[^'\\]|''|\\.)*)'$/s : /^'((?:[^']|'')*)'$/).exec(
      sql,
    ) ?? [];
  return inner?.replace(escaped ? /\\.|''/gs : /''/g, pair => pair[1]);
}

const texts = fc.string({ unit: fc.constantFrom('\\', "'", 'a', '\n', ';') });

describe('literals of texts with quotes and backslashes', () => {
  it('of Redshift are read with backslashes', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(readLiteral(redshiftLiteral(text), true)).toBe(text);
      }),
    );
    expect(redshiftLiteral("\\'; DROP TABLE users; --")).toBe(
      "'\\\\''; DROP TABLE users; --'",
    );
  });

  it.each([true, false])(
    'of PostgreSQL mean the same where its setting for backslashes is %s',
    backslashes => {
      fc.assert(
        fc.property(texts, text => {
          expect(readLiteral(postgresLiteral(text), backslashes)).toBe(text);
        }),
      );
    },
  );

  it('of the standard know no backslashes', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(readLiteral(standardLiteral(text), false)).toBe(text);
      }),
    );
  });
});
