// SPDX-License-Identifier: Apache-2.0
import type { DatabaseService } from '@backstage/backend-plugin-api';
import knexFactory, { type Knex } from 'knex';
import { openFeatureDatabase } from '../../database';
import { isPostgres } from './bulk';

/** The plugin's database, with the tables of lineage in it. @internal */
export interface LineageDatabase {
  /** Client of the plugin: all that writes goes through it. */
  knex: Knex;
  /** Client that only reads, and never waits for who writes; the same one where databases see to that themselves. */
  reader: Knex;
}

/**
 * On SQLite the plugin has one connection, on which questions would wait for each transaction. A second one reads what
 * was written last, at any time; a database in memory can only have one.
 */
async function openReader(knex: Knex): Promise<Knex> {
  const files: Array<{ name: string; file: string }> = await knex.raw(
    'pragma database_list',
  );
  const filename = files.find(({ name }) => name === 'main')?.file;
  if (!filename) return knex;
  // Readers and a writer at the same time need the log beside the file.
  await knex.raw('pragma journal_mode = wal');
  return knexFactory({
    client: 'better-sqlite3',
    connection: { filename, options: { readonly: true } },
    useNullAsDefault: true,
    pool: { min: 0, max: 1 },
  });
}

/** Opens the plugin's database, with the tables of lineage in it. @internal */
export async function openLineageDatabase(
  database: DatabaseService,
): Promise<LineageDatabase> {
  const knex = await openFeatureDatabase(database, 'lineage');
  return { knex, reader: isPostgres(knex) ? knex : await openReader(knex) };
}
