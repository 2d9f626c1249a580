// SPDX-License-Identifier: Apache-2.0

const WORD = /-?\b(?:NaN|Infinity)\b/y;

/**
 * The same text with `null` for `NaN`, `Infinity` and `-Infinity` outside of strings: Python writes them where a figure
 * of a table is none, and they are no JSON.
 *
 * @internal
 */
export function withoutNaN(text: string): string {
  if (!/NaN|Infinity/.test(text)) return text;
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const character = text[at];
    if (character === '"') {
      at = endOfString(text, at);
    } else if (character === '-' || character === 'N' || character === 'I') {
      WORD.lastIndex = at;
      const found = WORD.exec(text);
      if (found) {
        pieces.push(text.slice(from, at), 'null');
        at += found[0].length;
        from = at;
      } else {
        at++;
      }
    } else {
      at++;
    }
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/** Place behind the string that begins at a quotation mark. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
