// SPDX-License-Identifier: Apache-2.0
import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Client of the plugin's database, with the tables about incidents in it. @internal */
export async function openIncidentDatabase(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@meshwright/plugin-data-mesh-backend',
        'migrations',
        'incidents',
      ),
      tableName: 'incident_migrations',
    });
  }
  return knex;
}
