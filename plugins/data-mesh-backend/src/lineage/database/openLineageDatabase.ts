// SPDX-License-Identifier: Apache-2.0
import type { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { openFeatureDatabase } from '../../database';
import { isPostgres } from './bulk';

/** Client of the plugin's database, with the tables of lineage in it. @internal */
export async function openLineageDatabase(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await openFeatureDatabase(database, 'lineage');
  if (!isPostgres(knex)) {
    // One write to the disk for each transaction in place of several; what is acknowledged is there all the same.
    await knex.raw('pragma journal_mode = wal');
  }
  return knex;
}
