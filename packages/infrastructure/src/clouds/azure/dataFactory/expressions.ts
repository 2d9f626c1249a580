// SPDX-License-Identifier: Apache-2.0
import type { ColumnType } from '../shared/columnType';

/**
 * A text in a data flow script: in single quotes nothing is put in for it, and quotes, backslashes and breaks are escaped.
 *
 * @internal
 */
export const literal = (text: string): string =>
  `'${text
    .replace(/\\/g, '\\\\')
    .replace(/'/g, "\\'")
    .replace(/\r/g, '\\r')
    .replace(/\n/g, '\\n')
    .replace(/\t/g, '\\t')}'`;

/** An expression that gives a value the type of a column. @internal */
export const converted = (type: ColumnType, value: string): string => {
  switch (type.kind) {
    case 'integer':
      return `toInteger(${value})`;
    case 'long':
      return `toLong(${value})`;
    case 'double':
      return `toDouble(${value})`;
    case 'boolean':
      return `toBoolean(${value})`;
    case 'date':
      return `toDate(${value})`;
    case 'timestamp':
      return `toTimestamp(${value})`;
    case 'decimal':
      return `toDecimal(${value}, ${type.precision}, ${type.scale})`;
    default:
      return `toString(${value})`;
  }
};
