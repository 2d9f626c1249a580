// SPDX-License-Identifier: Apache-2.0
import { numeral } from './limits';
import type { Bound, Measure } from './types';

/** How an engine writes what checks need. @internal */
export interface SqlEngine {
  quote(name: string): string;
  /** A text that `isPlain` holds for. */
  literal(text: string): string;
  date(iso: string): string;
  length(column: string): string;
  /** A condition that holds for texts with a match anywhere; absent where the engine has no regular expressions. */
  matches?(column: string, pattern: string): string;
}

const backticks = (name: string) => `\`${name}\``;
const apostrophes = (text: string) => `'${text.replace(/'/g, "''")}'`;
const backslashes = (text: string) =>
  `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

/** @internal */
export const spark: SqlEngine = {
  quote: backticks,
  literal: backslashes,
  date: iso => `date '${iso}'`,
  length: column => `length(${column})`,
  matches: (column, pattern) => `${column} rlike ${pattern}`,
};

/** @internal */
export const bigquery: SqlEngine = {
  quote: backticks,
  literal: backslashes,
  date: iso => `date '${iso}'`,
  length: column => `length(${column})`,
  matches: (column, pattern) => `regexp_contains(${column}, ${pattern})`,
};

/** @internal */
export const redshift: SqlEngine = {
  quote: name => `"${name}"`,
  literal: backslashes,
  date: iso => `date '${iso}'`,
  length: column => `len(${column})`,
  matches: (column, pattern) => `${column} ~ ${pattern}`,
};

/** T-SQL has no regular expressions in a dedicated pool. @internal */
export const synapse: SqlEngine = {
  quote: name => `[${name}]`,
  literal: apostrophes,
  date: iso => `cast('${iso}' as date)`,
  length: column => `len(${column})`,
};

/** @internal */
export const duckdb: SqlEngine = {
  quote: name => `"${name}"`,
  literal: apostrophes,
  date: iso => `date '${iso}'`,
  length: column => `length(${column})`,
  matches: (column, pattern) => `regexp_matches(${column}, ${pattern})`,
};

/** Names that mean the same in every engine once they are quoted, and cannot end the quotes. @internal */
export const SAFE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,126}$/;

/** Whether a text can stand between quotes: no control character, no line break, no half of a character. @internal */
export function isPlain(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text);
}

const literalOf = (value: string | number, engine: SqlEngine) =>
  typeof value === 'number' ? numeral(value) : engine.literal(value);

function rangeOf(
  column: string,
  measure: Extract<Measure, { kind: 'range' }>,
  engine: SqlEngine,
): string {
  const end = ({ value }: Bound) =>
    measure.of === 'date' ? engine.date(String(value)) : numeral(Number(value));
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
 * @internal
 */
export function failingRows(
  measure: Measure,
  engine: SqlEngine,
): string | undefined {
  if (!('column' in measure)) return undefined;
  const column = engine.quote(measure.column);
  switch (measure.kind) {
    case 'nulls': {
      const missing = measure.alsoMissing.map(text => engine.literal(text));
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
