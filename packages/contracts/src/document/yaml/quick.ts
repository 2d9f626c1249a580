// SPDX-License-Identifier: Apache-2.0
import { Budget, type Limits } from '../limits';
import {
  addItem,
  addMember,
  collectionNode,
  scalarNode,
  type ParsedText,
  type SourceNode,
  type OnFault,
} from '../nodes';
import { Anchors } from './anchors';
import { readBlockScalar } from './blockScalar';
import { char, Cursor, NotPlain } from './cursor';
import { scanKey, type Key } from './key';
import { readPlain, startsPlain } from './plain';
import { readFlow } from './flow';
import { readQuoted } from './quoted';
import { severalDocuments } from './words';

/** Longest anchor name that is read; documents of people have a word. */
const maxAnchorName = 200;

/**
 * Reads the YAML that people and generators write for descriptors: block and flow collections,
 * all kinds of scalars, comments, anchors, aliases and merge keys. It is an order of magnitude
 * faster than a complete YAML parser, since it builds the data at once and knows no more syntax
 * than that: whatever else a text holds, errors included, ends in {@link NotPlain}, and the
 * complete reader takes over.
 *
 * Beyond the specification, it reads quoted texts whose further lines are not indented,
 * as PyYAML does and files out of text templates need; each is a fault.
 *
 * @internal
 */
export class QuickReader {
  private readonly cursor: Cursor;
  private readonly budget: Budget;
  private readonly anchors: Anchors;

  constructor(text: string, limits: Limits, private readonly onFault: OnFault) {
    this.cursor = new Cursor(text);
    this.budget = new Budget(limits);
    this.anchors = new Anchors(this.budget);
  }

  /** @throws {@link NotPlain}, {@link LimitError} */
  read(): ParsedText {
    const { cursor } = this;
    const lone = cursor.text.search(/\r(?!\n)/);
    if (lone >= 0) cursor.refuse('A return without line break', lone);
    cursor.toContent();
    if (this.at('---')) {
      cursor.pos += 3;
      cursor.finishLine();
    }
    if (cursor.atEnd) return {};
    if (cursor.column === 0 && cursor.isMarker(cursor.pos)) {
      cursor.refuse('An empty document');
    }
    if (this.code() === char.percent) cursor.refuse('A directive');
    const node = this.blockNode(-1);
    const root = node.children || node.end > node.start ? node : undefined;
    if (this.at('...')) {
      cursor.pos += 3;
      cursor.finishLine();
    }
    if (cursor.atEnd) return { root };
    if (!this.at('---')) cursor.refuse('Unexpected text');
    const next = cursor.pos;
    cursor.pos += 3;
    cursor.skipSpaces();
    if (cursor.isLineEnd(cursor.pos)) cursor.finishLine();
    if (!cursor.atEnd) this.onFault(severalDocuments(next));
    return { root };
  }

  private code(): number {
    return this.cursor.text.charCodeAt(this.cursor.pos);
  }

  private at(mark: '---' | '...'): boolean {
    const { cursor } = this;
    return cursor.column === 0 && cursor.isMarker(cursor.pos, mark);
  }

  /** Whether a list item's dash stands here. */
  private atDash(): boolean {
    return (
      this.code() === char.dash && this.cursor.isBreak(this.cursor.pos + 1)
    );
  }

  private readonly onUnindented = (line: number) => {
    this.onFault({
      rule: 'unindented-text',
      severity: 'warning',
      offset: line,
      message:
        'This line goes on with a quoted text but is not indented deeper than its key, which many YAML readers refuse. Indent it.',
    });
  };

  /** A value whose first character is under the cursor; then the cursor is on the next content. */
  private blockNode(parentIndent: number): SourceNode {
    const { cursor } = this;
    const { column } = cursor;
    if (column === 0 && cursor.isMarker(cursor.pos)) {
      cursor.refuse('A document ends where a value is due');
    }
    if (this.atDash()) return this.blockList(column);
    if (this.code() === char.ampersand) return this.anchored(parentIndent);
    const key = scanKey(cursor);
    if (key) return this.blockRecord(column, key);
    return this.inlineValue(parentIndent);
  }

  /** A scalar, alias or flow collection that starts under the cursor. */
  private inlineValue(parentIndent: number): SourceNode {
    const { cursor, budget } = this;
    budget.spend(cursor.pos);
    let node: SourceNode;
    switch (this.code()) {
      case char.pipe:
      case char.greater:
        return readBlockScalar(cursor, parentIndent);
      case char.quote:
      case char.apostrophe:
        node = readQuoted(cursor, parentIndent, this.onUnindented);
        break;
      case char.openList:
      case char.openRecord:
        node = readFlow(cursor, budget, parentIndent, {
          onUnindented: this.onUnindented,
          onFault: this.onFault,
          onAlias: () => this.alias(),
          onDepth: () => this.anchors.noteDepth(),
        });
        break;
      case char.star:
        node = this.alias();
        break;
      default:
        if (!startsPlain(cursor)) cursor.refuse('An unexpected character');
        return readPlain(cursor, parentIndent);
    }
    cursor.finishLine();
    return node;
  }

