// SPDX-License-Identifier: Apache-2.0
import {
  type PhysicalType,
  type Property,
  parsePhysicalType,
} from '@meshwright/contracts';

/** A type of BigQuery, with its digits where they matter. @internal */
export interface BigQueryType {
  name: string;
  precision?: number;
  scale?: number;
  repeated?: boolean;
}

function decimal(precision?: number, scale = 0): BigQueryType {
  const digits = precision === undefined ? {} : { precision, scale };
  const small =
    precision === undefined || (scale <= 9 && precision - scale <= 29);
  return { name: small ? 'NUMERIC' : 'BIGNUMERIC', ...digits };
}

function ofFamily(type: PhysicalType): BigQueryType | undefined {
  switch (type.family) {
    case 'integer':
      return type.unsigned && (type.bits ?? 64) >= 64
        ? decimal(20)
        : { name: 'INTEGER' };
    case 'decimal':
      return decimal(type.precision, type.scale);
    case 'float':
      return { name: 'FLOAT' };
    case 'boolean':
      return { name: 'BOOLEAN' };
    case 'binary':
      return { name: 'BYTES' };
    case 'date':
      return { name: 'DATE' };
    case 'time':
      return { name: 'TIME' };
    case 'timestamp':
      return { name: type.zoned === false ? 'DATETIME' : 'TIMESTAMP' };
    case 'string':
    case 'enum':
    case 'uuid':
      return { name: 'STRING' };
    case 'array': {
      const element = type.element && ofFamily(type.element);
      return element && !element.repeated
        ? { ...element, repeated: true }
        : { name: 'JSON' };
    }
    case 'struct':
    case 'map':
    case 'json':
    case 'vector':
      return { name: 'JSON' };
    default:
      return undefined;
  }
}

function ofLogical({ logicalType, typeOptions }: Property): BigQueryType {
  switch (logicalType) {
    case 'integer':
      return { name: 'INTEGER' };
    case 'number':
      return decimal(typeOptions.precision, typeOptions.scale);
    case 'boolean':
      return { name: 'BOOLEAN' };
    case 'date':
      return { name: 'DATE' };
    case 'time':
      return { name: 'TIME' };
    case 'timestamp':
      return {
        name: typeOptions.timezone === false ? 'DATETIME' : 'TIMESTAMP',
      };
    case 'object':
    case 'array':
      return { name: 'JSON' };
    default:
      return { name: 'STRING' };
  }
}

/**
 * The type of a column in BigQuery: what the physical type says where it is known, else the logical one, else a text.
 * Members that the contract states one by one make a record, and an array of them a repeated one.
 *
 * @param engine - engine that the contract's physical types are written for, as ODCS names servers
 * @internal
 */
export function columnTypeOf(
  property: Property,
  engine: string | undefined,
): BigQueryType {
  if (property.items) {
    const element = columnTypeOf(property.items, engine);
    // An array of arrays has no type of its own.
    return element.repeated ? { name: 'JSON' } : { ...element, repeated: true };
  }
  if (property.properties.length > 0) return { name: 'RECORD' };
  const physical =
    property.physicalType && parsePhysicalType(property.physicalType, engine);
  const known = physical ? ofFamily(physical) : undefined;
  if (known?.name === 'NUMERIC' && known.precision === undefined) {
    return ofLogical({ ...property, logicalType: 'number' });
  }
  return known ?? ofLogical(property);
}
