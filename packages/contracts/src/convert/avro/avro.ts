// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, SchemaObject } from '../../model';
import type { Engine, PhysicalType } from '../../physicalType';
import { columnType } from '../columnType';
import type { Losses } from '../findings';
import {
  UniqueNames,
  fileName,
  physicalName,
  plainIdentifier,
} from '../naming';
import type { ConvertedFile } from '../types';

type Schema = string | { [attribute: string]: unknown } | Schema[];

const LEGAL = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What holds for one file: names of records and enums may each be declared only once. */
interface Scope {
  namespace: string;
  names: UniqueNames;
  engine: Engine | undefined;
  losses: Losses;
}

function recordName(scope: Scope, name: string): string {
  const plain = plainIdentifier(name);
  return scope.names.claim(plain.charAt(0).toUpperCase() + plain.slice(1));
}

function timestamp(type: PhysicalType, kind: 'time' | 'timestamp'): Schema {
  const fine = (type.precision ?? 6) > 3;
  const unit = fine ? 'micros' : 'millis';
  if (kind === 'time') {
    return { type: fine ? 'long' : 'int', logicalType: `time-${unit}` };
  }
  const local = type.zoned === false ? 'local-' : '';
  return { type: 'long', logicalType: `${local}timestamp-${unit}` };
}

function integer({ bits = 64, unsigned }: PhysicalType): Schema {
  const width = bits + (unsigned ? 1 : 0);
  if (width <= 32) return 'int';
  return width <= 64
    ? 'long'
    : { type: 'bytes', logicalType: 'decimal', precision: 39, scale: 0 };
}

function schemaOfType(
  type: PhysicalType,
  name: string,
  scope: Scope,
  path: string,
): Schema {
  const inner = (part: PhysicalType, suffix: string) =>
    schemaOfType(part, `${name}_${suffix}`, scope, path);
  switch (type.family) {
    case 'integer':
      return integer(type);
    case 'decimal':
      return decimal(type, name, scope, path);
    case 'float':
      return (type.bits ?? 64) > 32 ? 'double' : 'float';
    case 'boolean':
      return 'boolean';
    case 'binary':
      return 'bytes';
    case 'date':
      return { type: 'int', logicalType: 'date' };
    case 'time':
    case 'timestamp':
      return timestamp(type, type.family);
    case 'uuid':
      return { type: 'string', logicalType: 'uuid' };
    case 'array':
      return {
        type: 'array',
        items: type.element ? inner(type.element, 'item') : 'string',
      };
    case 'vector':
      return { type: 'array', items: 'float' };
    case 'map':
      if (type.key && type.key.family !== 'string') {
        scope.losses.add(
          'approximated',
          path,
          `Keys of maps are texts in Avro, so those of '${name}' have to be written as texts.`,
        );
      }
      return {
        type: 'map',
        values: type.element ? inner(type.element, 'value') : 'string',
      };
    case 'struct':
      if (!type.fields || type.fields.length === 0)
        return asText(name, scope, path);
      return {
        type: 'record',
        name: recordName(scope, name),
        fields: type.fields.map(field => ({
          name: plainIdentifier(field.name),
          type: ['null', inner(field.type, field.name)],
          default: null,
        })),
      };
    case 'json':
    case 'interval':
    case 'other':
      return asText(name, scope, path);
    default:
      return 'string';
  }
}

function asText(name: string, scope: Scope, path: string): Schema {
  scope.losses.add(
    'approximated',
    path,
    `Avro has no type for '${name}', so a text holds it.`,
  );
  return 'string';
}

function decimal(
  type: PhysicalType,
  name: string,
  scope: Scope,
  path: string,
): Schema {
  if (type.precision === undefined) {
    scope.losses.add(
      'assumed',
      path,
      `'${name}' states no digits, so 38 of them with 9 after the point are assumed.`,
    );
  }
  const scale = type.precision === undefined ? 9 : type.scale ?? 0;
  const precision = Math.max(type.precision ?? 38, scale, 1);
  return { type: 'bytes', logicalType: 'decimal', precision, scale };
}