  private blockList(column: number): SourceNode {
    const { cursor, budget } = this;
    const list = collectionNode('list', 'block', cursor.pos);
    budget.spend(cursor.pos);
    budget.enter(cursor.pos);
    this.anchors.noteDepth();
    do {
      const dash = cursor.pos;
      cursor.pos++;
      cursor.skipSpaces();
      let item: SourceNode;
      if (this.lineIsDone(dash)) {
        cursor.finishLine();
        item =
          !cursor.atEnd && cursor.column > column
            ? this.blockNode(column)
            : this.empty(dash + 1);
      } else {
        item = this.blockNode(column);
      }
      addItem(list, item, dash);
      list.end = Math.max(item.end, dash + 1);
    } while (!cursor.atEnd && cursor.column === column && this.atDash());
    if (!cursor.atEnd && cursor.column > column) this.refuseIndent();
    budget.leave();
    return list;
  }

  private blockRecord(column: number, first: Key): SourceNode {
    const { cursor, budget } = this;
    const record = collectionNode('record', 'block', first.start);
    budget.spend(first.start);
    budget.enter(first.start);
    this.anchors.noteDepth();
    let key: Key | undefined = first;
    do {
      const value = this.memberValue(column);
      if (key.name === '<<' && !key.quoted) {
        if (!this.anchors.merge(record, value, key.start)) {
          cursor.refuse('A merge key without a record', key.start);
        }
      } else {
        const fault = addMember(record, key.name, key.start, value);
        if (fault) this.onFault(fault);
      }
      record.end = value.end;
      if (cursor.atEnd || cursor.column < column) break;
      if (cursor.column > column) this.refuseIndent();
      if (column === 0 && cursor.isMarker(cursor.pos)) break;
      key = this.atDash() ? undefined : scanKey(cursor);
      if (!key) cursor.refuse('A line without a key where a key is due');
    } while (key);
    budget.leave();
    return record;
  }

  /** The value behind a key's colon, on the same line or below. */
  private memberValue(column: number): SourceNode {
    const { cursor } = this;
    const colon = cursor.pos - 1;
    cursor.skipSpaces();
    if (!this.lineIsDone(colon)) {
      if (this.code() === char.ampersand) return this.anchored(column, true);
      return this.inlineValue(column);
    }
    cursor.finishLine();
    return this.valueBelow(column, colon + 1);
  }

  /** The value on the lines below a key, if there is one. */
  private valueBelow(column: number, otherwise: number): SourceNode {
    const { cursor } = this;
    if (!cursor.atEnd && cursor.column > column) return this.blockNode(column);
    // Items of a list may stand as far left as their key.
    if (!cursor.atEnd && cursor.column === column && this.atDash()) {
      return this.blockList(column);
    }
    return this.empty(otherwise);
  }

  private empty(offset: number): SourceNode {
    this.budget.spend(offset);
    return scalarNode(null, offset, offset);
  }

  /** Whether nothing but a comment follows on the line. */
  private lineIsDone(before: number): boolean {
    const { cursor } = this;
    if (cursor.isLineEnd(cursor.pos)) return true;
    return this.code() === char.hash && cursor.pos > before + 1;
  }

  /** `&name` and the value behind or below it. */
  private anchored(parentIndent: number, member = false): SourceNode {
    const { cursor } = this;
    const { pos: start } = cursor;
    const name = this.anchorName();
    cursor.skipSpaces();
    return this.anchors.define(name, () => {
      if (this.lineIsDone(start)) {
        const after = cursor.pos;
        cursor.finishLine();
        if (member) return this.valueBelow(parentIndent, after);
        if (cursor.atEnd || cursor.column <= parentIndent) {
          return this.empty(after);
        }
        if (this.code() === char.ampersand) cursor.refuse('Two anchors');
        return this.blockNode(parentIndent);
      }
      // On one line, an anchor belongs to the key that follows it, not to the record.
      const doubtful =
        this.code() === char.ampersand ||
        this.code() === char.star ||
        this.atDash();
      if (doubtful || scanKey(cursor)) cursor.refuse('An anchor of a key');
      return this.inlineValue(parentIndent);
    });
  }

  /** `*name`: the anchored value, at the place of the alias. */
  private alias(): SourceNode {
    const { cursor } = this;
    const { pos: start } = cursor;
    const name = this.anchorName();
    return (
      this.anchors.use(name, start, cursor.pos) ??
      cursor.refuse('An alias without anchor', start)
    );
  }

  /** The name behind `&` or `*`. */
  private anchorName(): string {
    const { cursor } = this;
    const { pos: start, text } = cursor;
    let end = start + 1;
    while (/[\w.-]/.test(text.charAt(end)) && end - start <= maxAnchorName)
      end++;
    const ended = cursor.isBreak(end) || ',]}'.includes(text.charAt(end));
    if (end === start + 1 || !ended) {
      cursor.refuse('An unusual anchor');
    }
    cursor.pos = end;
    return text.slice(start + 1, end);
  }

  private refuseIndent(): never {
    return this.cursor.refuse('A line is indented deeper than its neighbours');
  }
}
