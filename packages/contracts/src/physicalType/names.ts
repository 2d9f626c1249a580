// SPDX-License-Identifier: Apache-2.0
import type { PhysicalType } from './types';

type Template = Omit<PhysicalType, 'name'>;

const integer = (bits: number, unsigned?: boolean): Template =>
  unsigned
    ? { family: 'integer', bits, unsigned }
    : { family: 'integer', bits };
const float = (bits: number): Template => ({ family: 'float', bits });
const text: Template = { family: 'string' };
const fixedText: Template = { family: 'string', fixed: true };
const binary: Template = { family: 'binary' };
const moment = (zoned?: boolean): Template =>
  zoned === undefined
    ? { family: 'timestamp' }
    : { family: 'timestamp', zoned };

/**
 * What a type name means in most engines, with words joined by one space and time zone words kept.
 *
 * Where engines disagree the widest spread reading stands here and `engineNames` has the others.
 *
 * @internal
 */
export const commonNames: ReadonlyMap<string, Template> = new Map<
  string,
  Template
>([
  ['tinyint', integer(8)],
  ['byteint', integer(8)],
  ['byte', integer(8)],
  ['int1', integer(8)],
  ['smallint', integer(16)],
  ['short', integer(16)],
  ['int2', integer(16)],
  ['int16', integer(16)],
  ['smallserial', integer(16)],
  ['mediumint', integer(24)],
  ['int', integer(32)],
  ['integer', integer(32)],
  ['int4', integer(32)],
  ['int32', integer(32)],
  ['signed', integer(32)],
  ['serial', integer(32)],
  ['bigint', integer(64)],
  ['long', integer(64)],
  ['int8', integer(64)],
  ['int64', integer(64)],
  ['bigserial', integer(64)],
  ['hugeint', integer(128)],
  ['int128', integer(128)],
  ['int256', integer(256)],
  ['utinyint', integer(8, true)],
  ['usmallint', integer(16, true)],
  ['uinteger', integer(32, true)],
  ['ubigint', integer(64, true)],
  ['uhugeint', integer(128, true)],
  ['uint8', integer(8, true)],
  ['uint16', integer(16, true)],
  ['uint32', integer(32, true)],
  ['uint64', integer(64, true)],
  ['uint128', integer(128, true)],
  ['uint256', integer(256, true)],
  ['decimal', { family: 'decimal' }],
  ['dec', { family: 'decimal' }],
  ['numeric', { family: 'decimal' }],
  ['number', { family: 'decimal' }],
  ['fixed', { family: 'decimal' }],
  ['bignumeric', { family: 'decimal', precision: 76, scale: 38 }],
  ['bigdecimal', { family: 'decimal', precision: 76, scale: 38 }],
  ['money', { family: 'decimal', precision: 19, scale: 4 }],
  ['smallmoney', { family: 'decimal', precision: 10, scale: 4 }],
  ['half', float(16)],
  ['float16', float(16)],
  ['float', float(32)],
  ['float4', float(32)],
  ['float32', float(32)],
  ['real', float(32)],
  ['binary_float', float(32)],
  ['float8', float(64)],
  ['float64', float(64)],
  ['double', float(64)],
  ['double precision', float(64)],
  ['binary_double', float(64)],
  ['varchar', text],
  ['character varying', text],
  ['char varying', text],
  ['varchar2', text],
  ['nvarchar', text],
  ['nvarchar2', text],
  ['national character varying', text],
  ['text', text],
  ['tinytext', text],
  ['mediumtext', text],
  ['longtext', text],
  ['ntext', text],
  ['string', text],
  ['str', text],
  ['utf8', text],
  ['clob', text],
  ['nclob', text],
  ['long varchar', text],
  ['citext', text],
  ['char', fixedText],
  ['character', fixedText],
  ['nchar', fixedText],
  ['bpchar', fixedText],
  ['fixedstring', fixedText],
  ['binary', binary],
  ['varbinary', binary],
  ['binary varying', binary],
  ['bytea', binary],
  ['bytes', binary],
  ['blob', binary],
  ['raw', binary],
  ['image', binary],
  ['boolean', { family: 'boolean' }],
  ['bool', { family: 'boolean' }],
  ['logical', { family: 'boolean' }],
  ['bit', { family: 'boolean' }],
  ['date', { family: 'date' }],
  ['date32', { family: 'date' }],
  ['time', { family: 'time' }],
  ['time without time zone', { family: 'time', zoned: false }],
  ['time with time zone', { family: 'time', zoned: true }],
  ['timetz', { family: 'time', zoned: true }],
  ['timestamp', moment()],
  ['timestamp without time zone', moment(false)],
  ['timestamp_ntz', moment(false)],
  ['timestampntz', moment(false)],
  ['timestamp with time zone', moment(true)],
  ['timestamp with local time zone', moment(true)],
  ['timestamptz', moment(true)],
  ['timestamp_tz', moment(true)],
  ['timestamp_ltz', moment(true)],
  ['timestampltz', moment(true)],
  ['datetime', moment(false)],
  ['datetime2', moment(false)],
  ['datetime64', moment(false)],
  ['smalldatetime', moment(false)],
  ['datetimeoffset', moment(true)],
  ['interval', { family: 'interval' }],
  ['json', { family: 'json' }],
  ['jsonb', { family: 'json' }],
  ['variant', { family: 'json' }],
  ['super', { family: 'json' }],
  ['uuid', { family: 'uuid' }],
  ['uniqueidentifier', { family: 'uuid' }],
  ['guid', { family: 'uuid' }],
  ['enum', { family: 'enum' }],
  ['enum8', { family: 'enum' }],
  ['enum16', { family: 'enum' }],
  ['array', { family: 'array' }],
  ['list', { family: 'array' }],
  ['struct', { family: 'struct' }],
  ['record', { family: 'struct' }],
  ['row', { family: 'struct' }],
  ['tuple', { family: 'struct' }],
  ['object', { family: 'struct' }],
  ['map', { family: 'map' }],
  ['vector', { family: 'vector' }],
]);

