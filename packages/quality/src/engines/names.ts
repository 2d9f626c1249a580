// SPDX-License-Identifier: Apache-2.0
import type { SchemaObject } from '@meshwright/contracts';
import { type EngineName, engines, quoteRelation, SAFE_NAME } from '../compile';
import type { EnginePlace, EngineRow } from './types';

/** A table as a contract names it. @internal */
export interface NamedTable {
  schema: string;
  table: string;
}

/**
 * The table of a contract at a place. Its physical name may have the schema, and the database, before it.
 *
 * @throws Error for a name that cannot be called without danger, or that leaves the database
 * @internal
 */
export function tableOf(
  { name, physicalName }: SchemaObject,
  place: EnginePlace,
  defaultSchema?: string,
): NamedTable {
  const parts = (physicalName || name).split('.');
  const [table, schema = place.schema ?? defaultSchema, database] =
    parts.reverse();
  if (!schema) {
    throw new Error('The server of the contract states no schema.');
  }
  for (const part of [table, schema]) {
    if (!SAFE_NAME.test(part)) {
      throw new Error(
        `'${part.slice(
          0,
          100,
        )}' is no name of letters, digits and underscores.`,
      );
    }
  }
  const other =
    database !== undefined &&
    place.database !== undefined &&
    database.toLocaleLowerCase('en-US') !==
      place.database.toLocaleLowerCase('en-US');
  if (parts.length > 3 || other) {
    throw new Error(
      'The table lies in another database than its server states.',
    );
  }
  return { schema, table };
}

/** A table and its columns as the engine itself writes them. @internal */
export interface FoundTable {
  relation: string;
  columns: string[];
}

/**
 * Picks the table that is meant: the one that is written so, else the only one that differs in capitals.
 *
 * @internal
 */
export function foundTable(
  rows: readonly EngineRow[],
  { schema, table }: NamedTable,
  engine: EngineName,
  prefix: readonly string[],
): FoundTable | undefined {
  const tables = new Map<string, { names: string[]; columns: string[] }>();
  for (const row of rows) {
    const names = [String(row.table_schema), String(row.table_name)];
    const key = names.join('.');
    const known = tables.get(key) ?? { names, columns: [] };
    known.columns.push(String(row.column_name));
    tables.set(key, known);
  }
  const found =
    tables.get(`${schema}.${table}`) ??
    (tables.size === 1 ? [...tables.values()][0] : undefined);
  return (
    found && {
      relation: quoteRelation(engine, ...prefix, ...found.names),
      columns: found.columns,
    }
  );
}

/**
 * A query for the columns of a table in the information schema, whatever capitals its name has.
 *
 * @param prefix - quoted parts of the name before `information_schema`
 * @internal
 */
export function informationSchemaQuery(
  engine: EngineName,
  prefix: string,
  schema: string,
  table: string,
): string {
  const { literal } = engines[engine];
  const lower = (text: string) => literal(text.toLocaleLowerCase('en-US'));
  return `select table_schema, table_name, column_name from ${prefix}information_schema.columns where lower(table_schema) = ${lower(
    schema,
  )} and lower(table_name) = ${lower(table)}`;
}
