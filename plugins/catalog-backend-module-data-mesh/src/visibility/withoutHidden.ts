// SPDX-License-Identifier: Apache-2.0
import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject } from '../stated/plainData';

/** A ref, whole or in the namespace `default`. */
const REF = /^([a-z0-9+.-]+):(?:([^:/\s]+)\/)?([^:/\s]+)$/i;

const listOf = (value: JsonValue | undefined): JsonValue[] =>
  Array.isArray(value) ? value : [];

/** Entities of an answer, whichever route of the catalog gave it. */
function entitiesIn(body: JsonValue): JsonObject[] {
  const isEntity = (value: JsonValue): value is JsonObject =>
    isObject(value) && typeof value.kind === 'string';
  if (isEntity(body)) return [body];
  const items = Array.isArray(body)
    ? body
    : listOf(isObject(body) ? body.items : undefined);
  return items.flatMap(item => {
    if (isObject(item) && isObject(item.entity)) return [item.entity];
    return isEntity(item) ? [item] : [];
  });
}

interface Facet {
  values: JsonObject[];
  put(values: JsonObject[]): void;
}

/** Facets of an answer whose values may be refs. */
function facetsIn(body: JsonValue): Facet[] {
  const facets = isObject(body) && isObject(body.facets) ? body.facets : {};
  return Object.entries(facets).map(([name, values]) => ({
    values: listOf(values).filter(isObject),
    put: kept => {
      facets[name] = kept;
    },
  }));
}

const portsOf = ({ spec }: JsonObject): JsonObject[] =>
  isObject(spec)
    ? [...listOf(spec.inputPorts), ...listOf(spec.outputPorts)].filter(isObject)
    : [];

/** The ref that a value is, as the catalog writes it. */
function refOf(value: JsonValue | undefined): string | undefined {
  const parts = typeof value === 'string' ? REF.exec(value) : null;
  if (!parts) return undefined;
  const [, kind, namespace = 'default', name] = parts;
  return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}

/** Refs of other entities that an answer names, in lower case. @internal */
export function refsNamedIn(body: JsonValue): Set<string> {
  const refs = new Set<string>();
  const add = (value: JsonValue | undefined) => {
    const ref = refOf(value);
    if (ref !== undefined) refs.add(ref);
  };
  for (const entity of entitiesIn(body)) {
    for (const relation of listOf(entity.relations)) {
      if (isObject(relation)) add(relation.targetRef);
    }
    if (isObject(entity.spec)) listOf(entity.spec.dependsOn).forEach(add);
    portsOf(entity).forEach(port => add(port.contract));
  }
  for (const { values } of facetsIn(body)) {
    values.forEach(({ value }) => add(value));
  }
  return refs;
}

/** Takes out of an answer what names an entity that may not be seen. Changes the answer. @internal */
export function takeOutHidden(
  body: JsonValue,
  isVisible: (ref: string) => boolean,
): void {
  const stays = (value: JsonValue | undefined) => {
    const ref = refOf(value);
    return ref === undefined || isVisible(ref);
  };
  for (const entity of entitiesIn(body)) {
    if (Array.isArray(entity.relations)) {
      entity.relations = entity.relations.filter(
        relation => !isObject(relation) || stays(relation.targetRef),
      );
    }
    if (isObject(entity.spec) && Array.isArray(entity.spec.dependsOn)) {
      entity.spec.dependsOn = entity.spec.dependsOn.filter(stays);
    }
    for (const port of portsOf(entity)) {
      if (!stays(port.contract)) delete port.contract;
    }
  }
  for (const { values, put } of facetsIn(body)) {
    put(values.filter(({ value }) => stays(value)));
  }
}
