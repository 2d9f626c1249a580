// SPDX-License-Identifier: Apache-2.0
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type {
  CatalogService,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import type { SourceStore } from '../database/SourceStore';
import type { EstateIndex } from '../estate/EstateIndex';
import type { OrgDirectory } from '../estate/OrgDirectory';
import { BatchResolver } from './BatchResolver';
import { CatalogComparison } from './CatalogComparison';
import { ForeignEntities } from './ForeignEntities';
import { MentionedDomains } from './MentionedDomains';
import { NameAssigner } from './NameAssigner';
import { OpenReferences } from './OpenReferences';
import { Publication } from './Publication';
import { PublicationStore } from './PublicationStore';
import { Publisher } from './Publisher';
import type { SourceSettings } from './settings';

/** Puts the parts together that tell the catalog what changed. @internal */
export function createPublication(options: {
  knex: Knex;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  sources: SourceStore;
  index: EstateIndex;
  directory: OrgDirectory;
  connections: Map<string, EntityProviderConnection>;
  configs: Array<SourceSettings & { id: string }>;
}): Publication {
  const { knex, catalog, auth, logger, sources, index, directory } = options;
  const { connections, configs } = options;
  const settings = new Map(configs.map(config => [config.id, config]));
  const store = new PublicationStore(knex);
  return new Publication({
    logger,
    sources,
    openReferences: new OpenReferences({ knex, directory }),
    domains: new MentionedDomains({ knex, settings }),
    comparison: new CatalogComparison({
      knex,
      catalog,
      auth,
      sources,
      foreign: new ForeignEntities({ knex, catalog, auth }),
      sourceIds: configs.map(({ id }) => id),
    }),
    publisher: new Publisher({
      store,
      names: new NameAssigner(store),
      resolver: new BatchResolver({ index, directory, settings }),
      connections,
      settings,
      logger,
    }),
  });
}
