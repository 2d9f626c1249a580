// SPDX-License-Identifier: Apache-2.0
import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/**
 * Migrations of the marketplace. Each feature of the plugin has its own folder and its own record of what was done,
 * since they share one database and are released together but written apart.
 *
 * @internal
 */
export const marketplaceMigrations: Knex.MigratorConfig = {
  directory: resolvePackagePath(
    '@meshwright/plugin-data-mesh-backend',
    'migrations',
    'marketplace',
  ),
  tableName: 'marketplace_migrations',
};

/** Client of the plugin's database, with the marketplace's tables in it. @internal */
export async function openMarketplaceDatabase(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest(marketplaceMigrations);
  }
  return knex;
}
