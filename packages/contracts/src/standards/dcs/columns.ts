// SPDX-License-Identifier: Apache-2.0
import { isRecord, type Value } from '../values';

/** A column as it is written somewhere. @internal */
export interface WrittenColumn {
  column: Value;
  /** Absent for a definition and for an element of an array or a map. */
  name?: string;
}

/** The columns that are written directly in a model, a definition or a column. */
function inside(place: Value): WrittenColumn[] {
  const parts: WrittenColumn[] = [];
  for (const [name, column] of place.at('fields').members()) {
    if (isRecord(column.raw)) parts.push({ column, name });
  }
  for (const part of ['items', 'keys', 'values']) {
    const column = place.at(part);
    if (isRecord(column.raw)) parts.push({ column });
  }
  return parts;
}

/**
 * Every column that is written in a document, each once however often it is referred to: columns of models,
 * definitions, and what is nested in them.
 *
 * @internal
 */
export function* writtenColumns(root: Value): Generator<WrittenColumn> {
  const stack: WrittenColumn[] = [];
  for (const [, definition] of root.at('definitions').members()) {
    if (isRecord(definition.raw)) stack.push({ column: definition });
  }
  for (const [, model] of root.at('models').members()) {
    for (const part of inside(model)) stack.push(part);
  }
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next;
    for (const part of inside(next.column)) stack.push(part);
  }
}
