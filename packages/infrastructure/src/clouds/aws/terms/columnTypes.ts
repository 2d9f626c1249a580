// SPDX-License-Identifier: Apache-2.0
import {
  type PhysicalType,
  type Property,
  parsePhysicalType,
} from '@meshwright/contracts';
import { slug } from './words';

/** The type of one column in the services that name it. @internal */
export interface ColumnTypes {
  /** Glue, Athena and Spark. */
  lake: string;
  redshift: string;
  quicksight: 'STRING' | 'INTEGER' | 'DECIMAL' | 'DATETIME' | 'BIT' | 'BOOLEAN';
}

const TEXT: ColumnTypes = {
  lake: 'string',
  redshift: 'varchar(65535)',
  quicksight: 'STRING',
};

const decimal = (precision = 38, scale = 9): ColumnTypes => {
  const digits = Math.min(38, Math.max(1, precision));
  const after = Math.min(digits, Math.max(0, scale));
  return {
    lake: `decimal(${digits},${after})`,
    redshift: `decimal(${digits},${after})`,
    quicksight: 'DECIMAL',
  };
};

function integer(bits = 64, unsigned = false): ColumnTypes {
  const needed = unsigned ? bits + 1 : bits;
  if (needed > 64) return decimal(38, 0);
  const whole = (lake: string, redshift = lake): ColumnTypes => ({
    lake,
    redshift,
    quicksight: 'INTEGER',
  });
  if (needed > 32) return whole('bigint');
  return needed > 16 ? whole('int', 'integer') : whole('smallint');
}

/** Redshift counts bytes; a character takes four at most. */
const text = (length?: number): ColumnTypes => ({
  ...TEXT,
  redshift: `varchar(${
    length ? Math.min(65535, Math.max(1, Math.floor(length)) * 4) : 65535
  })`,
});

const nested = (lake: string): ColumnTypes => ({
  lake,
  redshift: 'super',
  quicksight: 'STRING',
});

function byPhysical(type: PhysicalType): ColumnTypes | undefined {
  switch (type.family) {
    case 'integer':
      return integer(type.bits, type.unsigned);
    case 'decimal':
      return type.precision === undefined
        ? decimal()
        : decimal(type.precision, type.scale ?? 0);
    case 'float':
      return (type.bits ?? 64) > 32
        ? {
            lake: 'double',
            redshift: 'double precision',
            quicksight: 'DECIMAL',
          }
        : { lake: 'float', redshift: 'real', quicksight: 'DECIMAL' };
    case 'boolean':
      return { lake: 'boolean', redshift: 'boolean', quicksight: 'BOOLEAN' };
    case 'date':
      return { lake: 'date', redshift: 'date', quicksight: 'DATETIME' };
    case 'timestamp':
      return {
        lake: 'timestamp',
        redshift: type.zoned ? 'timestamptz' : 'timestamp',
        quicksight: 'DATETIME',
      };
    case 'string':
      return text(type.length);
    case 'binary':
      return {
        lake: 'binary',
        redshift: 'varbyte(64000)',
        quicksight: 'STRING',
      };
    case 'uuid':
      return { ...TEXT, redshift: 'varchar(36)' };
    case 'enum':
    case 'time':
    case 'interval':
    case 'json':
      return TEXT;
    case 'array':
      return type.element
        ? nested(`array<${(byPhysical(type.element) ?? TEXT).lake}>`)
        : TEXT;
    case 'map':
      return type.key && type.element
        ? nested(
            `map<${(byPhysical(type.key) ?? TEXT).lake},${
              (byPhysical(type.element) ?? TEXT).lake
            }>`,
          )
        : TEXT;
    case 'struct':
      return type.fields && type.fields.length > 0
        ? nested(
            `struct<${type.fields
              .map(
                ({ name, type: inner }) =>
                  `${slug(name)}:${(byPhysical(inner) ?? TEXT).lake}`,
              )
              .join(',')}>`,
          )
        : TEXT;
    default:
      return undefined;
  }
}

function byLogical({ logicalType, typeOptions }: Property): ColumnTypes {
  const format = String(typeOptions.format ?? '').toLowerCase();
  switch (logicalType) {
    case 'integer': {
      const [, sign, bits] = /^([iu])(8|16|32|64|128)$/.exec(format) ?? [];
      return integer(bits ? Number(bits) : 64, sign === 'u');
    }
    case 'number':
      return /^f(32|64)$/.test(format)
        ? byPhysical({
            family: 'float',
            name: format,
            bits: Number(format.slice(1)),
          })!
        : decimal(
            typeOptions.precision,
            typeOptions.precision === undefined
              ? undefined
              : typeOptions.scale ?? 0,
          );
    case 'boolean':
    case 'date':
      return byPhysical({ family: logicalType, name: logicalType })!;
    case 'timestamp':
      return byPhysical({
        family: 'timestamp',
        name: 'timestamp',
        zoned: typeOptions.timezone === true,
      })!;
    case 'string':
      return text(typeOptions.maxLength);
    default:
      return TEXT;
  }
}

/**
 * The types of a column: its members where it has some, else its physical type where that is known, else its logical
 * type; a text where nothing is.
 *
 * @internal
 */
export function columnTypes(property: Property): ColumnTypes {
  if (property.items) {
    return nested(`array<${columnTypes(property.items).lake}>`);
  }
  if (property.properties.length > 0) {
    const members = property.properties.map(
      member =>
        `${slug(member.physicalName || member.name)}:${
          columnTypes(member).lake
        }`,
    );
    return nested(`struct<${members.join(',')}>`);
  }
  const stated = property.physicalType ?? property.statedType;
  const physical = stated ? parsePhysicalType(stated) : undefined;
  return (physical && byPhysical(physical)) ?? byLogical(property);
}
