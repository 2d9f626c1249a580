// SPDX-License-Identifier: Apache-2.0

/** Control characters, and characters that turn the direction of text round. */
const DANGEROUS = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xff
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\x${code.toString(16).padStart(2, '0')}`;
}

/**
 * A text from outside as one line that a terminal only shows: no colours, cursor moves, window titles or
 * links, and no text that runs backwards. Line breaks and tabs become spaces, the rest becomes visible.
 */
export function clean(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replace(DANGEROUS, visible);
}

/** Name of a file on a terminal. */
export function fileTitle(path: string): string {
  return path === '-' ? 'standard input' : clean(path);
}

/** The same for a text of several lines, whose line breaks and tabs stay. */
export function cleanLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(DANGEROUS, character =>
      character === '\n' || character === '\t' ? character : visible(character),
    );
}

/** JSON that a terminal only shows: what is dangerous is escaped, and means the same to a program. */
export function cleanJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(DANGEROUS, character =>
    character === '\n'
      ? character
      : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
