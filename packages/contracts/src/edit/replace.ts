// SPDX-License-Identifier: Apache-2.0
import type { SourceNode } from '../document/nodes';
import type { TextDocument } from '../document/textDocument';
import { isCollection, isFilled } from './equal';
import {
  columnBelow,
  renderBlock,
  renderFlow,
  renderMemberValue,
} from './render';
import { renderLike } from './scalars';
import { lineEnd, lineStart, nameEnd, type Splice } from './splice';
import { columnOf, type Style } from './style';

/** Where a value stands: its collection, and its place in it. @internal */
export interface Place {
  node: SourceNode;
  /** Absent for the document's own value. */
  parent?: SourceNode;
  index: number;
}

/** Replaces a value between brackets, or the value of a JSON document. */
function inFlow(text: string, { node }: Place, value: unknown, style: Style) {
  const { start, end } = node;
  if (start === end) {
    // Nothing stands there yet, perhaps not even the colon.
    const before = text.slice(0, start).trimEnd();
    const gap = before.endsWith(':') ? ' ' : ': ';
    const [blanks] = /^ */.exec(text.slice(start))!;
    return {
      start: before.length,
      end: start + blanks.length,
      text: gap + renderFlow(value, style),
    };
  }
  if (!isCollection(value)) {
    const old = text.slice(start, end);
    return { start, end, text: renderLike(value, old, style, true, 0) };
  }
  const line = lineStart(text, start);
  const column = /^ */.exec(text.slice(line))![0].length;
  const spread = style.syntax === 'json' && text.includes('\n');
  return {
    start,
    end,
    text: renderFlow(value, style, spread ? column : undefined),
  };
}

/** Offset behind the colon or dash that a value in block style follows, and the column of its name or dash. */
function lead(text: string, { parent, node, index }: Place) {
  const nameStart = parent!.nameStarts![index];
  const column = columnOf(text, nameStart);
  const name = parent!.names?.[index];
  if (name === undefined) return { behind: nameStart + 1, column };
  const end = nameEnd(text, nameStart, name) ?? node.start;
  const colon = text.indexOf(':', end);
  return { behind: colon < 0 ? node.start : colon + 1, column };
}

/** What stands between the colon and the end of that line: an anchor, a comment. */
function remarks(text: string, from: number, to: number) {
  const head = text.slice(from, Math.min(to, lineEnd(text, from)));
  const anchor = /^\s*(&\S+)/.exec(head)?.[1];
  const comment = /(?:^|\s)(#.*)$/.exec(head)?.[1];
  return { anchor, comment };
}

const joined = (...parts: Array<string | undefined>) =>
  parts.filter(part => part !== undefined && part !== '').join(' ');

/** A text of several lines takes a comment behind the old value to its first line. */
function withRemark(text: string, splice: Splice, { eol }: Style): Splice {
  const stop = lineEnd(text, splice.end);
  const tail = text.slice(splice.end, stop).trim();
  const [first, ...more] = splice.text.split(eol);
  if (tail === '' || more.length === 0) return splice;
  return {
    ...splice,
    end: stop,
    text: [`${first} ${tail}`, ...more].join(eol),
  };
}

/** Replaces a member's value or a list's item in block style. */
function inBlock(
  text: string,
  place: Place,
  value: unknown,
  style: Style,
): Splice {
  const { node, parent } = place;
  const { behind, column } = lead(text, place);
  const oldIsBlock = node.style === 'block' && !node.alias;
  const isItem = parent!.names === undefined;

  if (!oldIsBlock) {
    const { start, end } = node;
    if (isItem || !isFilled(value)) {
      const old = text.slice(start, end);
      const content = isFilled(value)
        ? renderBlock(value, column + 2, style)
        : renderLike(value, old, style, false, column + style.unit);
      // Nothing stands there yet, and a blank must.
      const gap = start === end && !/\s/.test(text[start - 1] ?? ' ');
      return withRemark(
        text,
        { start, end, text: gap ? ` ${content}` : content },
        style,
      );
    }
    // A collection goes below its key, and what else stands on that line stays there.
    const { anchor } = remarks(text, behind, start);
    const stop = lineEnd(text, end);
    const tail = text.slice(end, stop).trim();
    const rest = joined(anchor, tail);
    return {
      start: behind,
      end: stop,
      text:
        (rest === '' ? '' : ` ${rest}`) +
        renderMemberValue(value, column, style),
    };
  }

  const ownLine = text.slice(behind, node.start).includes('\n');
  if (isFilled(value)) {
    const at =
      ownLine && !isItem ? columnBelow(value, column, style) : undefined;
    const target = at ?? columnOf(text, node.start);
    const from = at === undefined ? node.start : lineStart(text, node.start);
    const pad = at === undefined ? '' : ' '.repeat(at);
    return {
      start: from,
      end: node.end,
      text: pad + renderBlock(value, target, style),
    };
  }
  const { anchor, comment } = remarks(text, behind, node.start);
  const content = isCollection(value)
    ? renderFlow(value, style)
    : renderLike(value, '', style, false, column + style.unit);
  const [first, ...more] = content.split(style.eol);
  return {
    start: behind,
    end: node.end,
    text: [` ${joined(anchor, first, comment)}`, ...more].join(style.eol),
  };
}

/** Replaces a value by another one. @internal */
export function replaceValue(
  document: TextDocument,
  place: Place,
  value: unknown,
  style: Style,
): Splice {
  const { text } = document;
  const { node, parent } = place;
  if (parent?.style === 'block') return inBlock(text, place, value, style);
  if (parent || style.syntax === 'json') {
    return inFlow(text, place, value, style);
  }
  const content = isFilled(value)
    ? renderBlock(value, 0, style)
    : renderFlow(value, style);
  return { start: lineStart(text, node.start), end: node.end, text: content };
}
