// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, Relationship, SchemaObject } from '../model';
import { type Place } from './changeLog';
import { type Context, oldPlaceOf, placeOf } from './context';
import { list } from './values';

/** A relationship that does not depend on where and how it is written. */
interface Link {
  key: string;
  from: string[];
  to: string[];
  relationship: Relationship;
}

/** Names by id, so that `/schema/<id>/properties/<id>` and `object.property` meet. @internal */
export type NameIndex = ReadonlyMap<string, string>;

/** Reads the stable ids of a contract's objects and properties. @internal */
export function indexNames(contract: Contract): NameIndex {
  const names = new Map<string, string>();
  for (const object of contract.schema) {
    if (object.id) names.set(object.id, object.name);
    for (const property of object.properties) {
      if (!property.id) continue;
      names.set(`${object.id ?? object.name}/${property.id}`, property.name);
      names.set(`${object.name}/${property.id}`, property.name);
    }
  }
  return names;
}

const POINTER = /^(.*?#)?\/?schema\/([^/]+)(?:\/properties\/([^/]+))?$/;

function plainTarget(target: string, names: NameIndex): string {
  const match = POINTER.exec(target.trim());
  if (!match) return target.trim();
  const [, file = '', object, property] = match;
  if (file && file !== '#') return target.trim();
  const objectName = names.get(object) ?? object;
  if (!property) return objectName;
  return `${objectName}.${names.get(`${object}/${property}`) ?? property}`;
}

function linkOf(
  relationship: Relationship,
  own: string,
  names: NameIndex,
  renames: ReadonlyMap<string, string>,
): Link {
  const read = (target: string) => {
    const name = plainTarget(target, names);
    return renames.get(name) ?? name;
  };
  const from = (relationship.from.length > 0 ? relationship.from : [own]).map(
    read,
  );
  const to = relationship.to.map(read);
  // Parts of a composite key belong together; the order of the pairs does not matter.
  const pairs = from.map((name, index) => `${name}>${to[index] ?? ''}`).sort();
  const spare = to.slice(from.length);
  return {
    key: [relationship.type.toLowerCase(), ...pairs, ...spare].join('\n'),
    from,
    to,
    relationship,
  };
}

function linksOf(
  object: SchemaObject,
  names: NameIndex,
  renames: ReadonlyMap<string, string>,
): Map<string, Link> {
  const links = new Map<string, Link>();
  const add = (relationship: Relationship, own: string) => {
    const link = linkOf(relationship, own, names, renames);
    links.set(link.key, link);
  };
  const visit = (property: Property, prefix: string) => {
    const name = `${prefix}.${property.name}`;
    property.relationships.forEach(relationship => add(relationship, name));
    property.properties.forEach(member => visit(member, name));
    if (property.items) {
      visit({ ...property.items, name: property.name }, prefix);
    }
  };
  object.relationships.forEach(relationship => add(relationship, object.name));
  object.properties.forEach(property => visit(property, object.name));
  return links;
}

/**
 * Compares the relationships of an object and of everything in it.
 *
 * @param renames - old names, `object.property`, to the names that they have now
 *
 * @internal
 */
export function compareRelationships(
  { log }: Context,
  before: SchemaObject,
  after: SchemaObject,
  names: { old: NameIndex; next: NameIndex },
  renames: ReadonlyMap<string, string>,
): void {
  const old = linksOf(before, names.old, renames);
  const next = linksOf(after, names.next, new Map());
  const words = (link: Link) => `${list(link.from)} to ${list(link.to)}`;
  const at = (link: Link, place: typeof placeOf): Place =>
    place(link.relationship, link.from[0] ?? after.name);
  for (const [key, link] of old) {
    if (next.has(key)) continue;
    log.add('relationship-removed', at(link, oldPlaceOf), {
      field: 'relationships',
      reason: `The reference from ${words(
        link,
      )} is no longer promised: joins over it may lose or multiply rows.`,
      before: { from: link.from, to: link.to },
    });
  }
  for (const [key, link] of next) {
    if (old.has(key)) continue;
    log.add('relationship-added', at(link, placeOf), {
      field: 'relationships',
      reason: `${words(
        link,
      )} is now promised: rows that point at nothing are wrong from here on.`,
      after: { from: link.from, to: link.to },
    });
  }
}
