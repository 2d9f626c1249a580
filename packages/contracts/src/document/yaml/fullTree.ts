// SPDX-License-Identifier: Apache-2.0
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Alias,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { refuseHuge, type Budget } from '../limits';
import {
  addItem,
  addMember,
  collectionNode,
  scalarNode,
  type OnFault,
  type SourceNode,
} from '../nodes';
import { Anchors } from './anchors';

/** Offsets of the dashes of a list in block style. */
function dashesOf({ srcToken }: YAMLSeq): Array<number | undefined> {
  if (srcToken?.type !== 'block-seq') return [];
  return srcToken.items
    .map(({ start }) => start.find(({ type }) => type === 'seq-item-ind'))
    .map(token => token?.offset);
}

/** A key as it is written, so that `1.0: …` is named `1.0`; undefined for a list or record as key. */
function keyName(key: unknown): string | undefined {
  if (key === null) return '';
  if (!isScalar(key)) return undefined;
  if (typeof key.value === 'string') return key.value;
  return key.source ?? String(key.value);
}

/** Turns the library's tree into ours, and aliases into what they stand for. @internal */
export class FullTree {
  private readonly anchors: Anchors;

  constructor(
    private readonly text: string,
    private readonly budget: Budget,
    private readonly onFault: OnFault,
  ) {
    this.anchors = new Anchors(budget);
  }

  /**
   * @param otherwise - offset of a value that is left empty
   * @throws {@link LimitError}
   */
  node(source: unknown, otherwise: number): SourceNode {
    if (isAlias(source)) return this.alias(source);
    const known = isMap(source) || isSeq(source) || isScalar(source);
    return this.anchors.define(known ? source.anchor : undefined, () => {
      if (isMap(source)) return this.record(source);
      if (isSeq(source)) return this.list(source);
      return this.scalar(isScalar(source) ? source : undefined, otherwise);
    });
  }

  private alias(source: Alias): SourceNode {
    const [start, end] = source.range ?? [0, 0];
    const node = this.anchors.use(source.source, start, end);
    if (node) return node;
    this.onFault({
      rule: 'unresolved-alias',
      severity: 'error',
      offset: start,
      message: `The alias '*${source.source.slice(
        0,
        60,
      )}' points to no finished value above it. Write the value out.`,
    });
    this.budget.spend(start);
    return scalarNode(null, start, end);
  }

  private scalar(source: Scalar | undefined, otherwise: number): SourceNode {
    const [start, end] = source?.range ?? [otherwise, otherwise];
    this.budget.spend(start);
    let value: unknown = source?.value ?? null;
    const finite = typeof value === 'number' && Number.isFinite(value);
    const known =
      finite || typeof value === 'boolean' || typeof value === 'string';
    if (value !== null && !known) value = source?.source ?? String(value);
    if (typeof value === 'string') refuseHuge(value.length, start);
    return scalarNode(value, start, this.contentEnd(start, end));
  }

  /** The library counts the line breaks and empty lines behind a text in block style. */
  private contentEnd(start: number, end: number): number {
    const { text } = this;
    const first = text[start];
    if (end === start || (first !== '|' && first !== '>')) return end;
    // Blanks belong to the text, unless they are all that is on a line.
    let content = end;
    for (let at = end; at > start && /\s/.test(text[at - 1]); at--) {
      if (text[at - 1] === '\n') content = at - 1;
    }
    return text[content - 1] === '\r' ? content - 1 : content;
  }

  private list(source: YAMLSeq): SourceNode {
    const [start, end] = source.range ?? [0, 0];
    const list = collectionNode('list', source.flow ? 'flow' : 'block', start);
    this.enter(start);
    const dashes = dashesOf(source);
    source.items.forEach((item, index) => {
      const dash = source.flow ? undefined : dashes[index] ?? start;
      addItem(list, this.node(item, dash === undefined ? end : dash + 1), dash);
    });
    list.end = end;
    this.budget.leave();
    return list;
  }

  private record(source: YAMLMap): SourceNode {
    const [start, end] = source.range ?? [0, 0];
    const record = collectionNode(
      'record',
      source.flow ? 'flow' : 'block',
      start,
    );
    this.enter(start);
    for (const pair of source.items) this.member(record, pair, start);
    record.end = end;
    this.budget.leave();
    return record;
  }

  private member(record: SourceNode, { key, value }: Pair, near: number) {
    const name = keyName(key);
    const keyRange = isScalar(key) ? key.range : undefined;
    const nameStart = keyRange?.[0] ?? near;
    const child = this.node(value, this.behindColon(keyRange?.[1] ?? near));
    if (name === undefined) {
      this.onFault({
        rule: 'complex-key',
        severity: 'error',
        offset: isMap(key) || isSeq(key) ? key.range?.[0] ?? near : nameStart,
        message:
          'The name of a field must be a text. This field is left out: give it a name.',
      });
    } else if (name === '<<' && isScalar(key) && key.type === 'PLAIN') {
      if (this.anchors.merge(record, child, nameStart)) return;
      this.onFault({
        rule: 'wrong-merge',
        severity: 'error',
        offset: nameStart,
        message: `'<<' takes in the fields of another object, but its value is none.`,
      });
    } else {
      const fault = addMember(record, name, nameStart, child);
      if (fault) this.onFault(fault);
    }
  }

  /** Where a value that is left empty would stand. */
  private behindColon(keyEnd: number): number {
    const [blanks] = /^ *:?/.exec(this.text.slice(keyEnd, keyEnd + 100)) ?? [
      '',
    ];
    return blanks.endsWith(':') ? keyEnd + blanks.length : keyEnd;
  }

  private enter(offset: number) {
    this.budget.spend(offset);
    this.budget.enter(offset);
    this.anchors.noteDepth();
  }
}
