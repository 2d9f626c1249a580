// SPDX-License-Identifier: Apache-2.0
import type { SourceNode } from '../document/nodes';

/** A change of a text: what stands between two offsets gives way to another text. @internal */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/**
 * Makes changes at once. Of two that overlap, the first one is made; those at the same place come
 * in their order.
 *
 * @internal
 */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let from = 0;
  const ordered = [...splices].sort((a, b) => a.start - b.start);
  for (const splice of ordered) {
    if (splice.start < from) continue;
    parts.push(text.slice(from, splice.start), splice.text);
    from = splice.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Offset of the first character of the line an offset is on. @internal */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset behind the last character of the line an offset is on, before its line break. @internal */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline < 0) return text.length;
  return text[newline - 1] === '\r' && newline > offset ? newline - 1 : newline;
}

/** Offset of the line after the one an offset is on, or the end of the text. @internal */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

/**
 * Offset behind the lines of a value in block context: its last line, with the comment on it, and the
 * empty lines that a text with `+` owns.
 *
 * @internal
 */
export function afterLines(text: string, node: SourceNode): number {
  let last: SourceNode | undefined = node;
  let header = '';
  while (last) {
    header =
      /^[|>][^\n]*/.exec(text.slice(last.start, last.start + 5))?.[0] ?? '';
    last = lastOwnChild(last);
  }
  let after = nextLine(text, node.end);
  if (header.includes('+')) {
    const isBlank = () => text.slice(after, lineEnd(text, after)).trim() === '';
    while (after < text.length && isBlank()) after = nextLine(text, after);
  }
  return after;
}

/** The last child that stands in the text of a block itself, not one of a merge key. */
function lastOwnChild(node: SourceNode): SourceNode | undefined {
  const { children, nameStarts, style, alias } = node;
  if (!children || style !== 'block' || alias) return undefined;
  for (let i = children.length - 1; i >= 0; i--) {
    if (nameStarts![i] >= 0) return children[i];
  }
  return undefined;
}

/** Offset behind a member's name as it is written, quotes included; undefined for an unusual one. @internal */
export function nameEnd(
  text: string,
  start: number,
  name: string,
): number | undefined {
  const mark = text[start];
  if (mark !== '"' && mark !== "'") {
    return text.startsWith(name, start) ? start + name.length : undefined;
  }
  for (let i = start + 1; i < text.length; i++) {
    if (mark === '"' && text[i] === '\\') i++;
    else if (text[i] === mark) {
      if (mark === "'" && text[i + 1] === "'") i++;
      else return i + 1;
    }
  }
  return undefined;
}
