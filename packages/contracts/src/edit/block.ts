// SPDX-License-Identifier: Apache-2.0
import type { SourceNode } from '../document/nodes';
import { renderItem, renderMember } from './render';
import {
  afterLines,
  lineEnd,
  lineStart,
  nextLine,
  type Splice,
} from './splice';
import { columnOf, type Style } from './style';

/** Column of a collection's names or dashes. Its text starts with the first one, be it a merge key. */
const columnOfChildren = (text: string, collection: SourceNode) =>
  columnOf(text, collection.start);

/** Lines after the last child of a collection, with a line break before them where the text has none. */
function append(
  text: string,
  collection: SourceNode,
  lines: string,
  column: number,
  style: Style,
): Splice {
  const at = afterLines(text, collection);
  const lead = at > 0 && text[at - 1] !== '\n' ? style.eol : '';
  const trail = lead === '' ? style.eol : '';
  return {
    start: at,
    end: at,
    text: `${lead}${' '.repeat(column)}${lines}${trail}`,
  };
}

/** Adds a member at the end of a record in block style. @internal */
export function addMemberToBlock(
  text: string,
  record: SourceNode,
  name: string,
  value: unknown,
  style: Style,
): Splice {
  const column = columnOfChildren(text, record);
  const lines = renderMember(name, value, column, style);
  return append(text, record, lines, column, style);
}

/** Adds an item to a list in block style. @internal */
export function addItemToBlock(
  text: string,
  list: SourceNode,
  index: number,
  value: unknown,
  style: Style,
): Splice {
  const column = columnOfChildren(text, list);
  const lines = renderItem(value, column, style);
  if (index >= list.children!.length) {
    return append(text, list, lines, column, style);
  }
  const at = list.nameStarts![index];
  return {
    start: at,
    end: at,
    text: lines + style.eol + ' '.repeat(column),
  };
}

/**
 * Removes a member or item of a collection in block style, with its lines and the comment behind it.
 * Comments on lines of their own stay.
 *
 * @internal
 */
export function removeFromBlock(
  text: string,
  collection: SourceNode,
  index: number,
): Splice {
  const start = collection.nameStarts![index];
  const end = afterLines(text, collection.children![index]);
  const line = lineStart(text, start);
  const lead = text.slice(line, start);
  if (lead.trim() === '') return { start: line, end, text: '' };
  // The child stands behind the dash of an outer item, where the next one takes its place.
  const next = collection.nameStarts![index + 1];
  const between = next === undefined ? '' : text.slice(end, next);
  if (between.trim() === '') return { start, end: next ?? end, text: '' };
  const keep = line + lead.trimEnd().length;
  return {
    start: keep,
    end: lineEnd(text, nextLine(text, keep) - 1),
    text: '',
  };
}
