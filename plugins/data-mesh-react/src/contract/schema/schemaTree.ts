// SPDX-License-Identifier: Apache-2.0
import type { Property, SchemaObject } from '@meshwright/contracts';

/** A table, column or nested member, as a node of the schema tree. @internal */
export interface SchemaNode {
  /** JSON Pointer of the thing in the document; unique where names are not. */
  id: string;
  /** Name as in `orders.customer.email`, for addresses and people. */
  column: string;
  name: string;
  /** What it is: a table or another object at the top, or a property. */
  object?: SchemaObject;
  property?: Property;
  parent?: SchemaNode;
  children: SchemaNode[];
  /** Lower-case text that a search looks in. */
  searchText: string;
}

/** The schema of a contract as a tree. Elements of arrays are taken apart: members of an element are children of the array. @internal */
export function buildSchemaTree(objects: SchemaObject[]): SchemaNode[] {
  return objects.map(object => {
    const node: SchemaNode = {
      id: object.path,
      column: object.name,
      name: object.name,
      object,
      children: [],
      searchText: textOf(object),
    };
    node.children = object.properties.map(child => buildProperty(child, node));
    return node;
  });
}

function buildProperty(property: Property, parent: SchemaNode): SchemaNode {
  const node: SchemaNode = {
    id: property.path,
    column: `${parent.column}.${property.name}`,
    name: property.name,
    property,
    parent,
    children: [],
    searchText: textOf(property),
  };
  node.children = membersOf(property).map(child => buildProperty(child, node));
  return node;
}

function membersOf(property: Property): Property[] {
  let element = property;
  while (element.properties.length === 0 && element.items) {
    element = element.items;
  }
  return element.properties;
}

function textOf(thing: SchemaObject | Property): string {
  return [
    thing.name,
    thing.businessName,
    thing.physicalName,
    thing.physicalType,
    'logicalType' in thing ? thing.logicalType : undefined,
    'classification' in thing ? thing.classification : undefined,
    thing.description,
    ...thing.tags,
  ]
    .filter(Boolean)
    .join('\n')
    .toLocaleLowerCase('en-US');
}

/** All nodes below and including the given ones, parents first. @internal */
export function allNodes(nodes: SchemaNode[]): SchemaNode[] {
  const all: SchemaNode[] = [];
  const walk = (node: SchemaNode) => {
    all.push(node);
    node.children.forEach(walk);
  };
  nodes.forEach(walk);
  return all;
}

/** The node that a person calls `orders.customer_email`; a name without its table is enough where only one column has it. @internal */
export function findColumn(
  nodes: SchemaNode[],
  column: string,
): SchemaNode | undefined {
  const wanted = column.toLocaleLowerCase('en-US');
  const all = allNodes(nodes);
  const exact = all.find(
    node => node.column.toLocaleLowerCase('en-US') === wanted,
  );
  if (exact) {
    return exact;
  }
  const tails = all.filter(node =>
    node.column.toLocaleLowerCase('en-US').endsWith(`.${wanted}`),
  );
  return tails.length === 1 ? tails[0] : undefined;
}

/** Type of a property as people write it: `array<object>`, `string`. Absent when the document states none. @internal */
export function typeOf(property: Property): string | undefined {
  const type = property.logicalType ?? property.statedType;
  if (type === 'array' && property.items) {
    return `array<${typeOf(property.items) ?? 'any'}>`;
  }
  return type;
}
