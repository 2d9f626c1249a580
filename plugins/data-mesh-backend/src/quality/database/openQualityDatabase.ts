// SPDX-License-Identifier: Apache-2.0
import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Client of the plugin's database, with the tables about quality in it. @internal */
export async function openQualityDatabase(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@meshwright/plugin-data-mesh-backend',
        'migrations',
        'quality',
      ),
      tableName: 'quality_migrations',
    });
  }
  return knex;
}
