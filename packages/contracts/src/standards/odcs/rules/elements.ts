// SPDX-License-Identifier: Apache-2.0
import type { JsonPath } from '../../../document/pointer';
import type { PlainRecord } from '../../../document/types';
import { isRecord } from '../../values';

/** An object or a property of a contract's schema, for rules that look at more than one of them. @internal */
export interface SchemaElement {
  raw: PlainRecord;
  parent?: SchemaElement;
  /** Steps from the parent, or from the root. */
  steps: JsonPath;
  /** Element of an array, which has no name of its own. */
  isItems: boolean;
  name?: string;
  physicalName?: string;
  id?: string;
  children: SchemaElement[];
}

/** What an edition calls the parts of its schema. */
interface Names {
  objects: string;
  objectName: string;
  properties: string;
  propertyName: string;
}

const names3: Names = {
  objects: 'schema',
  objectName: 'name',
  properties: 'properties',
  propertyName: 'name',
};
const names2: Names = {
  objects: 'dataset',
  objectName: 'table',
  properties: 'columns',
  propertyName: 'column',
};

const textOf = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : undefined;

function element(
  raw: PlainRecord,
  nameField: string,
  steps: JsonPath,
  parent?: SchemaElement,
): SchemaElement {
  return {
    raw,
    parent,
    steps,
    isItems: false,
    name: textOf(raw[nameField]),
    physicalName: textOf(raw.physicalName),
    id: textOf(raw.id),
    children: [],
  };
}

function addChildren(parent: SchemaElement, names: Names): void {
  const { properties, items } = {
    properties: parent.raw[names.properties],
    items: parent.raw.items,
  };
  if (Array.isArray(properties)) {
    properties.forEach((raw, index) => {
      if (!isRecord(raw)) return;
      const steps = [names.properties, index];
      const child = element(raw, names.propertyName, steps, parent);
      parent.children.push(child);
      addChildren(child, names);
    });
  }
  if (isRecord(items)) {
    const child = element(items, names.propertyName, ['items'], parent);
    child.isItems = true;
    parent.children.push(child);
    addChildren(child, names);
  }
}

/** The objects of a contract with everything below them. Depth is that of the document, which is bounded. @internal */
export function readElements(data: PlainRecord, major: 2 | 3): SchemaElement[] {
  const names = major === 2 ? names2 : names3;
  const objects = data[names.objects];
  if (!Array.isArray(objects)) return [];
  return objects.flatMap((raw, index) => {
    if (!isRecord(raw)) return [];
    const object = element(raw, names.objectName, [names.objects, index]);
    addChildren(object, names);
    return [object];
  });
}

/** Where an element stands in the document. @internal */
export function pathOf({ parent, steps }: SchemaElement): JsonPath {
  return parent ? [...pathOf(parent), ...steps] : steps;
}

/** Visits elements and all below them, parents first. @internal */
export function eachElement(
  elements: readonly SchemaElement[],
  visit: (element: SchemaElement) => void,
): void {
  for (const one of elements) {
    visit(one);
    eachElement(one.children, visit);
  }
}
