// SPDX-License-Identifier: Apache-2.0
import type { Budget } from '../limits';
import {
  addItem,
  addMember,
  collectionNode,
  scalarNode,
  type OnFault,
  type SourceNode,
} from '../nodes';
import { char, type Cursor } from './cursor';
import { isFlowIndicator, readFlowPlain, startsPlain } from './plain';
import { readQuoted } from './quoted';
import { resolvePlain } from './resolve';

/** What the reader of a whole document does for the reader of one collection. @internal */
export interface FlowEvents {
  onUnindented(line: number): void;
  onFault: OnFault;
  /** Reads the alias under the cursor. */
  onAlias(): SourceNode;
  /** A level deeper has been reached. */
  onDepth(): void;
}

/** Over spaces, line breaks and comments between brackets. */
function skipBlanks(
  cursor: Cursor,
  parentIndent: number,
  outermost: boolean,
): void {
  const { text, lineStart } = cursor;
  for (;;) {
    const from = cursor.pos;
    cursor.skipSpaces();
    if (cursor.atEnd) cursor.refuse('A bracket is never closed');
    const code = text.charCodeAt(cursor.pos);
    const comment =
      code === char.hash &&
      (cursor.pos > from || cursor.pos === cursor.lineStart);
    if (!comment && !cursor.isLineEnd(cursor.pos)) break;
    cursor.nextLine();
    if (cursor.isMarker(cursor.pos)) {
      cursor.refuse('A document ends between brackets');
    }
  }
  if (cursor.lineStart === lineStart) return;
  const code = text.charCodeAt(cursor.pos);
  // Only the last bracket may stand as far left as the key of the collection.
  const closing =
    outermost && (code === char.closeList || code === char.closeRecord);
  if (cursor.column < parentIndent + (closing ? 0 : 1)) {
    cursor.refuse('A line between brackets is indented too little');
  }
}

class FlowReader {
  private depth = 0;

  constructor(
    private readonly cursor: Cursor,
    private readonly budget: Budget,
    private readonly parentIndent: number,
    private readonly events: FlowEvents,
  ) {}

  collection(): SourceNode {
    const { cursor, budget } = this;
    const list = this.code() === char.openList;
    const node = collectionNode(list ? 'list' : 'record', 'flow', cursor.pos);
    const close = list ? char.closeList : char.closeRecord;
    budget.enter(cursor.pos);
    this.events.onDepth();
    this.depth++;
    cursor.pos++;
    for (;;) {
      this.skipBlanks();
      if (this.code() === close) break;
      if (list) addItem(node, this.value());
      else this.member(node);
      this.skipBlanks();
      const code = this.code();
      if (code === close) break;
      if (code !== char.comma) cursor.refuse('A comma is due here');
      cursor.pos++;
    }
    cursor.pos++;
    node.end = cursor.pos;
    budget.leave();
    this.depth--;
    return node;
  }

  private code(): number {
    return this.cursor.text.charCodeAt(this.cursor.pos);
  }

  private skipBlanks() {
    skipBlanks(this.cursor, this.parentIndent, this.depth === 1);
  }

  private value(): SourceNode {
    const { cursor, budget, events } = this;
    budget.spend(cursor.pos);
    switch (this.code()) {
      case char.openList:
      case char.openRecord:
        return this.collection();
      case char.quote:
      case char.apostrophe:
        return readQuoted(cursor, this.parentIndent, events.onUnindented);
      case char.star:
        return events.onAlias();
      default: {
        const { source, start, end } = this.plain();
        return scalarNode(resolvePlain(source), start, end);
      }
    }
  }

  private plain() {
    const { cursor } = this;
    const code = this.code();
    const doubtful =
      !startsPlain(cursor) ||
      code === char.colon ||
      code === char.question ||
      (code === char.dash &&
        isFlowIndicator(cursor.text.charCodeAt(cursor.pos + 1)));
    if (doubtful) cursor.refuse('An unexpected character between brackets');
    return readFlowPlain(cursor);
  }

  private member(record: SourceNode) {
    const { cursor, budget, events } = this;
    const quoted =
      this.code() === char.quote || this.code() === char.apostrophe;
    const { lineStart, pos: start } = cursor;
    const name = quoted
      ? (readQuoted(cursor, this.parentIndent, events.onUnindented)
          .value as string)
      : this.plain().source;
    if (cursor.lineStart !== lineStart || cursor.pos - start > 1000) {
      cursor.refuse('A very long key');
    }
    if (name === '<<') cursor.refuse('A merge key between brackets');
    cursor.skipSpaces();
    budget.spend(start);
    const fault = addMember(record, name, start, this.memberValue());
    if (fault) events.onFault(fault);
  }

  /** The value behind a name; none where a comma or bracket follows. */
  private memberValue(): SourceNode {
    const { cursor } = this;
    const colon = this.code() === char.colon;
    if (colon) cursor.pos++;
    const after = cursor.pos;
    this.skipBlanks();
    const next = this.code();
    if (next === char.comma || next === char.closeRecord) {
      return scalarNode(null, after, after);
    }
    if (!colon) cursor.refuse('A colon is due here');
    return this.value();
  }
}

/**
 * Reads a collection between brackets. The cursor stands on the opening bracket, and then behind
 * the closing one.
 *
 * @internal
 */
export function readFlow(
  cursor: Cursor,
  budget: Budget,
  parentIndent: number,
  events: FlowEvents,
): SourceNode {
  return new FlowReader(cursor, budget, parentIndent, events).collection();
}
