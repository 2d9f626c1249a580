// SPDX-License-Identifier: Apache-2.0
import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Makes the tables about status and series. @internal */
export async function openStatusDatabase(
  database: DatabaseService,
  knex: Knex,
): Promise<void> {
  if (database.migrations?.skip) return;
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@meshwright/plugin-data-mesh-backend',
      'migrations',
      'quality-status',
    ),
    tableName: 'quality_status_migrations',
  });
}
