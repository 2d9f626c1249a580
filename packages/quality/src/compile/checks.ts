// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, SchemaObject } from '@meshwright/contracts';
import { checkName } from './checkNames';
import { constraintsOf } from './constraints';
import { type Draft, type Drafted, isDraft } from './drafts';
import { freshnessOf } from './freshness';
import { referencesOf } from './references';
import { ruleOf } from './rules';
import { SAFE_NAME } from './names';
import type { CompileOptions, NotCompiled, QualityCheck } from './types';

/** The name of a column, where every engine can call it by its name. */
function columnOf(
  property: Property,
  { columnName }: CompileOptions,
  names: RegExp,
): string | undefined {
  const name =
    columnName?.(property) ?? (property.physicalName || property.name);
  return names.test(name) ? name : undefined;
}

/** Members of objects and elements of lists, which are no columns. */
function innerOf({ properties, items }: Property): Property[] {
  return [...properties, ...(items ? [items] : [])].flatMap(member => [
    member,
    ...innerOf(member),
  ]);
}

/** What is demanded of parts of a column, which are not looked into. */
function ofParts(property: Property): NotCompiled[] {
  const inner = innerOf(property);
  const demanding = inner.filter(
    ({ required, unique, typeOptions }) =>
      required || unique || Object.keys(typeOptions).length > 0,
  );
  return [
    ...demanding.slice(0, 1).map(({ path }) => ({
      path,
      reason: `What is demanded of parts of '${property.name}' is not checked, only whole columns are.`,
    })),
    ...inner
      .flatMap(({ quality }) => quality)
      .map(({ path }) => ({
        path,
        reason: `The rule is on a part of '${property.name}', and only whole columns are checked.`,
      })),
  ];
}

function ofColumn(
  object: SchemaObject,
  property: Property,
  columns: ReadonlyMap<Property, string | undefined>,
): Drafted[] {
  const column = columns.get(property);
  const inner = ofParts(property);
  if (column === undefined) {
    return [
      {
        path: property.path,
        reason: `'${property.name}' is no name of letters, digits and underscores, which engines could call without danger.`,
      },
      ...inner,
    ];
  }
  return [
    ...constraintsOf(object, property, column),
    ...property.quality.map(rule =>
      ruleOf(rule, columns, { property, column }),
    ),
    ...inner,
  ];
}

/** A key of several columns is unique as a whole. */
function keyOf(
  object: SchemaObject,
  columns: ReadonlyMap<Property, string | undefined>,
): Drafted[] {
  const keys = object.properties.filter(({ primaryKey }) => primaryKey);
  const names = keys.map(key => columns.get(key));
  if (keys.length < 2 || !names.every((name): name is string => !!name)) {
    return [];
  }
  return [
    {
      path: object.path,
      description: `The key ${names.join(', ')} is unique.`,
      measure: { kind: 'duplicates', columns: names },
      unit: 'rows',
      limits: [{ operator: 'mustBe', values: [0] }],
      dimension: 'uniqueness',
      severity: 'error',
    },
  ];
}

function nameOf({ measure, title }: Draft, object: SchemaObject): string {
  const columns =
    'columns' in measure
      ? measure.columns
      : [('column' in measure && measure.column) || ''];
  return checkName(object.name, columns, measure.kind, title);
}

/**
 * Every check that a contract asks for on one of its tables: constraints of columns, quality rules and the promise on
 * freshness. What several of them ask for alike is one check.
 *
 * @param names - columns that are checked, by their names
 * @public
 */
export function checksOf(
  contract: Contract,
  object: SchemaObject,
  options: CompileOptions = {},
  names: RegExp = SAFE_NAME,
): { checks: QualityCheck[]; notCompiled: NotCompiled[] } {
  const columns = new Map(
    object.properties.map(property => [
      property,
      columnOf(property, options, names),
    ]),
  );
  const drafted = [
    ...object.properties.flatMap(property =>
      ofColumn(object, property, columns),
    ),
    ...keyOf(object, columns),
    ...object.quality.map(rule => ruleOf(rule, columns)),
    ...freshnessOf(contract, object, columns),
    ...(options.references ? referencesOf(object, columns) : []),
  ];
  const seen = new Set<string>();
  const ids = new Map<string, number>();
  const checks = drafted.filter(isDraft).flatMap(({ title, ...draft }) => {
    const key = JSON.stringify([draft.measure, draft.unit, draft.limits]);
    if (seen.has(key)) return [];
    seen.add(key);
    const id = nameOf({ ...draft, title }, object);
    const count = (ids.get(id) ?? 0) + 1;
    ids.set(id, count);
    return [{ id: count === 1 ? id : `${id}-${count}`, ...draft }];
  });
  return {
    checks,
    notCompiled: drafted.filter((item): item is NotCompiled => !isDraft(item)),
  };
}
