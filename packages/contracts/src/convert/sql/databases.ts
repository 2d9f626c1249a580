// SPDX-License-Identifier: Apache-2.0
import type { PhysicalType } from '../../physicalType';
import {
  type Dialect,
  type SqlType,
  byWidth,
  decimal,
  postgresLiteral,
  precise,
  quoteWith,
  sized,
  standardLiteral,
} from './dialect';

const quote = quoteWith('"');
const AS_JSON = 'which has to hold it as JSON';

function postgresType(type: PhysicalType): SqlType {
  switch (type.family) {
    case 'integer': {
      const text = byWidth(
        type,
        [
          [16, 'smallint'],
          [32, 'integer'],
          [64, 'bigint'],
        ],
        'numeric(78,0)',
      );
      return { text };
    }
    case 'decimal':
      return decimal('numeric', type, 1000, 'numeric');
    case 'float':
      return { text: (type.bits ?? 64) > 32 ? 'double precision' : 'real' };
    case 'string':
      return {
        text:
          type.fixed && type.length
            ? sized('char', type.length, 10485760, 'text')
            : sized('varchar', type.length, 10485760, 'text'),
      };
    case 'enum':
      return { text: 'text' };
    case 'uuid':
      return { text: 'uuid' };
    case 'binary':
      return { text: 'bytea' };
    case 'boolean':
      return { text: 'boolean' };
    case 'date':
      return { text: 'date' };
    case 'time':
    case 'timestamp':
      return {
        text: `${precise(type.family, type, 6)}${
          type.zoned ? ' with time zone' : ''
        }`,
      };
    case 'interval':
      return { text: 'interval' };
    case 'array': {
      const element = type.element && postgresType(type.element);
      // Arrays of arrays must have equal lengths there, so those are kept as JSON.
      if (!element || element.loss || type.element?.family === 'array') {
        return { text: 'jsonb', ...(type.element && { loss: AS_JSON }) };
      }
      return { text: `${element.text}[]` };
    }
    case 'vector':
      return { text: 'real[]', loss: 'whose number of dimensions is open' };
    case 'json':
      return { text: 'jsonb' };
    default:
      return { text: 'jsonb', ...(type.fields && { loss: AS_JSON }) };
  }
}

/** PostgreSQL. @internal */
export const postgres: Dialect = {
  title: 'PostgreSQL',
  quote,
  literal: postgresLiteral,
  type: postgresType,
  create: 'CREATE TABLE',
  notNull: true,
  primaryKey: { words: 'PRIMARY KEY', suffix: '' },
  unique: { suffix: '' },
  foreignKey: { style: 'alter', suffix: '', forward: true },
  checks: true,
  comments: 'statements',
  nameParts: 2,
  maxName: 63,
};

function sqliteType(type: PhysicalType): SqlType {
  switch (type.family) {
    case 'integer':
    case 'boolean':
      return { text: type.family === 'boolean' ? 'BOOLEAN' : 'INTEGER' };
    case 'decimal':
      return {
        ...decimal('DECIMAL', type, 1000, 'NUMERIC'),
        ...((type.precision ?? 0) > 15 && {
          loss: 'of which it keeps 15 exact digits',
        }),
      };
    case 'float':
      return { text: 'REAL' };
    case 'string':
      return {
        text: type.length === undefined ? 'TEXT' : `VARCHAR(${type.length})`,
      };
    case 'binary':
      return { text: 'BLOB' };
    case 'date':
      return { text: 'DATE' };
    case 'timestamp':
      return { text: 'DATETIME' };
    case 'time':
    case 'uuid':
    case 'enum':
    case 'json':
      return { text: 'TEXT' };
    default:
      return { text: 'TEXT', loss: 'which has to hold it as JSON text' };
  }
}

/** SQLite. @internal */
export const sqlite: Dialect = {
  title: 'SQLite',
  quote,
  literal: standardLiteral,
  type: sqliteType,
  create: 'CREATE TABLE',
  notNull: true,
  primaryKey: { words: 'PRIMARY KEY', suffix: '' },
  unique: { suffix: '' },
  foreignKey: { style: 'inline', suffix: '', forward: true },
  checks: true,
  comments: 'text',
  nameParts: 1,
  maxName: 1000,
};

function duckdbType(type: PhysicalType): SqlType {
  switch (type.family) {
    case 'integer': {
      const signed: Array<[number, string]> = [
        [8, 'TINYINT'],
        [16, 'SMALLINT'],
        [32, 'INTEGER'],
        [64, 'BIGINT'],
        [128, 'HUGEINT'],
      ];
      if (!type.unsigned) return { text: byWidth(type, signed, 'VARCHAR') };
      const width = signed.find(([bits]) => bits >= (type.bits ?? 64));
      return { text: width ? `U${width[1]}` : 'VARCHAR' };
    }
    case 'decimal':
      return decimal('DECIMAL', type, 38, 'DECIMAL(38,9)');
    case 'float':
      return { text: (type.bits ?? 64) > 32 ? 'DOUBLE' : 'FLOAT' };
    case 'string':
    case 'enum':
      return { text: 'VARCHAR' };
    case 'uuid':
      return { text: 'UUID' };
    case 'binary':
      return { text: 'BLOB' };
    case 'boolean':
      return { text: 'BOOLEAN' };
    case 'date':
      return { text: 'DATE' };
    case 'time':
      return { text: type.zoned ? 'TIMETZ' : 'TIME' };
    case 'timestamp':
      return { text: type.zoned ? 'TIMESTAMPTZ' : 'TIMESTAMP' };
    case 'interval':
      return { text: 'INTERVAL' };
    case 'vector':
      return { text: `FLOAT[${type.precision ?? 1}]` };
    case 'array':
      return nestedDuckdb(type.element, text => `${text}[]`);
    case 'map': {
      const key = type.key ? duckdbType(type.key).text : 'VARCHAR';
      return nestedDuckdb(type.element, text => `MAP(${key}, ${text})`);
    }
    case 'struct':
      if (!type.fields || type.fields.length === 0) return { text: 'JSON' };
      return {
        text: `STRUCT(${type.fields
          .map(field => `${quote(field.name)} ${duckdbType(field.type).text}`)
          .join(', ')})`,
      };
    default:
      return { text: 'JSON' };
  }
}

function nestedDuckdb(
  element: PhysicalType | undefined,
  wrap: (text: string) => string,
): SqlType {
  return element ? { text: wrap(duckdbType(element).text) } : { text: 'JSON' };
}

/** DuckDB. @internal */
export const duckdb: Dialect = {
  title: 'DuckDB',
  quote,
  literal: standardLiteral,
  type: duckdbType,
  create: 'CREATE TABLE',
  notNull: true,
  primaryKey: { words: 'PRIMARY KEY', suffix: '' },
  unique: { suffix: '' },
  foreignKey: { style: 'inline', suffix: '', forward: false },
  checks: true,
  comments: 'statements',
  nameParts: 3,
  maxName: 1000,
};
