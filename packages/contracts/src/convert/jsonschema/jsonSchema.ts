// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, SchemaObject } from '../../model';
import type { Engine, PhysicalType } from '../../physicalType';
import { columnType } from '../columnType';
import type { Losses } from '../findings';
import {
  UniqueNames,
  dictionary,
  fileName,
  physicalName,
  titleOf,
} from '../naming';
import type { ConvertedFile } from '../types';

/** A JSON Schema of draft 2020-12. */
type Schema = Record<string, unknown>;

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** Formats that the draft knows, by what ODCS calls them. */
const formats: ReadonlyMap<string, string> = new Map<string, string>([
  ['email', 'email'],
  ['uuid', 'uuid'],
  ['uri', 'uri'],
  ['url', 'uri'],
  ['hostname', 'hostname'],
  ['ipv4', 'ipv4'],
  ['ipv6', 'ipv6'],
]);

function baseOf(type: PhysicalType): Schema {
  switch (type.family) {
    case 'integer':
      return { type: 'integer', ...rangeOf(type) };
    case 'decimal':
      return type.scale === 0 && type.precision !== undefined
        ? { type: 'integer' }
        : { type: 'number' };
    case 'float':
      return { type: 'number' };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'time':
      return { type: 'string', ...(type.zoned && { format: 'time' }) };
    case 'timestamp':
      // The draft's date-time demands an offset, which a time without a zone lacks.
      return {
        type: 'string',
        ...(type.zoned !== false && { format: 'date-time' }),
      };
    case 'interval':
      return { type: 'string', format: 'duration' };
    case 'uuid':
      return { type: 'string', format: 'uuid' };
    case 'binary':
      return { type: 'string', contentEncoding: 'base64' };
    case 'array':
      return {
        type: 'array',
        ...(type.element && { items: baseOf(type.element) }),
      };
    case 'vector':
      return {
        type: 'array',
        items: { type: 'number' },
        ...(type.precision !== undefined && {
          minItems: type.precision,
          maxItems: type.precision,
        }),
      };
    case 'struct':
      return {
        type: 'object',
        ...(type.fields && {
          properties: dictionary(
            type.fields.map(field => [field.name, baseOf(field.type)]),
          ),
        }),
      };
    case 'map':
      return {
        type: 'object',
        ...(type.element && { additionalProperties: baseOf(type.element) }),
      };
    case 'json':
    case 'other':
      return {};
    case 'enum':
      return {
        type: 'string',
        ...(type.values && type.values.length > 0 && { enum: type.values }),
      };
    default:
      return {
        type: 'string',
        ...(type.length !== undefined && { maxLength: type.length }),
      };
  }
}

/** Small integers have a range of their own; beyond 32 bits JSON numbers are not exact anyway. */
function rangeOf({ bits = 64, unsigned }: PhysicalType): Schema {
  if (bits > 32) return unsigned ? { minimum: 0 } : {};
  return unsigned
    ? { minimum: 0, maximum: 2 ** bits - 1 }
    : { minimum: -(2 ** (bits - 1)), maximum: 2 ** (bits - 1) - 1 };
}

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}

/** Carries the options of a type over, as far as the draft has them for that type. */
function optionsOf(property: Property, type: unknown, losses: Losses): Schema {
  const options = property.typeOptions;
  const schema: Schema = {};
  const copy = (names: string[], wanted: 'number' | 'boolean') => {
    for (const name of names) {
      const value = options[name];
      // eslint-disable-next-line valid-typeof -- compared with one of two known names
      if (typeof value === wanted) schema[name] = value;
    }
  };
  if (type === 'string') {
    copy(['minLength', 'maxLength'], 'number');
    if (options.pattern && isPattern(options.pattern)) {
      schema.pattern = options.pattern;
    } else if (options.pattern) {
      losses.add(
        'lost',
        property.path,
        `The pattern '${options.pattern.slice(
          0,
          80,
        )}' is no regular expression of ECMA-262 and is left out.`,
      );
    }
    const format = formats.get(String(options.format).toLowerCase());
    if (format) schema.format = format;
  } else if (type === 'number' || type === 'integer') {
    copy(
      ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
      'number',
    );
    for (const [flag, bound, exclusive] of [
      ['exclusiveMinimum', 'minimum', 'exclusiveMinimum'],
      ['exclusiveMaximum', 'maximum', 'exclusiveMaximum'],
    ]) {
      // ODCS 3.0 has a flag beside the bound where the draft has the bound itself.
      if (options[flag] === true && schema[bound] !== undefined) {
        schema[exclusive] = schema[bound];
        delete schema[bound];
      }
    }
    if ((options.multipleOf ?? 0) > 0) schema.multipleOf = options.multipleOf;
  } else if (type === 'array') {
    copy(['minItems', 'maxItems'], 'number');
    copy(['uniqueItems'], 'boolean');
  } else if (type === 'object') {
    copy(['minProperties', 'maxProperties'], 'number');
  }
  return schema;
}