/** Allowed values that are all legal names, of which Avro makes a type of its own. */
function symbolsOf(property: Property): string[] | undefined {
  const values = (property.enum ?? []).filter(value => value !== null);
  const symbols = values.map(String);
  const legal =
    symbols.length > 0 &&
    values.every(value => typeof value === 'string') &&
    symbols.every(symbol => LEGAL.test(symbol)) &&
    new Set(symbols).size === symbols.length;
  return legal ? symbols : undefined;
}

function schemaOfProperty(property: Property, scope: Scope): Schema {
  const name = physicalName(property) || 'item';
  const type = columnType(property, scope.engine, scope.losses);
  const symbols = symbolsOf(property);
  if (symbols && (type.family === 'string' || type.family === 'enum')) {
    return { type: 'enum', name: recordName(scope, name), symbols };
  }
  if (property.enum) {
    scope.losses.add(
      'lost',
      property.path,
      `The allowed values of '${name}' are no legal symbols in Avro and are left out.`,
    );
  }
  if (type.family === 'struct' && property.properties.length > 0) {
    return {
      type: 'record',
      name: recordName(scope, name),
      fields: fieldsOf(
        property.properties,
        property.typeOptions.required ?? [],
        scope,
      ),
    };
  }
  if (type.family === 'array' && property.items) {
    return {
      type: 'array',
      items: schemaOfProperty(
        {
          ...property.items,
          name: property.items.name || `${name}_item`,
        },
        scope,
      ),
    };
  }
  return schemaOfType(type, name, scope, property.path);
}

function fieldsOf(
  properties: Property[],
  demanded: string[],
  scope: Scope,
): Schema[] {
  const names = new UniqueNames();
  return properties.map(property => {
    const wanted = physicalName(property);
    const name = names.claim(plainIdentifier(wanted));
    if (name !== wanted) {
      scope.losses.add(
        'renamed',
        property.path,
        `'${wanted}' is no legal or no unique name in Avro, so the field is called '${name}'.`,
      );
    }
    const required =
      property.required ||
      property.primaryKey ||
      demanded.includes(property.name);
    const schema = schemaOfProperty(property, scope);
    return {
      name,
      ...(property.description && { doc: property.description }),
      ...(required
        ? { type: schema }
        : { type: ['null', schema], default: null }),
    };
  });
}

/** A namespace of legal parts, from domain and contract. */
function namespaceOf(contract: Contract): string {
  const parts = [contract.domain, contract.dataProduct ?? contract.name]
    .filter((part): part is string => Boolean(part?.trim()))
    .map(part => plainIdentifier(part).toLowerCase());
  return parts.join('.') || 'contract';
}

/**
 * Describes the records of each object of a contract as Avro schemas (specification 1.12).
 *
 * @internal
 */
export function toAvro(
  contract: Contract,
  objects: SchemaObject[],
  engine: Engine | undefined,
  losses: Losses,
): { files: ConvertedFile[]; text: string } {
  const namespace = namespaceOf(contract);
  const shared = new UniqueNames();
  const files = new UniqueNames();
  const records = objects.map(object => {
    const scope = { namespace, names: shared, engine, losses };
    const name = recordName(scope, physicalName(object));
    const keys = object.properties.filter(({ primaryKey }) => primaryKey);
    if (keys.length > 0) {
      losses.add(
        'lost',
        object.path,
        `Avro describes one record, so the primary key of '${object.name}' is left out.`,
      );
    }
    const schema: Schema = {
      type: 'record',
      name,
      namespace,
      ...(object.description && { doc: object.description }),
      fields: fieldsOf(object.properties, [], scope),
    };
    return { path: files.claim(fileName(physicalName(object))), schema };
  });
  const print = (schema: Schema) => `${JSON.stringify(schema, null, 2)}\n`;
  return {
    files: records.map(({ path, schema }) => ({
      path: `${path}.avsc`,
      content: print(schema),
    })),
    // Several records in one text are a union of them.
    text: print(
      records.length === 1
        ? records[0].schema
        : records.map(({ schema }) => schema),
    ),
  };
}
