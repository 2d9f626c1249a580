// SPDX-License-Identifier: Apache-2.0
import { numeral } from './limits';
import type { Bound, Measure } from './types';

/** How an engine writes what checks need. @public */
export interface SqlEngine {
  quote(name: string): string;
  /** A text that has no control characters. */
  literal(text: string): string;
  date(iso: string): string;
  /** An instant in UTC, written `YYYY-MM-DD HH:MM:SS`. */
  timestamp(instant: string): string;
  length(column: string): string;
  /** A condition that holds for texts with a match anywhere; absent where the engine has no regular expressions. */
  matches?(column: string, pattern: string): string;
  /** Number of rows that have a value in a column; of all rows for `*`. */
  count(what: string): string;
  /** Number of rows that a condition holds for. */
  countWhere(condition: string): string;
  /** Different combinations of values of columns, among rows that have a value in each. */
  distinct(columns: readonly string[]): string;
  /** Hours since an instant or a date. */
  hoursSince(instant: string): string;
  /** The first rows of a query that begins with `select`. */
  first(count: number, query: string): string;
}

const backticks = (name: string) => `\`${name}\``;
const quotes = (name: string) => `"${name}"`;
const apostrophes = (text: string) => `'${text.replace(/'/g, "''")}'`;
const backslashes = (text: string) =>
  `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

const counted = (what: string) => `count(${what})`;
const countCase = (condition: string) =>
  counted(`case when ${condition} then 1 end`);
const limit = (count: number, query: string) => `${query} limit ${count}`;
const isoDate = (iso: string) => `date '${iso}'`;
const isoTimestamp = (instant: string) => `timestamp '${instant}'`;

/** Each value with its length before it, so that two rows look alike only where all values are. */
const joined =
  (text: (column: string) => string, length: string) =>
  (columns: readonly string[]) =>
    columns.length === 1
      ? `count(distinct ${columns[0]})`
      : `count(distinct case when ${columns
          .map(column => `${column} is not null`)
          .join(' and ')} then ${columns
          .map(column => `${length}(${text(column)}) || ':' || ${text(column)}`)
          .join(' || ')} end)`;

const asText = (type: string) => (column: string) =>
  `cast(${column} as ${type})`;

/** @public */
export const spark: SqlEngine = {
  quote: backticks,
  literal: backslashes,
  date: isoDate,
  timestamp: isoTimestamp,
  length: column => `length(${column})`,
  matches: (column, pattern) => `${column} rlike ${pattern}`,
  // Rows with a missing value are left out by Spark itself.
  count: counted,
  countWhere: countCase,
  distinct: columns => `count(distinct ${columns.join(', ')})`,
  hoursSince: instant =>
    `(unix_timestamp(current_timestamp()) - unix_timestamp(cast(${instant} as timestamp))) / 3600.0`,
  first: limit,
};

/** @public */
export const databricks: SqlEngine = spark;

/** @public */
export const bigquery: SqlEngine = {
  quote: backticks,
  literal: backslashes,
  date: isoDate,
  timestamp: isoTimestamp,
  length: column => `length(${column})`,
  matches: (column, pattern) => `regexp_contains(${column}, ${pattern})`,
  count: counted,
  countWhere: countCase,
  distinct: columns =>
    columns.length === 1
      ? `count(distinct ${columns[0]})`
      : `count(distinct if(${columns
          .map(column => `${column} is not null`)
          .join(' and ')}, to_json_string(struct(${columns.join(
          ', ',
        )})), null))`,
  hoursSince: instant =>
    `timestamp_diff(current_timestamp(), timestamp(${instant}), second) / 3600.0`,
  first: limit,
};

/** @public */
export const redshift: SqlEngine = {
  quote: quotes,
  literal: backslashes,
  date: isoDate,
  timestamp: isoTimestamp,
  length: column => `len(${column})`,
  matches: (column, pattern) => `${column} ~ ${pattern}`,
  count: counted,
  countWhere: countCase,
  distinct: joined(asText('varchar(4000)'), 'len'),
  hoursSince: instant =>
    `datediff(second, cast(${instant} as timestamp), getdate()) / 3600.0`,
  first: limit,
};

/** @public */
export const postgres: SqlEngine = {
  quote: quotes,
  // Standard strings, which are the default since version 9.1: a backslash is a backslash.
  literal: apostrophes,
  date: isoDate,
  timestamp: isoTimestamp,
  length: column => `length(${column})`,
  matches: (column, pattern) => `${column} ~ ${pattern}`,
  count: counted,
  countWhere: countCase,
  distinct: joined(asText('text'), 'length'),
  hoursSince: instant =>
    `extract(epoch from (current_timestamp - cast(${instant} as timestamptz))) / 3600.0`,
  first: limit,
};

/** Athena, which is Trino. @public */
export const athena: SqlEngine = {
  quote: quotes,
  literal: apostrophes,
  date: isoDate,
  timestamp: isoTimestamp,
  length: column => `length(${column})`,
  matches: (column, pattern) => `regexp_like(${column}, ${pattern})`,
  count: counted,
  countWhere: countCase,
  distinct: joined(asText('varchar'), 'length'),
  hoursSince: instant =>
    `date_diff('second', cast(${instant} as timestamp), localtimestamp) / 3600.0`,
  first: limit,
};

/** @public */
export const snowflake: SqlEngine = {
  // Names that were made without quotes are in capitals, and those of a contract are as they are written.
  quote: quotes,
  literal: backslashes,
  date: isoDate,
  timestamp: isoTimestamp,
  length: column => `length(${column})`,
  matches: (column, pattern) => `regexp_instr(${column}, ${pattern}) > 0`,
  count: counted,
  countWhere: countCase,
  distinct: columns => `count(distinct ${columns.join(', ')})`,
  hoursSince: instant =>
    `datediff(second, ${instant}, current_timestamp()) / 3600.0`,
  first: limit,
};

/** T-SQL has no regular expressions in a dedicated pool. @public */
export const synapse: SqlEngine = {
  quote: name => `[${name}]`,
  literal: text => `N${apostrophes(text)}`,
  date: iso => `cast('${iso}' as date)`,
  timestamp: instant => `cast('${instant}' as datetime2)`,
  length: column => `len(${column})`,
  // An int ends at two billion rows.
  count: what => `count_big(${what})`,
  countWhere: condition => `count_big(case when ${condition} then 1 end)`,
  distinct: columns =>
    columns.length === 1
      ? `count_big(distinct ${columns[0]})`
      : `count_big(distinct case when ${columns
          .map(column => `${column} is not null`)
          .join(' and ')} then concat(${columns
          .map(
            column =>
              `len(cast(${column} as nvarchar(4000))), ':', cast(${column} as nvarchar(4000))`,
          )
          .join(', ')}) end)`,
  hoursSince: instant =>
    `datediff_big(second, ${instant}, sysutcdatetime()) / 3600.0`,
  first: (count, query) => query.replace(/^select\b/i, `select top (${count})`),
};

/** @public */
export const duckdb: SqlEngine = {
  quote: quotes,
  literal: apostrophes,
  date: isoDate,
  timestamp: isoTimestamp,
  length: column => `length(${column})`,
  matches: (column, pattern) => `regexp_matches(${column}, ${pattern})`,
  count: counted,
  // Faster than a case by a third; of no rows it is null.
  countWhere: condition => `coalesce(count_if(${condition}), 0)`,
  distinct: columns =>
    columns.length === 1
      ? `count(distinct ${columns[0]})`
      : `count(distinct case when ${columns
          .map(column => `${column} is not null`)
          .join(' and ')} then (${columns.join(', ')}) end)`,
  hoursSince: instant =>
    `date_diff('second', cast(${instant} as timestamp), cast(now() at time zone 'UTC' as timestamp)) / 3600.0`,
  first: limit,
};

/** Every engine that checks are compiled for. @public */
export const engines = {
  athena,
  bigquery,
  databricks,
  duckdb,
  postgres,
  redshift,
  snowflake,
  spark,
  synapse,
} as const;
/** @public */
export type EngineName = keyof typeof engines;

const literalOf = (value: string | number, engine: SqlEngine) =>
  typeof value === 'number' ? numeral(value) : engine.literal(value);

function rangeOf(
  column: string,
  measure: Extract<Measure, { kind: 'range' }>,
  engine: SqlEngine,
): string {
  const end = ({ value }: Bound) =>
    measure.of === 'number'
      ? numeral(Number(value))
      : engine[measure.of](String(value));
  const { minimum, maximum } = measure;
  return [
    minimum && `${column} ${minimum.exclusive ? '<=' : '<'} ${end(minimum)}`,
    maximum && `${column} ${maximum.exclusive ? '>=' : '>'} ${end(maximum)}`,
  ]
    .filter(Boolean)
    .join(' or ');
}

/**
 * The condition that rows hold which fail a check, in the SQL of an engine. A row without a value fails only where a
 * value is asked for. Undefined where the engine cannot say it, and for measures that are not of single rows.
 *
 * @public
 */
export function failingRows(
  measure: Measure,
  engine: SqlEngine,
): string | undefined {
  if (!('column' in measure)) return undefined;
  const column = engine.quote(measure.column);
  switch (measure.kind) {
    case 'nulls': {
      const missing = measure.alsoMissing.map(value =>
        literalOf(value, engine),
      );
      return missing.length > 0
        ? `${column} is null or ${column} in (${missing.join(', ')})`
        : `${column} is null`;
    }
    case 'values':
      return `${column} not in (${measure.values
        .map(value => literalOf(value, engine))
        .join(', ')})`;
    case 'range':
      return rangeOf(column, measure, engine);
    case 'length': {
      const length = engine.length(column);
      return [
        measure.minimum !== undefined && `${length} < ${measure.minimum}`,
        measure.maximum !== undefined && `${length} > ${measure.maximum}`,
      ]
        .filter(Boolean)
        .join(' or ');
    }
    case 'pattern': {
      const match = engine.matches?.(column, engine.literal(measure.pattern));
      return match && `not (${match})`;
    }
    default:
      return undefined;
  }
}
