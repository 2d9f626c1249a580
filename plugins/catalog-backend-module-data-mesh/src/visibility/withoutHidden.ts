// SPDX-License-Identifier: Apache-2.0
import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject } from '../stated/plainData';
import { namingField, refsNamedBy } from './namingFields';

/** Lists in `spec` whose items name entities. */
const NAMING_LISTS = [
  'consumesApis',
  'dependencyOf',
  'dependsOn',
  'providesApis',
];
/** Lists in `spec` whose items name contracts. */
const PORTS = ['inputPorts', 'outputPorts'];

const listOf = (value: JsonValue | undefined): JsonValue[] =>
  Array.isArray(value) ? value : [];

/** Entities of an answer, whichever route of the catalog gave it. */
function entitiesIn(body: JsonValue): JsonObject[] {
  const isEntity = (value: JsonValue): value is JsonObject =>
    isObject(value) && typeof value.kind === 'string';
  if (isEntity(body)) return [body];
  return itemsIn(body).flatMap(item => {
    if (isObject(item) && isObject(item.entity)) return [item.entity];
    return isEntity(item) ? [item] : [];
  });
}

function itemsIn(body: JsonValue): JsonValue[] {
  return Array.isArray(body)
    ? body
    : listOf(isObject(body) ? body.items ?? body.entities : undefined);
}

/** Decides on a place in an answer, by the refs of the entities that its value may name. */
type Stays = (refs: string[]) => boolean;

function visitEntity(entity: JsonObject, stays: Stays): void {
  const { metadata, relations, spec } = entity;
  if (Array.isArray(relations)) {
    entity.relations = relations.filter(
      relation =>
        !isObject(relation) ||
        stays(refsNamedBy('relations', relation.targetRef)),
    );
  }
  if (!isObject(spec)) return;
  const namespace =
    isObject(metadata) && typeof metadata.namespace === 'string'
      ? metadata.namespace
      : undefined;
  const staysIn = (field: string, value: JsonValue | undefined) =>
    stays(refsNamedBy(`spec.${field.toLowerCase()}`, value, namespace));
  for (const name of NAMING_LISTS) {
    const list = spec[name];
    if (Array.isArray(list)) {
      spec[name] = list.filter(value => staysIn(name, value));
    } else if (list !== undefined && !staysIn(name, list)) delete spec[name];
  }
  for (const name of PORTS) {
    for (const port of listOf(spec[name]).filter(isObject)) {
      if (!staysIn(`${name}.contract`, port.contract)) delete port.contract;
    }
  }
}

/** Values of a facet stay where what they name does; a facet of an item of a list is about what the item names. */
function visitFacets(facets: JsonObject, stays: Stays): void {
  for (const [name, values] of Object.entries(facets)) {
    if (name.startsWith('metadata.')) continue;
    const naming = namingField(name);
    if (naming?.item === undefined) {
      facets[name] = listOf(values).filter(
        value =>
          !isObject(value) ||
          stays(refsNamedBy(naming?.field ?? 'relations', value.value)),
      );
    } else if (!stays(refsNamedBy(naming.field, naming.item))) {
      facets[name] = [];
    }
  }
}

function visit(body: JsonValue, stays: Stays): void {
  entitiesIn(body).forEach(entity => visitEntity(entity, stays));
  for (const item of itemsIn(body)) {
    // Where an entity comes from.
    if (isObject(item) && Array.isArray(item.parentEntityRefs)) {
      item.parentEntityRefs = item.parentEntityRefs.filter(ref =>
        stays(refsNamedBy('relations', ref)),
      );
    }
  }
  if (isObject(body) && isObject(body.facets)) visitFacets(body.facets, stays);
}

/** Refs of other entities that an answer may name, in lower case. @internal */
export function refsNamedIn(body: JsonValue): Set<string> {
  const refs = new Set<string>();
  visit(body, named => {
    named.forEach(ref => refs.add(ref));
    return true;
  });
  return refs;
}

/**
 * Takes out of an answer what names an entity that may not be seen, and what names one that is not there, so that nobody
 * can tell one from the other. What names no entity stays. Changes the answer.
 *
 * @internal
 */
export function takeOutHidden(
  body: JsonValue,
  isVisible: (ref: string) => boolean,
): void {
  visit(body, named => named.length === 0 || named.some(isVisible));
}
