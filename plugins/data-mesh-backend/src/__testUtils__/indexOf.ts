// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { migrationsOf } from '../database';
import { CatalogReader, Synchronizer } from '../marketplace/indexing';
import type { ListCatalog } from './ListCatalog';

/** A synchronizer from a catalog into a database, in which the tables are made if they are not there. */
export async function synchronizerFor(knex: Knex, catalog: ListCatalog) {
  await knex.migrate.latest(migrationsOf('marketplace'));
  const logger = mockServices.logger.mock();
  const synchronizer = new Synchronizer({
    knex,
    reader: new CatalogReader({
      catalog: catalog as unknown as CatalogService,
      auth: mockServices.auth(),
    }),
    logger,
  });
  return {
    logger,
    synchronize: () => synchronizer.synchronize(new AbortController().signal),
    synchronizer,
  };
}
