// SPDX-License-Identifier: Apache-2.0
import type { PlainRecord } from './types';

/**
 * A value of a document and where it stands in the text. All offsets count UTF-16 code units.
 *
 * Records and lists of the data are the very objects that `value` holds, so that the tree
 * costs little more than the data itself.
 *
 * @internal
 */
export interface SourceNode {
  value: unknown;
  /** Offset of the first character of the value. */
  start: number;
  /** Offset behind its last character; equals `start` for a value that is left empty. */
  end: number;
  /** Names of a record's members as they stand in the text, one for each child. */
  names?: string[];
  /**
   * Offsets of the names, one for each child; -1 for a member that came in by a merge key.
   * For the items of a list in block style, offsets of the dashes.
   */
  nameStarts?: number[];
  /** Values of a record's members or a list's items, in the order of the text. */
  children?: SourceNode[];
  /** Style of the collection: `flow` between brackets, `block` by indentation. */
  style?: 'flow' | 'block';
  /** Set on the place of an alias: the text says `*name`, the value stands elsewhere. */
  alias?: boolean;
}

/** A finding on a text before anything is known of its meaning. @internal */
export interface TextFault {
  rule: string;
  severity: 'error' | 'warning' | 'info';
  offset: number;
  message: string;
  /** Where in the document, where that is known. */
  path?: ReadonlyArray<string | number>;
}

/** What parsing a text gives. @internal */
export interface ParsedText {
  /** Absent when the text has no value at all. */
  root?: SourceNode;
  /** True when the text breaks the rules of its syntax and `root` is what could be saved. */
  broken?: boolean;
}

/** Takes what is wrong with a text. @internal */
export type OnFault = (fault: TextFault) => void;

/** A record that inherits nothing, so that no name in a document means anything special. @internal */
export function emptyRecord(): PlainRecord {
  return Object.create(null);
}

/** A node for a text, number, truth value or null. @internal */
export function scalarNode(
  value: unknown,
  start: number,
  end: number,
): SourceNode {
  return {
    value,
    start,
    end,
    names: undefined,
    nameStarts: undefined,
    children: undefined,
    style: undefined,
    alias: undefined,
  };
}

/** What a collection without children has as lists, so that none is made for it. Never written to. */
const none: never[] = [];

/** An empty list or record, to be filled. @internal */
export function collectionNode(
  kind: 'list' | 'record',
  style: 'flow' | 'block',
  start: number,
): SourceNode {
  const list = kind === 'list';
  return {
    value: list ? [] : emptyRecord(),
    start,
    end: start,
    names: list ? undefined : none,
    nameStarts: list && style === 'flow' ? undefined : none,
    children: none,
    style,
    alias: undefined,
  };
}

/** Gives a collection lists of its own before its first child. */
function prepare(collection: SourceNode): void {
  if (collection.children !== none) return;
  collection.children = [];
  if (collection.names) collection.names = [];
  if (collection.nameStarts) collection.nameStarts = [];
}

/**
 * Appends an item to a list.
 *
 * @param dash - offset of the item's dash, in block style
 * @internal
 */
export function addItem(
  list: SourceNode,
  item: SourceNode,
  dash?: number,
): void {
  prepare(list);
  if (dash !== undefined) list.nameStarts!.push(dash);
  (list.value as unknown[]).push(item.value);
  list.children!.push(item);
}

/**
 * Adds a member to a record. Of a name that comes twice, the last one counts, as in every reader
 * of JSON and YAML that lets it pass; the fault says so.
 *
 * @returns a fault for a name that is taken or that would reach into JavaScript's own objects
 * @internal
 */
export function addMember(
  record: SourceNode,
  name: string,
  nameStart: number,
  child: SourceNode,
): TextFault | undefined {
  if (name === '__proto__') {
    return {
      rule: 'prototype-key',
      severity: 'error',
      offset: nameStart,
      message: `The name '__proto__' has a special meaning to programs and is left out. Choose another name.`,
    };
  }
  prepare(record);
  const value = record.value as PlainRecord;
  const taken = value[name] !== undefined && !isMerged(record, name);
  value[name] = child.value;
  record.names!.push(name);
  record.nameStarts!.push(nameStart);
  record.children!.push(child);
  if (!taken) return undefined;
  return {
    rule: 'duplicate-key',
    severity: 'error',
    offset: nameStart,
    message: `'${name}' is written twice in the same place; the last one counts. Remove one of them.`,
  };
}

/** Whether a member came in by a merge key, so that the record's own member replaces it. */
function isMerged(record: SourceNode, name: string): boolean {
  return record.nameStarts![memberIndex(record, name)] === -1;
}

/** Index of a record's member that counts: the last one of its name. @internal */
export function memberIndex(record: SourceNode, name: string): number {
  return record.names ? record.names.lastIndexOf(name) : -1;
}
