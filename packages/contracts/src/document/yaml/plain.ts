// SPDX-License-Identifier: Apache-2.0
import { refuseHuge } from '../limits';
import { scalarNode, type SourceNode } from '../nodes';
import { char, type Cursor } from './cursor';
import { resolvePlain } from './resolve';

/** Characters that a scalar without quotes does not start with. */
const indicators = new Set(
  [...',[]{}#&*!|>\'"%@`'].map(character => character.charCodeAt(0)),
);

/** Whether a scalar without quotes can start here. @internal */
export function startsPlain(cursor: Cursor): boolean {
  const code = cursor.text.charCodeAt(cursor.pos);
  if (code === char.tab) cursor.refuse('A tab before a value');
  if (code === char.dash || code === char.question || code === char.colon) {
    if (cursor.text.charCodeAt(cursor.pos + 1) === char.tab) {
      cursor.refuse('A tab before a value');
    }
    return !cursor.isBreak(cursor.pos + 1);
  }
  return !indicators.has(code);
}

/**
 * Offset behind the part of a plain scalar that stands on the present line, without blanks at its end.
 *
 * @param key - stop at the colon of a key; without it, a colon that would make a key is refused
 * @returns `comment` and `colon` say what ended it
 */
function scanLine(
  cursor: Cursor,
  key: boolean,
): { end: number; colon: number; comment: boolean } {
  const { text, pos } = cursor;
  const stop = cursor.lineEnd(pos);
  let end = pos;
  for (let i = pos; i < stop; i++) {
    const code = text.charCodeAt(i);
    if (code === char.space || code === char.tab) continue;
    if (code === char.hash && end < i) {
      return { end, colon: -1, comment: true };
    }
    if (code === char.colon && cursor.isBreak(i + 1)) {
      if (key) return { end, colon: i, comment: false };
      cursor.refuse('A colon inside a value', i);
    }
    if (code === char.colon && text.charCodeAt(i + 1) === char.tab) {
      cursor.refuse('A tab behind a colon', i);
    }
    end = i + 1;
  }
  return { end, colon: -1, comment: false };
}

/** A key without quotes, if the line has one: offsets behind its name and behind its colon. @internal */
export function scanPlainKey(
  cursor: Cursor,
): { end: number; after: number } | undefined {
  const { end, colon } = scanLine(cursor, true);
  if (colon < 0) return undefined;
  if (end - cursor.pos > 1000) cursor.refuse('A very long key');
  return { end, after: colon + 1 };
}

/**
 * Reads a scalar without quotes in block context, also over several lines.
 * The cursor stands on its first character, and then on the next content.
 *
 * @internal
 */
export function readPlain(cursor: Cursor, parentIndent: number): SourceNode {
  const { text, pos: start } = cursor;
  const first = scanLine(cursor, false);
  let { end, comment } = first;
  const parts = [text.slice(start, end)];
  for (;;) {
    cursor.pos = end;
    const next = comment ? undefined : continuation(cursor, parentIndent);
    if (next === undefined) break;
    refuseHuge(next.start - start, start);
    parts.push(next.empty === 0 ? ' ' : '\n'.repeat(next.empty));
    cursor.pos = next.start;
    cursor.lineStart = next.lineStart;
    ({ end, comment } = scanLine(cursor, false));
    parts.push(text.slice(cursor.pos, end));
  }
  cursor.finishLine();
  const source = cursor.bounded(parts.join(''), start);
  return scalarNode(
    parts.length === 1 ? resolvePlain(source) : source,
    start,
    end,
  );
}

/** The line that goes on with a plain scalar, if the next line with content does. */
function continuation(
  cursor: Cursor,
  parentIndent: number,
): { start: number; lineStart: number; empty: number } | undefined {
  const { text, length } = cursor;
  let empty = -1;
  let at = cursor.pos;
  for (;;) {
    const newline = text.indexOf('\n', at);
    if (newline < 0) return undefined;
    const lineStart = newline + 1;
    at = lineStart;
    while (text.charCodeAt(at) === char.space) at++;
    if (at >= length) return undefined;
    empty++;
    if (cursor.isLineEnd(at)) continue;
    if (at - lineStart <= parentIndent || cursor.isMarker(lineStart)) {
      return undefined;
    }
    const code = text.charCodeAt(at);
    if (code === char.hash) return undefined;
    const doubtful =
      code === char.tab ||
      ((code === char.dash || code === char.question) &&
        cursor.isBreak(at + 1));
    if (doubtful) cursor.refuse('A line that may or may not go on', at);
    return { start: at, lineStart, empty };
  }
}

/**
 * Reads a scalar without quotes between brackets, on one line.
 *
 * @internal
 */
export function readFlowPlain(cursor: Cursor): {
  source: string;
  start: number;
  end: number;
} {
  const { text, pos: start } = cursor;
  let end = start;
  let i = start;
  for (; ; i++) {
    if (cursor.isLineEnd(i)) break;
    const code = text.charCodeAt(i);
    if (code === char.space) continue;
    if (code === char.tab) cursor.refuse('A tab inside a value', i);
    if (code === char.hash && end < i) break;
    if (isFlowIndicator(code)) break;
    if (
      code === char.colon &&
      (cursor.isBreak(i + 1) || isFlowIndicator(text.charCodeAt(i + 1)))
    ) {
      break;
    }
    end = i + 1;
  }
  cursor.pos = end;
  return { source: cursor.bounded(text.slice(start, end), start), start, end };
}

/** Whether a character has a meaning between brackets: `,[]{}`. @internal */
export function isFlowIndicator(code: number): boolean {
  return (
    code === char.comma ||
    code === char.openList ||
    code === char.closeList ||
    code === char.openRecord ||
    code === char.closeRecord
  );
}
