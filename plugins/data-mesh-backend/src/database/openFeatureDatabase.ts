// SPDX-License-Identifier: Apache-2.0
import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Where each feature records which of its migrations are done, by the folder that they are in. */
const RECORDS = {
  gitHost: 'git_host_migrations',
  governance: 'governance_migrations',
  incidents: 'incident_migrations',
  lineage: 'lineage_migrations',
  marketplace: 'marketplace_migrations',
  quality: 'quality_migrations',
  'quality-status': 'quality_status_migrations',
} as const;

/** A feature with tables of its own, named as the folder of its migrations. @internal */
export type Feature = keyof typeof RECORDS;

/**
 * Migrations of a feature. Each has its own folder and its own record of what was done, since they share one database
 * and are released together but written apart.
 *
 * @internal
 */
export function migrationsOf(feature: Feature): Knex.MigratorConfig {
  return {
    directory: resolvePackagePath(
      '@meshwright/plugin-data-mesh-backend',
      'migrations',
      feature,
    ),
    tableName: RECORDS[feature],
  };
}

/** Client of the plugin's database, with the tables of a feature in it. @internal */
export async function openFeatureDatabase(
  database: DatabaseService,
  feature: Feature,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest(migrationsOf(feature));
  }
  return knex;
}
