// SPDX-License-Identifier: Apache-2.0
import type { PhysicalType } from '../../physicalType';
import {
  type Dialect,
  type SqlType,
  byWidth,
  decimal,
  escapedLiteral,
  precise,
  quoteWith,
  redshiftLiteral,
  sized,
  standardLiteral,
} from './dialect';
import { snowflakeReserved } from './reserved';

const SEMI = 'whose members are not declared';

function redshiftType(type: PhysicalType): SqlType {
  switch (type.family) {
    case 'integer': {
      const text = byWidth(
        type,
        [
          [16, 'SMALLINT'],
          [32, 'INTEGER'],
          [64, 'BIGINT'],
        ],
        'DECIMAL(38,0)',
      );
      return { text };
    }
    case 'decimal':
      return decimal('DECIMAL', type, 38, 'DECIMAL(38,9)');
    case 'float':
      return { text: (type.bits ?? 64) > 32 ? 'DOUBLE PRECISION' : 'REAL' };
    case 'string':
    case 'enum':
      return {
        text:
          type.fixed && type.length
            ? sized('CHAR', type.length, 4096, 'VARCHAR(MAX)')
            : sized('VARCHAR', type.length, 65535, 'VARCHAR(MAX)'),
      };
    case 'uuid':
      return { text: 'CHAR(36)' };
    case 'binary':
      return { text: sized('VARBYTE', type.length, 1024000, 'VARBYTE(64000)') };
    case 'boolean':
      return { text: 'BOOLEAN' };
    case 'date':
      return { text: 'DATE' };
    case 'time':
      return { text: type.zoned ? 'TIMETZ' : 'TIME' };
    case 'timestamp':
      return { text: type.zoned ? 'TIMESTAMPTZ' : 'TIMESTAMP' };
    case 'interval':
      return { text: 'INTERVAL DAY TO SECOND' };
    default:
      return {
        text: 'SUPER',
        ...(type.family !== 'json' && { loss: SEMI }),
      };
  }
}

/** Amazon Redshift. @internal */
export const redshift: Dialect = {
  title: 'Amazon Redshift',
  quote: quoteWith('"'),
  literal: redshiftLiteral,
  type: redshiftType,
  create: 'CREATE TABLE',
  notNull: true,
  primaryKey: { words: 'PRIMARY KEY', suffix: '' },
  unique: { suffix: '' },
  foreignKey: { style: 'alter', suffix: '', forward: true },
  checks: false,
  comments: 'statements',
  nameParts: 3,
  maxName: 127,
};

function snowflakeType(type: PhysicalType): SqlType {
  switch (type.family) {
    case 'integer':
      return { text: 'NUMBER(38,0)' };
    case 'decimal':
      return decimal('NUMBER', type, 38, 'NUMBER(38,9)');
    case 'float':
      return { text: 'FLOAT' };
    case 'string':
    case 'enum':
      return { text: sized('VARCHAR', type.length, 16777216, 'VARCHAR') };
    case 'uuid':
      return { text: 'VARCHAR(36)' };
    case 'binary':
      return { text: sized('BINARY', type.length, 8388608, 'BINARY') };
    case 'boolean':
      return { text: 'BOOLEAN' };
    case 'date':
      return { text: 'DATE' };
    case 'time':
      return {
        text: precise('TIME', type, 9),
        ...(type.zoned && { loss: 'which holds no time zone' }),
      };
    case 'timestamp':
      return {
        text: precise(type.zoned ? 'TIMESTAMP_TZ' : 'TIMESTAMP_NTZ', type, 9),
      };
    case 'interval':
      return { text: 'VARCHAR', loss: 'as there is no type for intervals' };
    case 'array':
      return { text: 'ARRAY', ...(type.element && { loss: SEMI }) };
    case 'struct':
    case 'map':
      return { text: 'OBJECT', ...(type.fields && { loss: SEMI }) };
    case 'vector':
      return { text: `VECTOR(FLOAT, ${type.precision ?? 1})` };
    default:
      return { text: 'VARIANT' };
  }
}

const quoteAlways = quoteWith('"');

/** Snowflake. @internal */
export const snowflake: Dialect = {
  title: 'Snowflake',
  // A quoted name in small letters would have to be quoted in every query, so only those are
  // quoted that need it; the others are folded to capitals, as is usual there.
  quote: name =>
    /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) &&
    !snowflakeReserved.has(name.toUpperCase())
      ? name
      : quoteAlways(name),
  literal: escapedLiteral,
  type: snowflakeType,
  create: 'CREATE TABLE',
  notNull: true,
  primaryKey: { words: 'PRIMARY KEY', suffix: '' },
  unique: { suffix: '' },
  foreignKey: { style: 'alter', suffix: '', forward: true },
  checks: false,
  comments: 'inline',
  columnComment: literal => `COMMENT ${literal}`,
  tableComment: literal => `COMMENT = ${literal}`,
  nameParts: 3,
  maxName: 255,
};

function synapseType(type: PhysicalType): SqlType {
  switch (type.family) {
    case 'integer': {
      if (type.unsigned && (type.bits ?? 64) <= 8) return { text: 'TINYINT' };
      const text = byWidth(
        type,
        [
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
      return { text: (type.bits ?? 64) > 32 ? 'FLOAT' : 'REAL' };
    case 'string':
    case 'enum':
      return {
        text:
          type.fixed && type.length
            ? sized('NCHAR', type.length, 4000, 'NVARCHAR(MAX)')
            : sized('NVARCHAR', type.length, 4000, 'NVARCHAR(MAX)'),
      };
    case 'uuid':
      return { text: 'UNIQUEIDENTIFIER' };
    case 'binary':
      return { text: sized('VARBINARY', type.length, 8000, 'VARBINARY(MAX)') };
    case 'boolean':
      return { text: 'BIT' };
    case 'date':
      return { text: 'DATE' };
    case 'time':
      return {
        text: precise('TIME', type, 7),
        ...(type.zoned && { loss: 'which holds no time zone' }),
      };
    case 'timestamp':
      return {
        text: precise(type.zoned ? 'DATETIMEOFFSET' : 'DATETIME2', type, 7),
      };
    default:
      return {
        text: 'NVARCHAR(MAX)',
        loss: 'which has to hold it as JSON text',
      };
  }
}

/** Azure Synapse, dedicated SQL pool. @internal */
export const synapse: Dialect = {
  title: 'Azure Synapse dedicated SQL pool',
  quote: quoteWith('[', ']'),
  literal: text => `N${standardLiteral(text)}`,
  type: synapseType,
  create: 'CREATE TABLE',
  notNull: true,
  primaryKey: { words: 'PRIMARY KEY NONCLUSTERED', suffix: ' NOT ENFORCED' },
  unique: { suffix: ' NOT ENFORCED' },
  checks: false,
  comments: 'text',
  nameParts: 3,
  maxName: 128,
};
