// SPDX-License-Identifier: Apache-2.0
import type { Property } from '../model';
import {
  type Engine,
  type PhysicalType,
  parsePhysicalType,
} from '../physicalType';
import type { Losses } from './findings';
import { physicalName } from './naming';

const numberFormats: ReadonlyMap<string, Partial<PhysicalType>> = new Map<
  string,
  Partial<PhysicalType>
>([
  ['i8', { bits: 8 }],
  ['i16', { bits: 16 }],
  ['i32', { bits: 32 }],
  ['i64', { bits: 64 }],
  ['i128', { bits: 128 }],
  ['u8', { bits: 8, unsigned: true }],
  ['u16', { bits: 16, unsigned: true }],
  ['u32', { bits: 32, unsigned: true }],
  ['u64', { bits: 64, unsigned: true }],
  ['u128', { bits: 128, unsigned: true }],
  ['f32', { family: 'float', bits: 32 }],
  ['f64', { family: 'float', bits: 64 }],
]);

function fromLogicalType(property: Property): PhysicalType | undefined {
  const { logicalType, typeOptions } = property;
  const name = logicalType ?? '';
  const format = numberFormats.get(String(typeOptions.format).toLowerCase());
  switch (logicalType) {
    case 'string':
      return fromText(property);
    case 'integer':
      return { family: 'integer', name, bits: 64, ...format };
    case 'number':
      if (format) return { family: 'integer', name, ...format };
      return {
        family: 'decimal',
        name,
        ...(typeOptions.precision !== undefined && {
          precision: typeOptions.precision,
          scale: typeOptions.scale ?? 0,
        }),
      };
    case 'boolean':
    case 'date':
      return { family: logicalType, name };
    case 'time':
    case 'timestamp':
      return {
        family: logicalType,
        name,
        ...(typeof typeOptions.timezone === 'boolean' && {
          zoned: typeOptions.timezone,
        }),
      };
    case 'object':
      return { family: 'struct', name };
    case 'array':
      return { family: 'array', name };
    default:
      return undefined;
  }
}

function fromText({ typeOptions }: Property): PhysicalType {
  const format = String(typeOptions.format ?? '').toLowerCase();
  if (format === 'uuid') return { family: 'uuid', name: 'string' };
  if (format === 'binary' || format === 'byte') {
    return { family: 'binary', name: 'string' };
  }
  return {
    family: 'string',
    name: 'string',
    ...(typeOptions.maxLength !== undefined && {
      length: typeOptions.maxLength,
    }),
  };
}

/** Takes the digits from the options of the type where the physical type is a decimal without any. */
function withDigits(
  type: PhysicalType,
  { typeOptions: { precision, scale } }: Property,
): PhysicalType {
  return type.family === 'decimal' &&
    type.precision === undefined &&
    precision !== undefined
    ? { ...type, precision, scale: scale ?? 0 }
    : type;
}

/** Takes the members of a nested type from the properties that state them one by one. */
function withMembers(
  type: PhysicalType,
  property: Property,
  engine: Engine | undefined,
  losses: Losses,
): PhysicalType {
  if (property.properties.length > 0 && type.family !== 'array') {
    return {
      family: 'struct',
      name: type.name,
      fields: property.properties.map(member => ({
        name: physicalName(member),
        type: columnType(member, engine, losses),
      })),
    };
  }
  if (property.items && type.family !== 'struct') {
    return {
      family: 'array',
      name: 'array',
      element: columnType(property.items, engine, losses),
    };
  }
  return type;
}

/**
 * The type of a column: what its physical type says where that is known, else what its logical
 * type and its options say. Never nothing: a column of no known type is a text, with a finding.
 *
 * @param engine - engine that the physical types are written for
 *
 * @internal
 */
export function columnType(
  property: Property,
  engine: Engine | undefined,
  losses: Losses,
): PhysicalType {
  const stated = property.physicalType ?? property.statedType;
  const physical = stated ? parsePhysicalType(stated, engine) : undefined;
  const logical = fromLogicalType(property);
  if (physical && physical.family !== 'other') {
    return withMembers(
      withDigits(physical, property),
      property,
      engine,
      losses,
    );
  }
  if (stated) {
    losses.add(
      'approximated',
      property.path,
      `The physical type '${stated.slice(0, 80)}' is not known, so ${
        logical ? `the logical type ${property.logicalType}` : 'a text'
      } stands for it.`,
    );
  } else if (!logical && property.properties.length === 0 && !property.items) {
    losses.add(
      'assumed',
      property.path,
      `'${property.name}' states no type, so a text is assumed.`,
    );
  }
  return withMembers(
    logical ?? { family: 'string', name: 'string' },
    property,
    engine,
    losses,
  );
}
