// SPDX-License-Identifier: Apache-2.0
import type { PhysicalField, PhysicalType } from '../../physicalType';
import { plainIdentifier } from '../naming';
import {
  type Dialect,
  type SqlType,
  byWidth,
  decimal,
  escapedLiteral,
  quoteWith,
  sized,
} from './dialect';

const backticks = quoteWith('`');
/** A backtick inside a name is escaped with a backslash there. */
const bigqueryQuote = (name: string) =>
  `\`${name
    .split('\u0000')
    .join('')
    .replace(/\\/g, '\\\\')
    .replace(/`/g, '\\`')
    .replace(/\r?\n/g, '\\n')}\``;

function bigqueryDecimal(type: PhysicalType): SqlType {
  const { precision, scale = 0 } = type;
  if (precision === undefined) return { text: 'NUMERIC' };
  if (scale <= 9 && precision - scale <= 29) {
    return { text: `NUMERIC(${precision}, ${scale})` };
  }
  if (scale <= 38 && precision - scale <= 38) {
    return { text: `BIGNUMERIC(${precision}, ${scale})` };
  }
  return {
    text: 'BIGNUMERIC',
    loss: 'which holds 38 digits before and after the point at most',
  };
}

function bigqueryType(type: PhysicalType): SqlType {
  switch (type.family) {
    case 'integer':
      return { text: byWidth(type, [[64, 'INT64']], 'BIGNUMERIC') };
    case 'decimal':
      return bigqueryDecimal(type);
    case 'float':
      return { text: 'FLOAT64' };
    case 'string':
      return { text: sized('STRING', type.length, 10485760, 'STRING') };
    case 'binary':
      return { text: sized('BYTES', type.length, 10485760, 'BYTES') };
    case 'boolean':
      return { text: 'BOOL' };
    case 'date':
      return { text: 'DATE' };
    case 'time':
      return {
        text: 'TIME',
        ...(type.zoned && { loss: 'which holds no time zone' }),
      };
    case 'timestamp':
      return { text: type.zoned === false ? 'DATETIME' : 'TIMESTAMP' };
    case 'interval':
      return { text: 'INTERVAL' };
    case 'array': {
      if (!type.element) return { text: 'JSON' };
      const element = bigqueryType(type.element);
      // Arrays cannot hold arrays there; an object around the inner one can.
      return type.element.family === 'array'
        ? {
            text: `ARRAY<STRUCT<\`list\` ${element.text}>>`,
            loss: 'in which each inner list stands in a member `list`',
          }
        : { text: `ARRAY<${element.text}>` };
    }
    case 'struct':
      return type.fields && type.fields.length > 0
        ? {
            text: `STRUCT<${members(
              type.fields,
              bigqueryType,
              bigqueryQuote,
            )}>`,
          }
        : { text: 'JSON' };
    case 'vector':
      return { text: 'ARRAY<FLOAT64>' };
    case 'uuid':
    case 'enum':
      return { text: 'STRING' };
    default:
      return { text: 'JSON' };
  }
}

function members(
  fields: PhysicalField[],
  typeOf: (type: PhysicalType) => SqlType,
  quote: (name: string) => string,
  separator = ' ',
): string {
  return fields
    .map(field => `${quote(field.name)}${separator}${typeOf(field.type).text}`)
    .join(', ');
}

/** Google BigQuery. @internal */
export const bigquery: Dialect = {
  title: 'Google BigQuery',
  quote: bigqueryQuote,
  literal: escapedLiteral,
  type: bigqueryType,
  create: 'CREATE TABLE',
  notNull: true,
  primaryKey: { words: 'PRIMARY KEY', suffix: ' NOT ENFORCED' },
  foreignKey: { style: 'alter', suffix: ' NOT ENFORCED', forward: true },
  checks: false,
  comments: 'options',
  columnComment: literal => `OPTIONS(description=${literal})`,
  tableComment: literal => `OPTIONS(description=${literal})`,
  partitions: 'expression',
  nameParts: 3,
  maxName: 300,
};

