// SPDX-License-Identifier: Apache-2.0
import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/**
 * Opens the database of the catalog plugin and brings the tables of this module up to date.
 *
 * The catalog keeps its own record of migrations in the same database, so this module has one of another name.
 *
 * @internal
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const client = await database.getClient();
  if (!database.migrations?.skip) {
    await client.migrate.latest({
      directory: resolvePackagePath(
        '@meshwright/plugin-catalog-backend-module-data-mesh',
        'migrations',
      ),
      tableName: 'data_mesh_migrations',
    });
  }
  return client;
}
