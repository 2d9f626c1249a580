// SPDX-License-Identifier: Apache-2.0
import type { SchemaObject } from '../../model';
import { UniqueNames, physicalName, plainIdentifier } from '../naming';
import type { Dialect } from '../sql/dialect';
import { snowflakeReserved } from '../sql/reserved';

/**
 * dbt puts quotes around names and escapes nothing in them, so a name with one of these would end
 * where it should not, and what follows it would run.
 */
const UNSAFE = /["`[\]\\\p{Cc}\u2028\u2029]/u;

/** Names that every engine takes without quotes, if they are no words of SQL. */
const PLAIN = /^[a-z_][a-z0-9_]*$/;

/** Words of SQL that one engine or another takes as a name only in quotes. */
const RESERVED: ReadonlySet<string> = new Set([
  ...snowflakeReserved,
  ...(
    'ANALYSE ANALYZE ARRAY ASC ASSERT_ROWS_MODIFIED AT BOTH COLLATE CONTAINS CUBE DEFAULT DEFERRABLE DEFINE ' +
    'DESC DO END ENUM ESCAPE EXCEPT EXCLUDE EXTRACT FETCH FOREIGN GROUPING GROUPS HASH IF IGNORE INITIALLY ' +
    'INTERVAL KEY LEADING LIMIT LOOKUP MERGE NEW NO NULLS OFFSET OLD ONLY OPEN OUTER OVER PARTITION PERCENT ' +
    'PIVOT PLACING PRECEDING PRIMARY PROC PROTO RANGE RECURSIVE REFERENCES RESPECT RETURNING ROLLUP ' +
    'SESSION_USER SIMILAR SYMMETRIC SYSDATE TOP TRAILING TREAT UNBOUNDED UNNEST UNPIVOT USER VARIADIC WINDOW WITHIN'
  ).split(' '),
]);

/** Whether dbt can put quotes around a name. @internal */
export function canBeQuoted(name: string): boolean {
  return name !== '' && !UNSAFE.test(name);
}

/** Whether a name has to stand in quotes to be the one that the tables of this library have. @internal */
export function needsQuotes(name: string, dialect: Dialect): boolean {
  if (dialect.quote(name) === name) return false;
  return !PLAIN.test(name) || RESERVED.has(name.toUpperCase());
}

/** A name where dbt takes SQL as it stands. @internal */
export function sqlName(name: string, dialect: Dialect): string {
  return needsQuotes(name, dialect) ? dialect.quote(name) : name;
}

/** Where a table is: a physical name may be qualified, as `sales.orders`. @internal */
export interface Place {
  database?: string;
  schema?: string;
  table: string;
}

/** @internal */
export function placeOf(object: SchemaObject): Place {
  const name = physicalName(object);
  const parts = name.split('.');
  if (parts.length > 3 || !parts.every(part => /^[A-Za-z_]\w*$/.test(part))) {
    return { table: name };
  }
  const [table, schema, database] = [...parts].reverse();
  return { table, ...(schema && { schema }), ...(database && { database }) };
}

/** A name for the model of each object: legal, and each only once. @internal */
export function modelNames(objects: SchemaObject[]): Map<SchemaObject, string> {
  const names = new UniqueNames();
  return new Map(
    objects.map(object => [
      object,
      names.claim(plainIdentifier(placeOf(object).table)),
    ]),
  );
}
