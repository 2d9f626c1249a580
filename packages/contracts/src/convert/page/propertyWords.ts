// SPDX-License-Identifier: Apache-2.0
import type { Property } from '../../model';
import { type Inline, valueText } from './blocks';

/** A name as it has to be typed. @internal */
export const code = (text: string | undefined): Inline[] =>
  text ? [{ code: text }] : [''];

/** The type of a property, logical and physical. @internal */
export function typeWords(property: Property): Inline[] {
  const { logicalType, statedType, physicalType } = property;
  const logical = logicalType ?? statedType ?? '';
  if (!physicalType || physicalType.toLowerCase() === logical) return [logical];
  return logical
    ? [`${logical} `, { code: physicalType }]
    : [{ code: physicalType }];
}

/** What is demanded of the values of a property, in words. @internal */
export function ruleWords(property: Property): string {
  const words: string[] = [];
  if (property.primaryKey) {
    const position = property.primaryKeyPosition ?? -1;
    words.push(position > 0 ? `primary key ${position}` : 'primary key');
  }
  if (property.required) words.push('required');
  if (property.unique) words.push('unique');
  if (property.partitioned) words.push('partitioned');
  for (const [name, value] of Object.entries(property.typeOptions)) {
    if (value !== undefined) words.push(`${name} ${valueText(value)}`);
  }
  if (property.enum) words.push(`one of ${property.enum.join(', ')}`);
  for (const { to } of property.relationships) {
    words.push(`refers to ${to.join(', ')}`);
  }
  return words.join('; ');
}

/** All properties of an object with those inside them, each with its whole name. @internal */
export function allProperties(
  properties: Property[],
  prefix = '',
): Array<{ name: string; property: Property }> {
  return properties.flatMap(property => {
    const name = `${prefix}${property.name}`;
    return [{ name, property }, ...insides(property, name)];
  });
}

function insides(
  property: Property,
  name: string,
): Array<{ name: string; property: Property }> {
  const { items } = property;
  return [
    ...allProperties(property.properties, `${name}.`),
    ...(items
      ? [
          // Elements that are objects speak through their members.
          ...(items.properties.length === 0
            ? [{ name: `${name}[]`, property: items }]
            : []),
          ...insides(items, `${name}[]`),
        ]
      : []),
  ];
}
