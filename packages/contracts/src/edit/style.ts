// SPDX-License-Identifier: Apache-2.0
import type { SourceNode } from '../document/nodes';
import type { TextDocument } from '../document/textDocument';

/** How a document is written, for what is added to look the same. @internal */
export interface Style {
  syntax: 'yaml' | 'json';
  /** Line break. */
  eol: string;
  /** Spaces of one level. */
  unit: number;
  /** Whether the dashes of a list stand deeper than its key. */
  indentedLists: boolean;
  /** Quote of texts that need one. */
  quote: '"' | "'";
}

/** Nodes that are looked at; style shows early. */
const maxNodes = 2000;

/** Column of an offset, from 0. @internal */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Finds the indentation of levels and lists by their first examples. */
function findIndentation(document: TextDocument) {
  const { text, root } = document;
  const found: { unit?: number; indentedLists?: boolean } = {};
  const queue: SourceNode[] = [root];
  for (let i = 0; i < queue.length && i < maxNodes; i++) {
    const { children = [], names, nameStarts } = queue[i];
    children.forEach((child, index) => {
      queue.push(child);
      const nameStart = names ? nameStarts![index] : -1;
      if (nameStart < 0 || child.style === undefined || child.alias) return;
      const ownLine = text.slice(nameStart, child.start).includes('\n');
      const deeper = columnOf(text, child.start) - columnOf(text, nameStart);
      if (child.style === 'block' && ownLine) {
        if (child.names === undefined) found.indentedLists ??= deeper > 0;
        if (deeper > 0) found.unit ??= deeper;
      }
    });
    if (found.unit !== undefined && found.indentedLists !== undefined) break;
  }
  return found;
}

/** Indentation of JSON: what the first member on a line of its own has. */
function jsonUnit({ text, root }: TextDocument): number {
  const first = root.nameStarts?.[0] ?? root.children?.[0]?.start ?? 0;
  const own = text.slice(root.start, first).includes('\n');
  return own ? columnOf(text, first) - columnOf(text, root.start) : 2;
}

/** Finds out how a document is written. @internal */
export function styleOf(document: TextDocument): Style {
  const { text, syntax } = document;
  const quote = /[:\-[,{]\s*(["'])/.exec(text)?.[1];
  const { unit, indentedLists } = findIndentation(document);
  return {
    syntax,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    unit: syntax === 'json' ? Math.max(jsonUnit(document), 1) : unit ?? 2,
    indentedLists: indentedLists ?? true,
    quote: quote === "'" ? "'" : '"',
  };
}
