// SPDX-License-Identifier: Apache-2.0
import { char, type Cursor } from './cursor';
import { scanPlainKey, startsPlain } from './plain';
import { readQuoted } from './quoted';

/** The name of a member, with the place of its first character. @internal */
export interface Key {
  name: string;
  start: number;
  quoted: boolean;
}

const ignore = () => {};

/**
 * A key with its colon, if one starts under the cursor and ends on the same line. The cursor then is
 * behind the colon; else it stays.
 *
 * @internal
 */
export function scanKey(cursor: Cursor): Key | undefined {
  const { pos: start, lineStart, text } = cursor;
  const code = text.charCodeAt(start);
  if (code === char.quote || code === char.apostrophe) {
    const { value } = readQuoted(cursor, -1, ignore);
    const oneLine = cursor.lineStart === lineStart;
    cursor.skipSpaces();
    const colon = text.charCodeAt(cursor.pos) === char.colon;
    if (oneLine && colon && cursor.isBreak(cursor.pos + 1)) {
      cursor.pos++;
      return { name: value as string, start, quoted: true };
    }
    cursor.pos = start;
    cursor.lineStart = lineStart;
    return undefined;
  }
  if (!startsPlain(cursor)) return undefined;
  const key = scanPlainKey(cursor);
  if (!key) return undefined;
  cursor.pos = key.after;
  return { name: text.slice(start, key.end), start, quoted: false };
}