function membersOf(
  properties: Property[],
  demanded: string[],
  engine: Engine | undefined,
  losses: Losses,
): Schema {
  const required = properties.filter(
    property =>
      property.required ||
      property.primaryKey ||
      demanded.includes(property.name),
  );
  return {
    properties: dictionary(
      properties.map(property => [
        physicalName(property),
        schemaOf(property, engine, losses, required.includes(property)),
      ]),
    ),
    ...(required.length > 0 && { required: required.map(physicalName) }),
  };
}

function schemaOf(
  property: Property,
  engine: Engine | undefined,
  losses: Losses,
  required: boolean,
): Schema {
  const base = baseOf(columnType(property, engine, losses));
  const { type } = base;
  const nested: Schema =
    type === 'object' && property.properties.length > 0
      ? membersOf(
          property.properties,
          property.typeOptions.required ?? [],
          engine,
          losses,
        )
      : {};
  const items: Schema =
    type === 'array' && property.items
      ? { items: schemaOf(property.items, engine, losses, true) }
      : {};
  const values = property.enum;
  if (property.unique && !property.primaryKey) {
    losses.add(
      'lost',
      property.path,
      `JSON Schema cannot demand that '${property.name}' is unique among all records.`,
    );
  }
  return {
    ...base,
    ...optionsOf(property, type, losses),
    ...nested,
    ...items,
    // A property that is not required may be null as well as left out.
    ...(typeof type === 'string' && !required && { type: [type, 'null'] }),
    ...(values && {
      enum: required || values.includes(null) ? values : [...values, null],
    }),
    ...(property.businessName && { title: property.businessName }),
    ...(property.description && { description: property.description }),
    ...(property.examples.length > 0 && { examples: property.examples }),
  };
}

function objectSchema(
  object: SchemaObject,
  engine: Engine | undefined,
  losses: Losses,
): Schema {
  const keys = object.properties.filter(({ primaryKey }) => primaryKey);
  if (keys.length > 0) {
    losses.add(
      'lost',
      object.path,
      `JSON Schema describes one record, so the primary key of '${object.name}' is left out.`,
    );
  }
  return {
    title: object.businessName ?? object.name,
    ...(object.description && { description: object.description }),
    type: 'object',
    ...membersOf(object.properties, [], engine, losses),
  };
}

/**
 * Describes the records of each object of a contract as JSON Schema 2020-12.
 *
 * Members that the contract does not name are allowed: a contract may grow without breaking readers.
 *
 * @internal
 */
export function toJsonSchema(
  contract: Contract,
  objects: SchemaObject[],
  engine: Engine | undefined,
  losses: Losses,
): { files: ConvertedFile[]; text: string } {
  const names = new UniqueNames();
  const schemas = objects.map(object => ({
    name: names.claim(fileName(physicalName(object))),
    schema: objectSchema(object, engine, losses),
  }));
  const print = (schema: Schema) => `${JSON.stringify(schema, null, 2)}\n`;
  const files = schemas.map(({ name, schema }) => ({
    path: `${name}.schema.json`,
    content: print({ $schema: DRAFT, ...schema }),
  }));
  const [only, ...others] = files;
  if (only && others.length === 0) return { files, text: only.content };
  const bundle: Schema = {
    $schema: DRAFT,
    title: titleOf(contract),
    $defs: dictionary(schemas.map(({ name, schema }) => [name, schema])),
    anyOf: schemas.map(({ name }) => ({ $ref: `#/$defs/${name}` })),
  };
  if (schemas.length === 0) delete bundle.anyOf;
  return { files, text: print(bundle) };
}