/** What Hive and Spark have in common. */
function hiveType(
  type: PhysicalType,
  quoteField: (name: string) => string,
): SqlType {
  const nested = (inner: PhysicalType) => hiveType(inner, quoteField);
  switch (type.family) {
    case 'integer': {
      const text = byWidth(
        type,
        [
          [8, 'TINYINT'],
          [16, 'SMALLINT'],
          [32, 'INT'],
          [64, 'BIGINT'],
        ],
        'DECIMAL(38,0)',
      );
      return { text };
    }
    case 'decimal':
      return decimal('DECIMAL', type, 38, 'DECIMAL(38,9)');
    case 'float':
      return { text: (type.bits ?? 64) > 32 ? 'DOUBLE' : 'FLOAT' };
    case 'string':
      return { text: sized('VARCHAR', type.length, 65535, 'STRING') };
    case 'binary':
      return { text: 'BINARY' };
    case 'boolean':
      return { text: 'BOOLEAN' };
    case 'date':
      return { text: 'DATE' };
    case 'timestamp':
      return { text: 'TIMESTAMP' };
    case 'array':
      if (!type.element) return { text: 'ARRAY<STRING>' };
      return { text: `ARRAY<${nested(type.element).text}>` };
    case 'vector':
      return { text: 'ARRAY<FLOAT>' };
    case 'map':
      if (!type.key || !type.element) return { text: 'MAP<STRING,STRING>' };
      return {
        text: `MAP<${nested(type.key).text},${nested(type.element).text}>`,
      };
    case 'struct':
      return type.fields && type.fields.length > 0
        ? { text: `STRUCT<${members(type.fields, nested, quoteField, ':')}>` }
        : {
            text: 'STRING',
            loss: 'which has to hold it as JSON text, as no members are stated',
          };
    case 'uuid':
    case 'enum':
      return { text: 'STRING' };
    case 'time':
      return { text: 'STRING', loss: 'as there is no type for times of day' };
    case 'interval':
      return { text: 'STRING', loss: 'as there is no type for intervals' };
    default:
      return { text: 'STRING', loss: 'which has to hold it as JSON text' };
  }
}

function databricksType(type: PhysicalType): SqlType {
  if (type.family === 'timestamp' && type.zoned === false) {
    return { text: 'TIMESTAMP_NTZ' };
  }
  if (type.family === 'json') return { text: 'VARIANT' };
  return hiveType(type, backticks);
}

/** Databricks, Unity Catalog. @internal */
export const databricks: Dialect = {
  title: 'Databricks',
  quote: backticks,
  literal: escapedLiteral,
  type: databricksType,
  create: 'CREATE TABLE',
  notNull: true,
  primaryKey: { words: 'PRIMARY KEY', suffix: '' },
  foreignKey: { style: 'alter', suffix: '', forward: true },
  checks: false,
  comments: 'inline',
  columnComment: literal => `COMMENT ${literal}`,
  tableComment: literal => `COMMENT ${literal}`,
  partitions: 'columns',
  nameParts: 3,
  maxName: 255,
};

/** Amazon Athena, external tables. @internal */
export const athena: Dialect = {
  title: 'Amazon Athena',
  quote: backticks,
  literal: escapedLiteral,
  type: type => {
    const found = hiveType(type, name => plainIdentifier(name).toLowerCase());
    return type.family === 'timestamp' && type.zoned
      ? { ...found, loss: 'which holds no time zone' }
      : found;
  },
  create: 'CREATE EXTERNAL TABLE',
  notNull: false,
  checks: false,
  comments: 'inline',
  columnComment: literal => `COMMENT ${literal}`,
  tableComment: literal => `COMMENT ${literal}`,
  partitions: 'separate',
  nameParts: 2,
  maxName: 255,
};
