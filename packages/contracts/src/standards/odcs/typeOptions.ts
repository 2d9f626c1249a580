// SPDX-License-Identifier: Apache-2.0
import { flag, integer, list, number, oneOf, record, text } from '../../shape';
import type { Fields, Shape } from '../../shape';
import { since, type Edition } from './edition';

const size = integer({ minimum: 0 });

/** Logical types of an edition. @internal */
export function logicalTypes(edition: Edition): string[] {
  return [
    'string',
    'date',
    ...(since(edition, '3.1.0') ? ['timestamp', 'time'] : []),
    'number',
    'integer',
    'object',
    'array',
    'boolean',
  ];
}

/** Words that people use for logical types: physical types, and names of other standards. @internal */
export const typeSynonyms: Record<string, string> = {
  text: 'string',
  varchar: 'string',
  char: 'string',
  uuid: 'string',
  int: 'integer',
  int32: 'integer',
  int64: 'integer',
  bigint: 'integer',
  smallint: 'integer',
  long: 'integer',
  float: 'number',
  double: 'number',
  decimal: 'number',
  numeric: 'number',
  bool: 'boolean',
  datetime: 'timestamp',
  timestamp_tz: 'timestamp',
  timestamp_ntz: 'timestamp',
  struct: 'object',
  record: 'object',
  map: 'object',
  list: 'array',
};

/** Before 3.1, exclusive bounds were flags beside the bounds, as in early drafts of JSON Schema. */
function bounds(edition: Edition, bound: Shape): Fields {
  const exclusive = since(edition, '3.1.0') ? bound : flag;
  return {
    minimum: bound,
    maximum: bound,
    exclusiveMinimum: exclusive,
    exclusiveMaximum: exclusive,
  };
}

/** Options of a logical type; undefined where the standard names none. @internal */
export function typeOptions(edition: Edition, type: string): Shape | undefined {
  const options = (fields: Fields) =>
    record(`set of options of '${type}'`, fields);
  const numeric = {
    multipleOf: number({ exclusiveMinimum: 0 }),
    ...bounds(edition, number()),
  };
  switch (type) {
    case 'string':
      return options({
        minLength: size,
        maxLength: size,
        pattern: text(),
        format: text(),
      });
    case 'date':
      return options({ format: text(), ...bounds(edition, text()) });
    case 'timestamp':
    case 'time':
      return options({
        format: text(),
        ...bounds(edition, text()),
        timezone: flag,
        defaultTimezone: text(),
      });
    case 'integer':
      return options({
        ...numeric,
        format: oneOf([
          'i8',
          'i16',
          'i32',
          'i64',
          'i128',
          'u8',
          'u16',
          'u32',
          'u64',
          'u128',
        ]),
      });
    case 'number':
      return options({ ...numeric, format: oneOf(['f32', 'f64']) });
    case 'object':
      return options({
        minProperties: size,
        maxProperties: size,
        required: list(text(), { minItems: 1, uniqueItems: true }),
      });
    case 'array':
      return options({ minItems: size, maxItems: size, uniqueItems: flag });
    default:
      return undefined;
  }
}
