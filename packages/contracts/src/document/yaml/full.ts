// SPDX-License-Identifier: Apache-2.0
import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  type Alias,
  type CST,
  type Document,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { Budget, LimitError, refuseHuge, type Limits } from '../limits';
import {
  addItem,
  addMember,
  collectionNode,
  scalarNode,
  type OnFault,
  type ParsedText,
  type SourceNode,
} from '../nodes';
import type { PlainRecord } from '../types';
import { severalDocuments } from './quick';
import { syntaxWords } from './words';

/**
 * Characters that the complete reader takes on. Its time is not linear in what is wrong with a text,
 * and stays below a second for a text of this size whatever is in it.
 *
 * @internal
 */
export const maxFullLength = 128 * 1024;

/** Documents of one text that are looked at, to find the first one with a value. */
const maxDocuments = 10;

interface Anchor {
  node: SourceNode;
  nodes: number;
  levels: number;
}

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

/** Turns the library's tree into ours, and aliases into what they stand for. */
class FullReader {
  private readonly anchors = new Map<string, Anchor>();
  private deepest = 0;

  constructor(
    private readonly text: string,
    private readonly budget: Budget,
    private readonly onFault: OnFault,
  ) {}

  node(source: unknown, otherwise: number): SourceNode {
    const { budget } = this;
    if (isAlias(source)) return this.alias(source);
    const before = budget.nodes;
    const outerDeepest = this.deepest;
    this.deepest = budget.depth;
    let node: SourceNode;
    let anchor: string | undefined;
    if (isMap(source)) {
      node = this.record(source);
      anchor = source.anchor;
    } else if (isSeq(source)) {
      node = this.list(source);
      anchor = source.anchor;
    } else {
      node = this.scalar(isScalar(source) ? source : undefined, otherwise);
      anchor = isScalar(source) ? source.anchor : undefined;
    }
    if (anchor) {
      this.anchors.set(anchor, {
        node,
        nodes: budget.nodes - before,
        levels: this.deepest - budget.depth,
      });
    }
    this.deepest = Math.max(outerDeepest, this.deepest);
    return node;
  }

  private alias(source: Alias): SourceNode {
    const [start, end] = source.range ?? [0, 0];
    const anchor = this.anchors.get(source.source);
    if (!anchor) {
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
    this.budget.spend(start, anchor.nodes, anchor.levels);
    this.deepest = Math.max(this.deepest, this.budget.depth + anchor.levels);
    return { ...anchor.node, start, end, alias: true };
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

  /** The library counts the last line break to a text in block style. */
  private contentEnd(start: number, end: number): number {
    const first = this.text[start];
    if (end === start || (first !== '|' && first !== '>')) return end;
    return start + this.text.slice(start, end).replace(/[\r\n]+$/, '').length;
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
      this.merge(record, child, nameStart);
    } else {
      const fault = addMember(record, name, nameStart, child);
      if (fault) this.onFault(fault);
    }
  }

  private merge(record: SourceNode, source: SourceNode, offset: number) {
    const sources = Array.isArray(source.value) ? source.children! : [source];
    for (const { names, children } of sources) {
      if (!names) {
        this.onFault({
          rule: 'wrong-merge',
          severity: 'error',
          offset,
          message: `'<<' takes in the fields of another object, but its value is none.`,
        });
        return;
      }
      names.forEach((name, index) => {
        if (name in (record.value as PlainRecord)) return;
        this.budget.spend(offset);
        addMember(record, name, -1, children![index]);
      });
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
    this.deepest = Math.max(this.deepest, this.budget.depth);
  }
}

/**
 * Reads any YAML 1.2, also with errors in it, of which the first one is reported.
 *
 * @throws {@link LimitError}
 * @internal
 */
export function readFullYaml(
  text: string,
  limits: Limits,
  onFault: OnFault,
): ParsedText {
  let documents: Document.Parsed[];
  try {
    documents = compose(text);
  } catch (error) {
    // The library calls itself for each level of nesting.
    if (!(error instanceof RangeError)) throw error;
    throw new LimitError('too-deep', 'The document is nested too deep.', 0);
  }
  const index = documents.findIndex(one => !isEmpty(one));
  const document = documents[Math.max(index, 0)];
  if (document === undefined) return {};

  const failure = documents.flatMap(one => one.errors)[0];
  if (failure) {
    onFault({
      rule: 'syntax',
      severity: 'error',
      offset: failure.pos[0],
      message: syntaxWords(failure.code, failure.message),
    });
  }
  for (const warning of failure ? [] : document.warnings) {
    if (warning.code !== 'TAG_RESOLVE_FAILED') continue;
    const [from, to] = warning.pos;
    onFault({
      rule: 'unknown-tag',
      severity: 'warning',
      offset: from,
      message: `The tag '${text.slice(
        from,
        Math.min(to, from + 60),
      )}' is unknown; the value is read as if it were not there. Remove the tag.`,
    });
  }
  const second = index < 0 ? undefined : documents[index + 1];
  if (second && !failure && documents.slice(index + 1).some(d => !isEmpty(d))) {
    onFault(severalDocuments(second.range[0]));
  }
  const reader = new FullReader(
    text,
    new Budget(limits),
    // What follows from a syntax error is no finding of its own.
    failure ? () => {} : onFault,
  );
  const root = index < 0 ? undefined : reader.node(document.contents, 0);
  return { root, broken: failure !== undefined };
}

/** Whether a document has no value, not even a null that is written out. */
function isEmpty({ contents }: Document.Parsed): boolean {
  if (contents === null) return true;
  return isScalar(contents) && contents.value === null && !contents.source;
}

function compose(text: string): Document.Parsed[] {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    keepSourceTokens: true,
    logLevel: 'silent',
  });
  // The library makes an Error of each fault; their stacks would cost more than all the rest.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    // Without a document of its own, an error would get lost.
    return [
      ...composer.compose(firstTokens(text), true, text.length),
    ] as Document.Parsed[];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What the text consists of, up to its first error between documents: the rest only repeats it. */
function* firstTokens(text: string): Generator<CST.Token> {
  let documents = 0;
  for (const token of new Parser().parse(text)) {
    yield token;
    if (token.type === 'document') documents++;
    if (token.type === 'error' || documents === maxDocuments) return;
  }
}
