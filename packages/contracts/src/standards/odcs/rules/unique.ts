// SPDX-License-Identifier: Apache-2.0
import { toPointer } from '../../../document/pointer';
import type { PlainRecord } from '../../../document/types';
import { quote } from '../../../shape';
import type { RuleContext } from '../../standard';
import { isRecord } from '../../values';
import { eachElement, pathOf, type SchemaElement } from './elements';

/** Lists whose items have a name that should tell them apart. */
const namedLists: ReadonlyArray<[list: string, field: string, what: string]> = [
  ['servers', 'server', 'server'],
  ['roles', 'role', 'role'],
  ['customProperties', 'property', 'custom property'],
];

/** The second and further items of a list that have the same text in a field. */
function eachRepeat(
  list: readonly unknown[],
  field: string,
  visit: (index: number, first: number, value: string) => void,
): void {
  const seen = new Map<string, number>();
  list.forEach((item, index) => {
    const value = isRecord(item) ? item[field] : undefined;
    if (typeof value !== 'string' || value === '') return;
    const first = seen.get(value);
    if (first === undefined) seen.set(value, index);
    else visit(index, first, value);
  });
}

/**
 * Ids are there to be referred to: inside a list, each is that of one item.
 *
 * @param path - place of the value; changed during the walk, and as it was behind it
 */
function checkIds(
  value: object,
  path: Array<string | number>,
  context: RuleContext,
): void {
  if (Array.isArray(value)) {
    eachRepeat(value, 'id', (index, first, id) =>
      context.report({
        rule: 'duplicate-id',
        severity: 'error',
        path: [...path, index, 'id'],
        message: `The id ${quote(id)} is also that of ${toPointer([
          ...path,
          first,
        ])}, so that no reference can tell them apart. Give each its own.`,
      }),
    );
    value.forEach((item, index) => checkIdsAt(item, index, path, context));
    return;
  }
  const record = value as PlainRecord;
  for (const key in record) {
    // What people put into properties of their own is theirs.
    if (key === 'value' || key === 'implementation') continue;
    checkIdsAt(record[key], key, path, context);
  }
}

function checkIdsAt(
  member: unknown,
  step: string | number,
  path: Array<string | number>,
  context: RuleContext,
): void {
  if (typeof member !== 'object' || member === null) return;
  path.push(step);
  checkIds(member, path, context);
  path.pop();
}

function checkNames(
  siblings: readonly SchemaElement[],
  what: string,
  nameField: string,
  context: RuleContext,
): void {
  const seen = new Map<string, SchemaElement>();
  for (const element of siblings) {
    const { name } = element;
    if (name === undefined) continue;
    const first = seen.get(name);
    if (!first) {
      seen.set(name, element);
      continue;
    }
    context.report({
      rule: 'duplicate-name',
      severity: 'warning',
      path: [...pathOf(element), nameField],
      message: `There is already ${what} ${quote(name)} at ${toPointer(
        pathOf(first),
      )}. Give each its own name.`,
    });
  }
}

/** Ids and names that should be there once and are there more often. @internal */
export function checkUnique(
  objects: readonly SchemaElement[],
  major: 2 | 3,
  context: RuleContext,
): void {
  const { data } = context;
  if (major === 3) checkIds(data, [], context);
  checkNames(objects, 'an object', major === 2 ? 'table' : 'name', context);
  eachElement(objects, element =>
    checkNames(
      element.children,
      'a property',
      major === 2 ? 'column' : 'name',
      context,
    ),
  );
  for (const [list, field, what] of namedLists) {
    const items = data[list];
    if (!Array.isArray(items)) continue;
    eachRepeat(items, field, (index, first, name) =>
      context.report({
        rule: 'duplicate-name',
        severity: 'warning',
        path: [list, index, field],
        message: `There is already a ${what} ${quote(name)} at ${toPointer([
          list,
          first,
        ])}. Give each its own name.`,
      }),
    );
  }
}
