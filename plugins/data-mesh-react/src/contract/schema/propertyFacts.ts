// SPDX-License-Identifier: Apache-2.0
import type { Property, TypeOptions } from '@meshwright/contracts';
import { typeOf } from './schemaTree';

/** A label and text. @internal */
export interface TextFact {
  label: string;
  value: string;
}

const OPTION_LABELS: Record<string, string> = {
  minLength: 'Shortest',
  maxLength: 'Longest',
  minimum: 'At least',
  maximum: 'At most',
  exclusiveMinimum: 'More than',
  exclusiveMaximum: 'Less than',
  multipleOf: 'Multiple of',
  minItems: 'Fewest elements',
  maxItems: 'Most elements',
  uniqueItems: 'Elements differ',
  defaultTimezone: 'Time zone',
};

/** What a document says about a column beyond its description, as short facts; only what it says. @internal */
export function propertyFacts(property: Property): TextFact[] {
  const facts: Array<[string, string | undefined]> = [
    ['Business name', property.businessName],
    ['Physical name', property.physicalName],
    ['Type', typeOf(property)],
    ['Physical type', property.physicalType],
    ['Key', keyWords(property)],
    ['Required', property.required ? 'Yes' : undefined],
    ['Unique', property.unique ? 'Yes' : undefined],
    ['Partition', partitionWords(property)],
    ['Critical', property.criticalDataElement ? 'Yes' : undefined],
    ['Encrypted as', property.encryptedName],
    ['Allowed values', property.enum?.map(String).join(', ')],
    ['Examples', property.examples.map(show).join(', ')],
    ['Made from', property.transformSourceObjects.join(', ')],
    ['How', property.transformDescription],
    ['Tags', property.tags.join(', ')],
    ...optionFacts(property.typeOptions),
    ...property.customProperties.map(
      ({ property: name, value }): [string, string] => [name, show(value)],
    ),
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function optionFacts(options: TypeOptions): Array<[string, string]> {
  return Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .map(([option, value]) => [OPTION_LABELS[option] ?? option, show(value)]);
}

function keyWords(property: Property): string | undefined {
  if (!property.primaryKey) {
    return undefined;
  }
  return property.primaryKeyPosition && property.primaryKeyPosition > 0
    ? `Primary key, part ${property.primaryKeyPosition}`
    : 'Primary key';
}

function partitionWords(property: Property): string | undefined {
  if (!property.partitioned) {
    return undefined;
  }
  return property.partitionKeyPosition && property.partitionKeyPosition > 0
    ? `Part ${property.partitionKeyPosition}`
    : 'Yes';
}

function show(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value)
    : String(value);
}
