// SPDX-License-Identifier: Apache-2.0
import type { SchemaObject } from '@meshwright/contracts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type FindReferred, QUOTABLE_NAME } from '../compile';
import {
  type OpenTable,
  type OtherTable,
  referredIn,
} from '../compile/otherTables';
import { type FileFormat, type OpenFile, openFile } from './openFile';

/** Makes a table known by its names, as rules in SQL call it. */
async function nameTable(
  connection: DuckDBConnection,
  { name, physicalName }: SchemaObject,
  relation: string,
): Promise<void> {
  for (const one of new Set([name, physicalName])) {
    if (!one || !QUOTABLE_NAME.test(one)) continue;
    await connection.run(
      `create view if not exists "${one}" as select * from ${relation}`,
    );
  }
}

const openTable = (
  { object, document }: OtherTable,
  { relation, columns }: OpenFile,
): OpenTable => ({
  object,
  document,
  relation,
  columnOf: name =>
    columns.find(column => column.toLowerCase() === name.toLowerCase()),
});

/**
 * Makes the tables that checks look at known by their names. Another one that cannot be read is not there.
 *
 * @param file - the table that is checked
 * @returns finds those that references point at
 * @internal
 */
export async function openTables(
  connection: DuckDBConnection,
  { object }: { object: SchemaObject },
  file: OpenFile,
  others: ReadonlyArray<OtherTable & { path: string; format: FileFormat }>,
): Promise<FindReferred> {
  await nameTable(connection, object, file.relation);
  const tables = [openTable({ object }, file)];
  for (const table of others) {
    try {
      const opened = await openFile(connection, table);
      await nameTable(connection, table.object, opened.relation);
      tables.push(openTable(table, opened));
    } catch {
      // Whatever needs it says that it is not at hand.
    }
  }
  return referredIn(tables);
}
