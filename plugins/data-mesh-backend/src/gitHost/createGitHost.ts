// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  DatabaseService,
  DiscoveryService,
  HttpAuthService,
  HttpRouterService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import { gitRepositoryPermissions } from '@meshwright/plugin-data-mesh-common';
import { readGitHostSettings } from '@meshwright/plugin-data-mesh-node';
import { openFeatureDatabase } from '../database';
import { bindingRepositories } from '../governance';
import { GitAccess, GitPeople } from './access';
import {
  ChangeRequestEndings,
  ChangeRequestFinder,
  ChangeRequestService,
} from './changeRequests';
import { ContentService } from './ContentService';
import { ChangeRequestStore, RepositoryStore } from './database';
import { GitHostAddresses } from './GitHostAddresses';
import { PushNotifier } from './PushNotifier';
import { RepositoryService } from './RepositoryService';
import { createGitHostRouter } from './router';
import { createSmartHttpRouter } from './smartHttp/smartHttpRouter';
import { GitStorage } from './storage';

/** Sets the local git host up where `dataMesh.gitHost` is configured, and does nothing elsewhere. @internal */
export async function createGitHost(options: {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  discovery: DiscoveryService;
  events: EventsService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  userInfo: UserInfoService;
}): Promise<void> {
  const { auth, catalog, httpAuth, httpRouter, logger } = options;
  options.permissionsRegistry.addPermissions(gitRepositoryPermissions);
  const settings = readGitHostSettings(options.config);
  if (!settings) {
    return;
  }
  const knex = await openFeatureDatabase(options.database, 'gitHost');
  const repositoryStore = new RepositoryStore(knex);
  const parts = {
    access: new GitAccess(options),
    people: new GitPeople({ auth, catalog }),
    storage: new GitStorage(settings.folder),
    addresses: new GitHostAddresses({
      discovery: options.discovery,
      webUrl: settings.webUrl,
    }),
    changeRequests: new ChangeRequestStore(knex),
    pushes: new PushNotifier({
      events: options.events,
      repositories: repositoryStore,
      logger,
    }),
    logger,
  };
  const repositories = new RepositoryService({
    ...parts,
    binds: bindingRepositories(options.config),
    repositories: repositoryStore,
  });
  const finder = new ChangeRequestFinder({ ...parts, repositories });
  httpRouter.use(
    createGitHostRouter({
      httpAuth,
      repositories,
      content: new ContentService({ ...parts, repositories }),
      changeRequests: new ChangeRequestService({
        ...parts,
        finder,
        repositories,
      }),
      endings: new ChangeRequestEndings({ ...parts, finder }),
    }),
  );
  httpRouter.use(
    createSmartHttpRouter({
      ...parts,
      auth,
      httpAuth,
      repositories,
      anonymousClone: settings.anonymousClone,
    }),
  );
  // Git has ways of its own to send credentials; the router above asks for them.
  httpRouter.addAuthPolicy({ path: '/git', allow: 'unauthenticated' });
}
