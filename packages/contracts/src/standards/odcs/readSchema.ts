// SPDX-License-Identifier: Apache-2.0
import type {
  Property,
  Relationship,
  SchemaObject,
  TypeOptions,
} from '../../model';
import { readCustomProperties, readDefinitions, readMarks } from '../bitol';
import { defined, isRecord, type Value } from '../values';
import { readLogicalType } from './logicalType';
import { allowedValues, readQuality } from './readQuality';

/** A position in a key; -1 stands for none. @internal */
export function readPosition(value: Value): number | undefined {
  const position = value.number();
  return position !== undefined && position >= 1 ? position : undefined;
}

/**
 * The logical type, or the text that is none.
 *
 * @internal
 */
export function readType(
  value: Value,
): Pick<Property, 'logicalType' | 'statedType'> {
  const stated = value.text();
  if (stated === undefined) return {};
  const logicalType = readLogicalType(stated);
  return logicalType ? { logicalType } : { statedType: stated };
}

function readRelationships(list: Value): Relationship[] {
  return list.records().map(item =>
    defined<Relationship>({
      ...readMarks(item),
      path: item.pointer,
      type: item.at('type').text() ?? 'foreignKey',
      from: item.at('from').texts(),
      to: item.at('to').texts(),
      description: item.at('description').text(),
    }),
  );
}

/** Whether a value must be there, also under the names that came before `required`. */
function readRequired(property: Value): boolean {
  const nullable = property.first('isNullable', 'nullable').flag();
  return (
    property.at('required').flag() ??
    (nullable === undefined ? false : !nullable)
  );
}

function readProperty(property: Value, fallbackName = ''): Property {
  const options = property.at('logicalTypeOptions').raw;
  const quality = readQuality(property.at('quality'));
  const items = property.at('items');
  const flag = (...names: string[]) => property.first(...names).flag() ?? false;
  return defined<Property>({
    path: property.pointer,
    id: property.at('id').text(),
    name: property.at('name').text() ?? fallbackName,
    businessName: property.at('businessName').text(),
    physicalName: property.at('physicalName').text(),
    ...readType(property.at('logicalType')),
    physicalType: property.at('physicalType').text(),
    typeOptions: isRecord(options) ? ({ ...options } as TypeOptions) : {},
    description: property.at('description').text(),
    required: readRequired(property),
    unique: flag('unique', 'isUnique'),
    primaryKey: flag('primaryKey', 'isPrimaryKey'),
    primaryKeyPosition: readPosition(property.at('primaryKeyPosition')),
    partitioned: flag('partitioned'),
    partitionKeyPosition: readPosition(property.at('partitionKeyPosition')),
    classification: property.at('classification').text(),
    criticalDataElement: flag('criticalDataElement'),
    encryptedName: property.at('encryptedName').text(),
    enum: allowedValues(quality),
    examples: property
      .at('examples')
      .items()
      .map(({ raw }) => raw),
    tags: property.at('tags').texts(),
    transformSourceObjects: property.at('transformSourceObjects').texts(),
    transformLogic: property.at('transformLogic').text(),
    transformDescription: property.at('transformDescription').text(),
    relationships: readRelationships(property.at('relationships')),
    quality,
    authoritativeDefinitions: readDefinitions(
      property.at('authoritativeDefinitions'),
    ),
    customProperties: readCustomProperties(property.at('customProperties')),
    properties: property
      .at('properties')
      .records()
      .map(member => readProperty(member)),
    items: isRecord(items.raw) ? readProperty(items, 'items') : undefined,
  });
}

/** Reads the `schema` of ODCS 3. @internal */
export function readSchema(list: Value): SchemaObject[] {
  return list.records().map(object =>
    defined<SchemaObject>({
      path: object.pointer,
      id: object.at('id').text(),
      name: object.at('name').text() ?? object.at('physicalName').text() ?? '',
      businessName: object.at('businessName').text(),
      physicalName: object.at('physicalName').text(),
      physicalType: object.at('physicalType').text(),
      description: object.at('description').text(),
      dataGranularityDescription: object
        .at('dataGranularityDescription')
        .text(),
      tags: object.at('tags').texts(),
      properties: object
        .at('properties')
        .records()
        .map(member => readProperty(member)),
      relationships: readRelationships(object.at('relationships')),
      quality: readQuality(object.at('quality')),
      authoritativeDefinitions: readDefinitions(
        object.at('authoritativeDefinitions'),
      ),
      customProperties: readCustomProperties(object.at('customProperties')),
    }),
  );
}
