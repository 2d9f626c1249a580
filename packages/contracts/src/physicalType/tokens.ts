// SPDX-License-Identifier: Apache-2.0

/** A piece of a type's text. `text` is in lower case for words, `raw` as written. @internal */
export interface Token {
  kind: 'word' | 'number' | 'mark' | 'text';
  text: string;
  raw: string;
}

const PATTERN =
  /\s*(?:([A-Za-z_][\w$]*)|(\d+)|'((?:[^'\\]|''|\\.)*)'|"((?:[^"]|"")*)"|`([^`]*)`|([()<>[\],:=]))/y;

/**
 * Cuts a type's text into words, numbers, quoted texts and marks.
 *
 * @returns nothing when a character belongs to none of them
 *
 * @internal
 */
export function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const source = text.trim();
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < source.length) {
    const match = PATTERN.exec(source);
    if (!match) return undefined;
    const [, word, number, single, double, tick, mark] = match;
    if (word !== undefined) {
      tokens.push({ kind: 'word', text: word.toLowerCase(), raw: word });
    } else if (number !== undefined) {
      tokens.push({ kind: 'number', text: number, raw: number });
    } else if (mark !== undefined) {
      tokens.push({ kind: 'mark', text: mark, raw: mark });
    } else {
      const raw = single ?? double ?? tick ?? '';
      tokens.push({ kind: 'text', text: raw, raw });
    }
  }
  return tokens;
}
