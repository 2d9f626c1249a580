// SPDX-License-Identifier: Apache-2.0
import type { Property, Relationship, SchemaObject } from '../../model';
import type { Losses } from '../findings';
import { physicalName } from '../naming';
import type { Dialect } from '../sql/dialect';
import { literalText } from './jinja';
import { sqlName } from './names';

/** A column of a model. */
interface Target {
  object: SchemaObject;
  /** Name of the model. */
  model: string;
  property: Property;
}

/** Finds what `object.property` or `/schema/object/properties/property` names, by name or id. @internal */
export type FindTarget = (name: string) => Target | undefined;

/** @internal */
export function targetsOf(
  models: ReadonlyMap<SchemaObject, string>,
): FindTarget {
  const byName = new Map<string, SchemaObject>();
  for (const object of models.keys()) {
    for (const key of [object.id, object.physicalName, object.name]) {
      if (key) byName.set(key, object);
    }
  }
  return name => {
    const [, objectName, propertyName] =
      /^#?\/?schema\/([^/]+)\/properties\/([^/]+)$/.exec(name) ??
      /^(.+)\.([^.]+)$/.exec(name) ??
      [];
    const object = byName.get(objectName);
    const property = object?.properties.find(item =>
      [item.id, item.name, item.physicalName].includes(propertyName),
    );
    return object && property
      ? { object, model: models.get(object) ?? '', property }
      : undefined;
  };
}

/** Relationships of a column, also those that stand at its object. */
function relationshipsOf(
  object: SchemaObject,
  property: Property,
  find: FindTarget,
): Relationship[] {
  const above = object.relationships.filter(
    ({ from }) => from.length === 1 && find(from[0])?.property === property,
  );
  return [...property.relationships, ...above];
}

/** What tests of references depend on. @internal */
export interface ReferenceScope {
  dialect: Dialect;
  losses: Losses;
  find: FindTarget;
  /** How a model is called from SQL: by `ref`, or as a source by `source`, as a project may have only one of both. */
  refer: (model: string) => string;
}

/** Where the values of a column have to be found, as tests of dbt. @internal */
export function relationshipTests(
  object: SchemaObject,
  property: Property,
  { dialect, losses, find, refer }: ReferenceScope,
): unknown[] {
  return relationshipsOf(object, property, find).flatMap(({ to, path }) => {
    const target = to.length === 1 ? find(to[0]) : undefined;
    if (!target) {
      losses.add(
        'lost',
        path,
        `The reference to '${to.join(
          ', ',
        )}' names no column of this contract and is left out.`,
      );
      return [];
    }
    return [
      {
        relationships: {
          arguments: {
            to: refer(target.model),
            field: literalText(sqlName(physicalName(target.property), dialect)),
          },
        },
      },
    ];
  });
}

/** Says which relationships of an object are of no one column, for which dbt has no test. @internal */
export function tellLostRelationships(
  object: SchemaObject,
  find: FindTarget,
  losses: Losses,
): void {
  for (const { from, to, path } of object.relationships) {
    if (from.length !== 1 || find(from[0])?.object !== object) {
      losses.add(
        'lost',
        path,
        `The reference from '${object.name}' to '${to.join(
          ', ',
        )}' is left out: dbt has a test of its own only for that of one column.`,
      );
    }
  }
}
