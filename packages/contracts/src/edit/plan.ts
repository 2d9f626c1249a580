// SPDX-License-Identifier: Apache-2.0
import { memberIndex, type SourceNode } from '../document/nodes';
import type { TextDocument } from '../document/textDocument';
import { addItemToBlock, addMemberToBlock, removeFromBlock } from './block';
import { align } from './align';
import { isCollection, isEqual, isFilled, type PlainObject } from './equal';
import { addToFlow, removeFromFlow } from './flow';
import { replaceValue, type Place } from './replace';
import type { Splice } from './splice';
import type { Style } from './style';

/** Children that stand in the text of their collection itself. */
function ownCount({ nameStarts, children }: SourceNode): number {
  return nameStarts
    ? nameStarts.filter(start => start >= 0).length
    : children!.length;
}

/** Removes a child of a collection. @internal */
export function removeChild(
  document: TextDocument,
  parent: Place,
  index: number,
  style: Style,
): Splice {
  const { node } = parent;
  if (node.style === 'flow') return removeFromFlow(node, index);
  return ownCount(node) === 1
    ? replaceValue(document, parent, node.names ? {} : [], style)
    : removeFromBlock(document.text, node, index);
}

/** Adds a member to a record, or an item to a list. @internal */
export function addChild(
  document: TextDocument,
  parent: Place,
  step: string | number,
  value: unknown,
  style: Style,
): Splice {
  const { node } = parent;
  const { text } = document;
  const name = typeof step === 'string' ? step : undefined;
  const index = typeof step === 'number' ? step : node.children!.length;
  if (node.style === 'flow') {
    const empty = node.children!.length === 0;
    // Where a block can stand, an empty pair of brackets gives way to one.
    const blockAround =
      style.syntax === 'yaml' && (parent.parent?.style ?? 'block') === 'block';
    return empty && blockAround && (name !== undefined || isCollection(value))
      ? replaceValue(
          document,
          parent,
          name === undefined ? [value] : { [name]: value },
          style,
        )
      : addToFlow(text, node, index, name, value, style);
  }
  return name === undefined
    ? addItemToBlock(text, node, index, value, style)
    : addMemberToBlock(text, node, name, value, style);
}

function childPlace(parent: SourceNode, index: number): Place {
  return { node: parent.children![index], parent, index };
}

/** Takes several children away, as many at once as can go without thinking of each other. */
function removeAll(
  document: TextDocument,
  place: Place,
  indexes: readonly number[],
  style: Style,
): Splice[] {
  const { node } = place;
  const all = indexes.length === ownCount(node);
  if (all) {
    return [replaceValue(document, place, node.names ? {} : [], style)];
  }
  if (node.style === 'flow') {
    return [removeChild(document, place, indexes[0], style)];
  }
  const [first, ...others] = indexes.map(index =>
    removeFromBlock(document.text, node, index),
  );
  // The first child may stand behind a dash, which the next one then takes over.
  return indexes[0] === 0 ? [first] : [first, ...others];
}

function splicesForRecord(
  document: TextDocument,
  place: Place,
  value: PlainObject,
  style: Style,
): Splice[] {
  const { node } = place;
  const removed = node.names!.flatMap((name, index) =>
    Object.prototype.hasOwnProperty.call(value, name) ? [] : index,
  );
  if (removed.length > 0) return removeAll(document, place, removed, style);
  const splices: Splice[] = [];
  for (const [name, member] of Object.entries(value)) {
    const index = memberIndex(node, name);
    if (index >= 0 && node.nameStarts![index] >= 0) {
      const child = childPlace(node, index);
      splices.push(...splicesFor(document, child, member, style));
    } else if (index < 0 || !isEqual(node.children![index].value, member)) {
      splices.push(addChild(document, place, name, member, style));
    }
  }
  return splices;
}

function splicesForList(
  document: TextDocument,
  place: Place,
  value: unknown[],
  style: Style,
): Splice[] {
  const { node } = place;
  const { removed, changed, added } = align(node.value as unknown[], value);
  if (removed.length > 0) return removeAll(document, place, removed, style);
  return [
    ...changed.flatMap(({ index, value: item }) =>
      splicesFor(document, childPlace(node, index), item, style),
    ),
    ...added.map(({ before, value: item }) =>
      addChild(document, place, before, item, style),
    ),
  ];
}

/**
 * Changes that bring a value nearer to another one and touch nothing that stays the same. They may
 * not be all it takes: once they are made, ask again. None when the value is the wanted one.
 *
 * @internal
 */
export function splicesFor(
  document: TextDocument,
  place: Place,
  value: unknown,
  style: Style,
): Splice[] {
  const { node } = place;
  if (isEqual(node.value, value)) return [];
  const { children, names, alias } = node;
  const inside = children !== undefined && children.length > 0 && !alias;
  if (inside && isFilled(value)) {
    if (names && !Array.isArray(value)) {
      return splicesForRecord(document, place, value, style);
    }
    if (!names && Array.isArray(value)) {
      return splicesForList(document, place, value, style);
    }
  }
  return [replaceValue(document, place, value, style)];
}