const wholeNumber: Template = { family: 'decimal', precision: 38, scale: 0 };
const wholeNumbers = (...names: string[]): Array<[string, Template]> =>
  names.map(name => [name, wholeNumber]);

const bigquery = new Map<string, Template>([
  ...['tinyint', 'byteint', 'smallint', 'int', 'integer', 'bigint'].map(
    (name): [string, Template] => [name, integer(64)],
  ),
  ['numeric', { family: 'decimal', precision: 38, scale: 9 }],
  ['decimal', { family: 'decimal', precision: 38, scale: 9 }],
  ['float', float(64)],
  ['timestamp', moment(true)],
]);
const snowflake = new Map<string, Template>([
  ...wholeNumbers(
    'number',
    'decimal',
    'dec',
    'numeric',
    'byteint',
    'tinyint',
    'smallint',
    'int',
    'integer',
    'bigint',
  ),
  ['float', float(64)],
  ['float4', float(64)],
  ['real', float(64)],
  ['timestamp', moment(false)],
  ['object', { family: 'json' }],
  ['array', { family: 'json' }],
]);
const spark = new Map<string, Template>([
  ['decimal', { family: 'decimal', precision: 10, scale: 0 }],
  ['numeric', { family: 'decimal', precision: 10, scale: 0 }],
  ['timestamp', moment(true)],
]);
const postgres = new Map<string, Template>([
  ['float', float(64)],
  ['timestamp', moment(false)],
]);
const sqlServer = new Map<string, Template>([
  ['tinyint', integer(8, true)],
  ['float', float(64)],
  ['timestamp', { family: 'binary', length: 8 }],
  ['decimal', { family: 'decimal', precision: 18, scale: 0 }],
  ['numeric', { family: 'decimal', precision: 18, scale: 0 }],
]);
const clickhouse = new Map<string, Template>([['int8', integer(8)]]);

/**
 * Names that mean something else in one engine, by server type of ODCS.
 *
 * @internal
 */
export const engineNames: ReadonlyMap<
  string,
  ReadonlyMap<string, Template>
> = new Map([
  ['bigquery', bigquery],
  ['snowflake', snowflake],
  ['databricks', spark],
  ['postgres', postgres],
  ['postgresql', postgres],
  ['redshift', postgres],
  ['sqlserver', sqlServer],
  ['synapse', sqlServer],
  ['clickhouse', clickhouse],
]);
