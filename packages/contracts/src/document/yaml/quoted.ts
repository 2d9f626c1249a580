// SPDX-License-Identifier: Apache-2.0
import { refuseHuge } from '../limits';
import { scalarNode, type SourceNode } from '../nodes';
import { char, type Cursor } from './cursor';

const escapes = new Map<string, string>([
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\u000b'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\u001b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

const codeLengths = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** Called for a continuation line that is not indented deeper than the value's parent. */
type OnUnindented = (line: number) => void;

/**
 * Reads a text in single or double quotes, also over several lines, which are joined as YAML says.
 * The cursor stands on the opening quote, and then behind the closing one.
 *
 * @internal
 */
export function readQuoted(
  cursor: Cursor,
  parentIndent: number,
  onUnindented: OnUnindented,
): SourceNode {
  const { text, pos: start } = cursor;
  const mark = text[start];
  const close = text.indexOf(mark, start + 1);
  if (close < 0) cursor.refuse('A quote is never closed');
  const inner = text.slice(start + 1, close);
  const simple =
    mark === '"'
      ? !inner.includes('\\') && !inner.includes('\n')
      : text[close + 1] !== mark && !inner.includes('\n');
  if (simple) {
    cursor.pos = close + 1;
    return scalarNode(cursor.bounded(inner, start), start, close + 1);
  }
  const value = readLines(cursor, mark, parentIndent, onUnindented);
  return scalarNode(cursor.bounded(value, start), start, cursor.pos);
}

function readLines(
  cursor: Cursor,
  mark: string,
  parentIndent: number,
  onUnindented: OnUnindented,
): string {
  const { text, pos: start } = cursor;
  const double = mark === '"';
  const quote = mark.charCodeAt(0);
  const parts: string[] = [];
  let from = start + 1;
  cursor.pos = from;
  for (;;) {
    if (cursor.atEnd) cursor.refuse('A quote is never closed', start);
    const code = text.charCodeAt(cursor.pos);
    if (code === quote) {
      if (double || text.charCodeAt(cursor.pos + 1) !== quote) break;
      parts.push(text.slice(from, cursor.pos + 1));
      cursor.pos += 2;
      from = cursor.pos;
    } else if (double && code === char.backslash) {
      parts.push(text.slice(from, cursor.pos));
      if (cursor.isLineEnd(cursor.pos + 1)) {
        cursor.pos++;
        if (joinLines(cursor, start, parentIndent, onUnindented) > 0) {
          cursor.refuse('An escaped line break before an empty line');
        }
      } else {
        parts.push(readEscape(cursor));
      }
      from = cursor.pos;
    } else if (cursor.isLineEnd(cursor.pos)) {
      refuseHuge(cursor.pos - start, start);
      const line = text.slice(from, cursor.pos);
      // Blanks before the break do not count, unless an escape wrote them.
      parts.push(withoutBlanksAtEnd(line));
      const empty = joinLines(cursor, start, parentIndent, onUnindented);
      parts.push(empty === 0 ? ' ' : '\n'.repeat(empty));
      from = cursor.pos;
    } else {
      cursor.pos++;
    }
  }
  parts.push(text.slice(from, cursor.pos));
  cursor.pos++;
  return parts.join('');
}

function withoutBlanksAtEnd(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ' || line[end - 1] === '\t') end--;
  return line.slice(0, end);
}

/** From the end of a line to the first character of the next line that is not empty. Gives the number of empty ones. */
function joinLines(
  cursor: Cursor,
  start: number,
  parentIndent: number,
  onUnindented: OnUnindented,
): number {
  let empty = -1;
  do {
    cursor.nextLine();
    if (cursor.atEnd) cursor.refuse('A quote is never closed', start);
    if (cursor.isMarker(cursor.pos)) {
      cursor.refuse('A document ends inside quotes');
    }
    empty++;
    cursor.skipSpaces();
  } while (cursor.isLineEnd(cursor.pos));
  if (cursor.text.charCodeAt(cursor.pos) === char.tab) {
    cursor.refuse('A tab is no indentation');
  }
  if (cursor.column <= parentIndent) onUnindented(cursor.pos);
  return empty;
}

/** The cursor stands on a backslash, and then behind the escape. */
function readEscape(cursor: Cursor): string {
  const { text, pos } = cursor;
  const kind = text[pos + 1];
  const plain = escapes.get(kind);
  if (plain !== undefined) {
    cursor.pos += 2;
    return plain;
  }
  const length = codeLengths.get(kind) ?? cursor.refuse('An unknown escape');
  const digits = text.slice(pos + 2, pos + 2 + length);
  const code = Number.parseInt(digits, 16);
  if (
    digits.length < length ||
    !/^[\da-f]+$/i.test(digits) ||
    code > 0x10ffff
  ) {
    cursor.refuse('An unknown escape');
  }
  cursor.pos += 2 + length;
  return String.fromCodePoint(code);
}
