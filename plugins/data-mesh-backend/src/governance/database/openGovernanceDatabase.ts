// SPDX-License-Identifier: Apache-2.0
import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Client of the plugin's database, with the tables about governance in it. @internal */
export async function openGovernanceDatabase(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@meshwright/plugin-data-mesh-backend',
        'migrations',
        'governance',
      ),
      tableName: 'governance_migrations',
    });
  }
  return knex;
}
