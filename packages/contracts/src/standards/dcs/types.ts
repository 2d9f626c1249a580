// SPDX-License-Identifier: Apache-2.0
import type { LogicalType } from '../../model';

/** What a type of the Data Contract Specification is in the canonical model. */
interface MappedType {
  /** Absent where the model has no such type. */
  logicalType?: LogicalType;
  /** For timestamps: whether they have a time zone. */
  timezone?: boolean;
}

/** Types of the Data Contract Specification 1.2.1, each with its canonical type. @internal */
export const fieldTypes: ReadonlyMap<string, MappedType> = new Map(
  Object.entries<MappedType>({
    number: { logicalType: 'number' },
    decimal: { logicalType: 'number' },
    numeric: { logicalType: 'number' },
    int: { logicalType: 'integer' },
    integer: { logicalType: 'integer' },
    long: { logicalType: 'integer' },
    bigint: { logicalType: 'integer' },
    float: { logicalType: 'number' },
    double: { logicalType: 'number' },
    string: { logicalType: 'string' },
    text: { logicalType: 'string' },
    varchar: { logicalType: 'string' },
    boolean: { logicalType: 'boolean' },
    timestamp: { logicalType: 'timestamp' },
    timestamp_tz: { logicalType: 'timestamp', timezone: true },
    timestamp_ntz: { logicalType: 'timestamp', timezone: false },
    date: { logicalType: 'date' },
    time: { logicalType: 'time' },
    array: { logicalType: 'array' },
    map: { logicalType: 'object' },
    object: { logicalType: 'object' },
    record: { logicalType: 'object' },
    struct: { logicalType: 'object' },
    bytes: {},
    variant: {},
    json: {},
    null: {},
  }),
);

/** What other systems call these types. @internal */
export const typeSynonyms: Record<string, string> = {
  bool: 'boolean',
  int32: 'int',
  smallint: 'int',
  tinyint: 'int',
  int64: 'long',
  float64: 'double',
  real: 'float',
  str: 'string',
  char: 'string',
  uuid: 'string',
  datetime: 'timestamp',
  timestamptz: 'timestamp_tz',
  binary: 'bytes',
  blob: 'bytes',
  list: 'array',
};

/** Types whose values are made of characters, numbers, or members. @internal */
export const typeGroups = {
  text: new Set(['string', 'text', 'varchar']),
  number: new Set([
    'number',
    'decimal',
    'numeric',
    'int',
    'integer',
    'long',
    'bigint',
    'float',
    'double',
  ]),
  members: new Set(['object', 'record', 'struct']),
} as const;
