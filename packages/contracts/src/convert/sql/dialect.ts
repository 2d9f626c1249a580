// SPDX-License-Identifier: Apache-2.0
import type { PhysicalType } from '../../physicalType';

/** What a dialect has for a type, and what was lost on the way. @internal */
export interface SqlType {
  text: string;
  /** What the type cannot say, as the end of a sentence: "which holds no time zone". */
  loss?: string;
}

/** How one engine declares tables. @internal */
export interface Dialect {
  title: string;
  /** Makes an identifier of any name. */
  quote(name: string): string;
  /** Makes a text literal of any text. */
  literal(text: string): string;
  type(type: PhysicalType): SqlType;
  /** Begin of a table, without its name. */
  create: string;
  notNull: boolean;
  /** What follows a key that the engine takes note of and does not enforce; absent where there are no keys. */
  primaryKey?: { words: string; suffix: string };
  unique?: { suffix: string };
  /** `alter` adds references when all tables are there, `inline` declares them with the table. */
  foreignKey?: {
    style: 'alter' | 'inline';
    suffix: string;
    /** Whether a table may refer to one that is declared later. */
    forward: boolean;
  };
  /** Whether allowed values and ranges can be demanded. */
  checks: boolean;
  comments:
    | 'statements'
    | 'inline'
    /** `OPTIONS(description=…)` */
    | 'options'
    /** Comments of the SQL text, for engines that keep none. */
    | 'text';
  /** Clause after a column for its description. */
  columnComment?(literal: string): string;
  /** Clause after a table for its description. */
  tableComment?(literal: string): string;
  /**
   * `columns` names them after the table, `separate` declares them there and not in the list,
   * `expression` takes one expression.
   */
  partitions?: 'columns' | 'separate' | 'expression';
  /** Of how many parts a table's name may be: database, schema and table. */
  nameParts: 1 | 2 | 3;
  /** Longest identifier in characters. */
  maxName: number;
}

/** Doubles the quote inside a quoted identifier, and drops NUL, which no engine allows. @internal */
export function quoteWith(open: string, close = open) {
  return (name: string) =>
    `${open}${withoutNul(name)
      .split(close)
      .join(close + close)}${close}`;
}

/** A literal as the SQL standard has it. @internal */
export function standardLiteral(text: string): string {
  return `'${withoutNul(text).replace(/'/g, "''")}'`;
}

/**
 * A literal for PostgreSQL, which reads backslashes by a setting of the server: not in new ones, and
 * always where the literal says so itself.
 *
 * @internal
 */
export function postgresLiteral(text: string): string {
  return text.includes('\\')
    ? `E${standardLiteral(text.replace(/\\/g, '\\\\'))}`
    : standardLiteral(text);
}

/**
 * A literal for Amazon Redshift, which reads backslashes, as the PostgreSQL 8 it came from did, and has
 * no other kind of literal.
 *
 * @internal
 */
export function redshiftLiteral(text: string): string {
  return standardLiteral(text.replace(/\\/g, '\\\\'));
}

/** A literal for engines that read backslashes in texts. @internal */
export function escapedLiteral(text: string): string {
  const escaped = withoutNul(text)
    .replace(/\\/g, '\\\\')
    .replace(/'/g, "\\'")
    .replace(/\r/g, '\\r')
    .replace(/\n/g, '\\n');
  return `'${escaped}'`;
}

function withoutNul(text: string): string {
  return text.split('\u0000').join('');
}

/** An integer type by the width it has to hold; an unsigned value needs one bit more. @internal */
export function byWidth(
  type: PhysicalType,
  names: ReadonlyArray<[bits: number, name: string]>,
  otherwise: string,
): string {
  const bits = (type.bits ?? 64) + (type.unsigned ? 1 : 0);
  return names.find(([width]) => width >= bits)?.[1] ?? otherwise;
}

/** `name(10,2)`, or the name alone where the type states no digits. @internal */
export function decimal(
  name: string,
  type: PhysicalType,
  most: number,
  unstated: string,
): SqlType {
  if (type.precision === undefined) return { text: unstated };
  const scale = type.scale ?? 0;
  if (type.precision > most) {
    return {
      text: `${name}(${most},${Math.min(scale, most)})`,
      loss: `which holds ${most} digits at most`,
    };
  }
  return { text: `${name}(${type.precision},${scale})` };
}

/** `name(n)`, or another name where no length is stated or the length is too large. @internal */
export function sized(
  name: string,
  length: number | undefined,
  most: number,
  unlimited: string,
): string {
  return length !== undefined && length >= 1 && length <= most
    ? `${name}(${length})`
    : unlimited;
}

/** `name(6)` for fractional digits of seconds, as far as the engine has them. @internal */
export function precise(
  name: string,
  type: PhysicalType,
  most: number,
): string {
  return type.precision === undefined
    ? name
    : `${name}(${Math.min(type.precision, most)})`;
}
