// SPDX-License-Identifier: Apache-2.0
import { refuseHuge } from '../limits';
import { scalarNode, type SourceNode } from '../nodes';
import { char, type Cursor } from './cursor';

/** `|` or `>` with chomping and indentation, in either order. */
const header = /^([|>])(?:([+-])([1-9])?|([1-9])([+-])?)?$/;

/**
 * Reads a text in block style (`|` keeps line breaks, `>` folds them).
 * The cursor stands on its indicator, and then on the next content.
 *
 * @internal
 */
export function readBlockScalar(
  cursor: Cursor,
  parentIndent: number,
): SourceNode {
  const { text, pos: start } = cursor;
  if (parentIndent < 0) cursor.refuse('A text in block style as the document');
  const lineEnd = cursor.lineEnd(start);
  const line = text.slice(start, lineEnd);
  const space = line.indexOf(' ');
  const indicators = space < 0 ? line : line.slice(0, space);
  const remark = space < 0 ? '' : line.slice(space).trimStart();
  const match =
    remark === '' || remark.startsWith('#') ? header.exec(indicators) : null;
  if (!match) {
    return cursor.refuse('An unknown header of a text in block style');
  }
  const folded = match[1] === '>';
  const chomp = match[2] ?? match[5] ?? '';
  const stated = match[3] ?? match[4];
  cursor.pos = lineEnd;
  cursor.nextLine();

  let indent = stated === undefined ? 0 : parentIndent + Number(stated);
  const lines: string[] = [];
  // Lines of blanks since the last one with text: they count when text follows, or with `+`.
  let blank: string[] = [];
  let end = lineEnd;
  while (!cursor.atEnd) {
    const { pos: from } = cursor;
    refuseHuge(from - start, start);
    const to = cursor.lineEnd(from);
    let at = from;
    while (at < to && text.charCodeAt(at) === char.space) at++;
    const column = at - from;
    if (at === to) {
      // Blanks at the very end of the text are no line.
      if (to < cursor.length) blank.push(text.slice(from, to));
      else if (column > indent) cursor.refuse('Blanks at the end', from);
    } else {
      if (indent === 0) {
        if (column <= parentIndent) break;
        if (blank.some(({ length }) => length > column)) {
          cursor.refuse('Empty lines wider than the text that follows');
        }
        indent = column;
      }
      if (text.charCodeAt(at) === char.tab && column < indent) {
        cursor.refuse('A tab is no indentation');
      }
      if (column < indent) {
        if (column > parentIndent && text.charCodeAt(at) !== char.hash) {
          cursor.refuse('A line indented less than the text above');
        }
        break;
      }
      for (const spaces of blank) lines.push(spaces.slice(indent));
      blank = [];
      lines.push(text.slice(from + indent, to));
      end = to;
    }
    cursor.nextLine();
  }
  cursor.toContent();

  let value = folded ? fold(lines) : lines.join('\n');
  if (chomp !== '-' && lines.length > 0) value += '\n';
  if (blank.some(({ length }) => length > indent)) {
    cursor.refuse('A line of spaces at the end of a text in block style', end);
  }
  if (chomp === '+') value += '\n'.repeat(blank.length);
  return scalarNode(cursor.bounded(value, start), start, end);
}

/** Joins lines by spaces, except around empty and more deeply indented ones. */
function fold(lines: readonly string[]): string {
  let value = '';
  let pending = '';
  let wasDeeper = false;
  for (const line of lines) {
    const deeper = line.startsWith(' ') || line.startsWith('\t');
    if (line === '') {
      if (pending === '\n') value += '\n';
      else pending = '\n';
      continue;
    }
    if (deeper) {
      if (pending === ' ') pending = '\n';
      else if (pending === '\n' && !wasDeeper) pending = '\n\n';
    }
    value += pending + line;
    pending = deeper ? '\n' : ' ';
    wasDeeper = deeper;
  }
  return value;
}
