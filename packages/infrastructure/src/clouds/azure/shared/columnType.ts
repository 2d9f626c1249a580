// SPDX-License-Identifier: Apache-2.0
import {
  type PhysicalType,
  type Property,
  parsePhysicalType,
} from '@meshwright/contracts';

/** What a column holds, in the types that all engines of Azure share. `json` is text of an object or a list. @internal */
export type ColumnType =
  | { kind: 'string'; length?: number }
  | { kind: 'integer' | 'long' | 'double' | 'boolean' | 'date' | 'timestamp' }
  | { kind: 'decimal'; precision: number; scale: number }
  | { kind: 'json' };

function decimal(precision = 38, scale = 9): ColumnType {
  const digits = Math.min(38, Math.max(1, Math.floor(precision)));
  return {
    kind: 'decimal',
    precision: digits,
    scale: Math.min(digits, Math.max(0, Math.floor(scale))),
  };
}

function integer(bits = 64, unsigned = false): ColumnType {
  const needed = unsigned ? bits + 1 : bits;
  if (needed > 64) return decimal(38, 0);
  return { kind: needed > 32 ? 'long' : 'integer' };
}

function fromPhysical(type: PhysicalType): ColumnType | undefined {
  switch (type.family) {
    case 'integer':
      return integer(type.bits, type.unsigned);
    case 'decimal':
      return type.precision === undefined
        ? decimal()
        : decimal(type.precision, type.scale ?? 0);
    case 'float':
      return { kind: 'double' };
    case 'boolean':
    case 'date':
    case 'timestamp':
      return { kind: type.family };
    case 'uuid':
      return { kind: 'string', length: 36 };
    case 'string':
    case 'enum':
      return {
        kind: 'string',
        ...(type.length && { length: Math.floor(type.length) }),
      };
    case 'array':
    case 'struct':
    case 'map':
    case 'json':
      return { kind: 'json' };
    default:
      return undefined;
  }
}

function fromLogical({ logicalType, typeOptions }: Property): ColumnType {
  const { format, precision, scale, maxLength } = typeOptions;
  switch (logicalType) {
    case 'integer': {
      const [, sign, bits] = /^([iu])(\d+)$/.exec(String(format ?? '')) ?? [];
      return integer(bits ? Number(bits) : 64, sign === 'u');
    }
    case 'number':
      return /^f(32|64)$/.test(String(format ?? ''))
        ? { kind: 'double' }
        : decimal(precision, precision === undefined ? undefined : scale ?? 0);
    case 'boolean':
    case 'date':
    case 'timestamp':
      return { kind: logicalType };
    case 'object':
    case 'array':
      return { kind: 'json' };
    default:
      return {
        kind: 'string',
        ...(typeof maxLength === 'number' &&
          maxLength > 0 && { length: Math.floor(maxLength) }),
      };
  }
}

/** The type of a column, from its physical type where that is known, else from its logical one. @internal */
export function columnTypeOf(property: Property): ColumnType {
  const physical = property.physicalType
    ? parsePhysicalType(property.physicalType)
    : undefined;
  return (physical && fromPhysical(physical)) ?? fromLogical(property);
}
