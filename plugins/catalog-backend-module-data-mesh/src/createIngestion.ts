// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type {
  AuthService,
  DatabaseService,
  LoggerService,
  RootConfigService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import type {
  CatalogService,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { readSources } from './config/readSources';
import type {
  GitHostSourceConfig,
  SourceConfig,
  UrlSourceConfig,
} from './config/types';
import { IngestionStore } from './database/IngestionStore';
import { openDatabase } from './database/migrate';
import { SourceStore } from './database/SourceStore';
import { EstateIndex } from './estate/EstateIndex';
import { OrgDirectory } from './estate/OrgDirectory';
import { GitHostEvents } from './events/GitHostEvents';
import { SourceEvents } from './events/SourceEvents';
import { Ingestion } from './ingestion/Ingestion';
import { SourceRefresher } from './ingestion/SourceRefresher';
import { SourceStatusReader } from './ingestion/SourceStatusReader';
import { DataMeshProcessor } from './processor/DataMeshProcessor';
import { StatedEntityMender } from './processor/StatedEntityMender';
import { createPublication } from './publication/createPublication';
import { FolderSource } from './sources/FolderSource';
import { GitHostSource } from './sources/GitHostSource';
import { scmHosts } from './sources/scm/scmHosts';
import type { ScmHost } from './sources/scm/types';
import type { Source } from './sources/types';
import { UrlSource } from './sources/UrlSource';

/** What the parts of the module are made of. @internal */
export interface IngestionDeps {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  logger: LoggerService;
  scheduler: SchedulerService;
  urlReader: UrlReaderService;
}

/** Puts the parts of the module together. @internal */
export async function createIngestion(deps: IngestionDeps) {
  const { auth, catalog, config, logger, scheduler } = deps;
  const configs = readSources(config);
  const sourceIds = configs.map(({ id }) => id);
  const knex = await openDatabase(deps.database);
  const sources = new SourceStore(knex);
  const store = new IngestionStore(knex);
  const index = new EstateIndex(knex);
  const directory = new OrgDirectory({ catalog, auth });
  const hosts = scmHosts(ScmIntegrations.fromConfig(config));
  const connections = new Map<string, EntityProviderConnection>();

  for (const id of await sources.keepOnly(sourceIds)) {
    logger.info(`Data mesh source '${id}' is not configured any more`);
  }

  const ingestion = new Ingestion({
    scheduler,
    scope: scopeOf(knex),
    logger,
    configs,
    connections,
    refreshers: new Map(
      configs.map(source => [
        source.id,
        new SourceRefresher({
          config: source,
          source: createSource(source, hosts, deps),
          sources,
          ingestion: store,
          logger,
        }),
      ]),
    ),
    publication: createPublication({
      knex,
      catalog,
      auth,
      logger,
      sources,
      index,
      directory,
      connections,
      configs,
    }),
  });

  return {
    ingestion,
    sourceIds,
    processor: new DataMeshProcessor({
      mender: new StatedEntityMender({ index }),
    }),
    sourceEvents: new SourceEvents({
      configs: configs.filter(
        (source): source is UrlSourceConfig => source.type === 'url',
      ),
      hosts,
      sources,
      logger,
      requestRefresh: id => ingestion.requestRefresh(id),
    }),
    gitHostEvents: new GitHostEvents({
      configs: configs.filter(
        (source): source is GitHostSourceConfig => source.type === 'git-host',
      ),
      requestRefresh: id => ingestion.requestRefresh(id),
    }),
    status: new SourceStatusReader({ configs, sources }),
  };
}

/** Nobody shares a SQLite file, and a task of this process alone starts the moment that it is triggered. */
function scopeOf(knex: Knex): 'global' | 'local' {
  return String(knex.client.config.client).includes('sqlite')
    ? 'local'
    : 'global';
}

function createSource(
  source: SourceConfig,
  hosts: ScmHost[],
  { config, urlReader }: IngestionDeps,
): Source {
  if (source.type === 'git-host') {
    return new GitHostSource(source);
  }
  if (source.type === 'folder') {
    return new FolderSource(source, folderBases());
  }
  return new UrlSource({
    config: source,
    hosts,
    reader: urlReader,
    workDir: config.getOptionalString('backend.workingDirectory') ?? tmpdir(),
  });
}

/** Relative folders count from the working directory, as the catalog's file locations do, else from the repository. */
function folderBases(): string[] {
  const start = process.cwd();
  let folder = start;
  while (!existsSync(path.join(folder, 'backstage.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) {
      return [start];
    }
    folder = parent;
  }
  return [start, folder];
}
