// SPDX-License-Identifier: Apache-2.0
import type {
  AuthoritativeDefinition,
  CustomProperty,
  Property,
  TypeOptions,
} from '../../model';
import { defined, isRecord, type Value } from '../values';
import { Column } from './definitions';
import { type ExpansionBudget, maxNesting } from './expansion';
import { readQuality } from './quality';
import { fieldTypes } from './types';

/** What reading the columns of a contract shares. @internal */
export interface ColumnContext {
  root: Value;
  /** Types of the contract's servers, in order, for choosing among `bigqueryType`, `snowflakeType` and so on. */
  serverTypes: readonly string[];
  budget: ExpansionBudget;
}

/** Reads a map of links. @internal */
export function readLinks(links: Value): AuthoritativeDefinition[] {
  return links.members().flatMap(([type, value]) => {
    const url = value.text();
    return url === undefined ? [] : [{ url, type }];
  });
}

/** Reads `config`, and some members of the holder that the model has no field for. @internal */
export function readExtras(
  config: Value,
  extras: ReadonlyArray<readonly [string, Value]> = [],
): CustomProperty[] {
  return [...extras, ...config.members()]
    .filter(([, value]) => value.present)
    .map(([property, value]) => ({ property, value: value.raw }));
}

const optionNames = [
  'minLength',
  'maxLength',
  'precision',
  'scale',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
] as const;

function readTypeOptions(column: Column, timezone?: boolean): TypeOptions {
  const options: TypeOptions = {};
  for (const name of optionNames) {
    const value = column.at(name).number();
    if (value !== undefined) options[name] = value;
  }
  const pattern = column.at('pattern').text();
  if (pattern !== undefined) options.pattern = pattern;
  const format = column.at('format').text();
  if (format !== undefined) options.format = format;
  if (timezone !== undefined) options.timezone = timezone;
  return options;
}

/** The type on the contract's own server: `config.snowflakeType` where the data is in Snowflake. */
function readPhysicalType(
  config: Value,
  serverTypes: readonly string[],
): string | undefined {
  const own = config.at('physicalType').text();
  if (own !== undefined) return own;
  for (const server of serverTypes) {
    const type = config.at(`${server}Type`).text();
    if (type !== undefined) return type;
  }
  return undefined;
}

/** Objects that the values are made from, each once. */
function readSources(lineage: Value): string[] {
  const sources = lineage
    .at('inputFields')
    .records()
    .flatMap(input => input.at('name').text() ?? []);
  return [...new Set(sources)];
}

function readTransformation(lineage: Value): string | undefined {
  const descriptions = lineage
    .at('inputFields')
    .records()
    .flatMap(input => input.at('transformations').records())
    .flatMap(step => step.at('description').text() ?? []);
  return (
    lineage.at('transformationDescription').text() ??
    (descriptions.length > 0
      ? [...new Set(descriptions)].join('; ')
      : undefined)
  );
}

function readEnum(value: Value): Property['enum'] {
  if (!Array.isArray(value.raw)) return undefined;
  return value.raw.filter(
    (item): item is string | number | boolean | null =>
      typeof item !== 'object' || item === null,
  );
}

/** Examples; before 1.1 there was only one. */
function readExamples(column: Column): unknown[] {
  const { raw } = column.at('examples');
  if (Array.isArray(raw)) return raw;
  const example = column.at('example');
  return example.present ? [example.raw] : [];
}

/**
 * Reads a column with what it inherits.
 *
 * @param ancestors - places of the columns and definitions around it, which it must not contain again
 * @internal
 */
export function readProperty(
  name: string,
  own: Value,
  context: ColumnContext,
  ancestors: ReadonlySet<string> = new Set(),
): Property {
  const column = Column.of(context.root, own);
  for (const layer of column.layers) context.budget.take(layer);
  const stated = column.at('type').text();
  const type = stated === undefined ? undefined : fieldTypes.get(stated);
  const config = column.at('config');
  const lineage = column.at('lineage');
  const path = own.pointer;
  const reference = column.at('references').text();

  const pointers = column.layers.map(layer => layer.pointer);
  const closed =
    ancestors.size >= maxNesting ||
    pointers.some(pointer => ancestors.has(pointer));
  const inside = new Set([...ancestors, ...pointers]);
  const nested = (part: string, value: Value): Property[] =>
    !closed && !context.budget.used && isRecord(value.raw)
      ? [readProperty(part, value, context, inside)]
      : [];

  const [items] = nested('items', column.at('items'));
  return defined<Property>({
    path,
    name,
    businessName: column.at('title').text(),
    logicalType: type?.logicalType,
    statedType: stated === type?.logicalType ? undefined : stated,
    physicalType: readPhysicalType(config, context.serverTypes),
    typeOptions: readTypeOptions(column, type?.timezone),
    description: column.at('description').text(),
    required: column.at('required').flag() ?? false,
    unique: column.at('unique').flag() ?? false,
    primaryKey: column.at('primaryKey', 'primary').flag() ?? false,
    partitioned: false,
    classification: column.at('classification').text(),
    criticalDataElement: false,
    enum: readEnum(column.at('enum')),
    examples: readExamples(column),
    tags: column.at('tags').texts(),
    transformSourceObjects: readSources(lineage),
    transformDescription: readTransformation(lineage),
    relationships:
      reference === undefined
        ? []
        : [
            {
              path: column.at('references').pointer,
              type: 'foreignKey',
              from: [],
              to: [reference],
            },
          ],
    quality: readQuality(column.at('quality')),
    authoritativeDefinitions: readLinks(column.at('links')),
    customProperties: readExtras(config, [
      ['pii', column.at('pii')],
      ['lineage', lineage],
    ]),
    properties: [
      ...(closed ? [] : readProperties(column.at('fields'), context, inside)),
      // What a map is made of, as most systems call it.
      ...nested('key', column.at('keys')),
      ...nested('value', column.at('values')),
    ],
    items,
  });
}

/** Reads a map of columns, as far as the contract's limit allows. @internal */
export function readProperties(
  fields: Value,
  context: ColumnContext,
  ancestors?: ReadonlySet<string>,
): Property[] {
  const properties: Property[] = [];
  for (const [name, field] of fields.members()) {
    if (context.budget.used) break;
    // A column of which nothing is known is written as `name:` and nothing after it.
    if (field.present && !isRecord(field.raw)) continue;
    properties.push(readProperty(name, field, context, ancestors));
  }
  return properties;
}
