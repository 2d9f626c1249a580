// SPDX-License-Identifier: Apache-2.0
import type { SourceNode } from '../document/nodes';
import { renderFlow, renderName } from './render';
import type { Splice } from './splice';
import { columnOf, type Style } from './style';

/** Offset where a child starts: its name, or its value. */
function childStart(collection: SourceNode, index: number): number {
  const nameStart = collection.names ? collection.nameStarts![index] : -1;
  return nameStart >= 0 ? nameStart : collection.children![index].start;
}

/** Column of the line that a collection's closing bracket belongs to; undefined for one on a single line. */
function multilineColumn(
  text: string,
  collection: SourceNode,
): number | undefined {
  const { children = [], start, end } = collection;
  const [first] = children;
  if (!first) return undefined;
  const lead = text.slice(start, childStart(collection, 0));
  if (!lead.includes('\n')) return undefined;
  const close = text.lastIndexOf('\n', end - 1) + 1;
  return /^ */.exec(text.slice(close, end))![0].length;
}

/**
 * Adds a child between brackets.
 *
 * @param index - where among the children; their number for the end
 * @param name - for a record
 * @internal
 */
export function addToFlow(
  text: string,
  collection: SourceNode,
  index: number,
  name: string | undefined,
  value: unknown,
  style: Style,
): Splice {
  const children = collection.children!;
  const column = multilineColumn(text, collection);
  const inner = column === undefined ? undefined : column + style.unit;
  const content =
    (name === undefined ? '' : `${renderName(name, style, true)}: `) +
    renderFlow(value, style, inner);
  if (children.length === 0) {
    const [open, close] = name === undefined ? '[]' : '{}';
    return {
      start: collection.start,
      end: collection.end,
      text: `${open}${content}${close}`,
    };
  }
  if (index < children.length) {
    const at = childStart(collection, index);
    const pad =
      inner === undefined ? ' ' : style.eol + ' '.repeat(columnOf(text, at));
    return { start: at, end: at, text: `${content},${pad}` };
  }
  const at = children[children.length - 1].end;
  const pad =
    inner === undefined
      ? ' '
      : style.eol +
        ' '.repeat(columnOf(text, childStart(collection, children.length - 1)));
  return { start: at, end: at, text: `,${pad}${content}` };
}

/** Removes a child between brackets, with its comma. @internal */
export function removeFromFlow(collection: SourceNode, index: number): Splice {
  const children = collection.children!;
  if (children.length === 1) {
    return {
      start: collection.start + 1,
      end: collection.end - 1,
      text: '',
    };
  }
  return index > 0
    ? { start: children[index - 1].end, end: children[index].end, text: '' }
    : {
        start: childStart(collection, 0),
        end: childStart(collection, 1),
        text: '',
      };
}
