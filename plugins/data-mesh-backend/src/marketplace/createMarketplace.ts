// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  DatabaseService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Router } from 'express';
import { openFeatureDatabase } from '../database';
import { EntityReadAuthorizer, type EntityFilterRules } from './authorization';
import {
  CatalogReader,
  IndexState,
  IndexTask,
  readIndexSchedule,
  Synchronizer,
} from './indexing';
import { MarketplaceService } from './MarketplaceService';
import { createMarketplaceRouter } from './router';

const INDEX_TASK = 'marketplace-index';

/** Sets the marketplace up: its tables, the task that keeps its index, and its routes. @internal */
export async function createMarketplace(options: {
  rules: EntityFilterRules;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  metrics: MetricsService;
  permissions: PermissionsService;
  scheduler: SchedulerService;
  userInfo: UserInfoService;
}): Promise<{ router: Router }> {
  const { auth, config, logger, scheduler } = options;
  const knex = await openFeatureDatabase(options.database, 'marketplace');
  const state = new IndexState(knex);
  const task = new IndexTask({
    knex,
    synchronizer: new Synchronizer({
      knex,
      reader: new CatalogReader({ catalog: options.catalog, auth }),
      logger,
    }),
    state,
    logger,
    metrics: options.metrics,
  });
  await scheduler.scheduleTask({
    id: INDEX_TASK,
    ...readIndexSchedule(
      config,
      !String(knex.client.config.client).includes('sqlite'),
    ),
    fn: signal => task.run(signal),
  });

  const service = new MarketplaceService({
    knex,
    authorizer: new EntityReadAuthorizer({
      permissions: options.permissions,
      rules: options.rules,
      logger,
    }),
    state,
    auth,
    userInfo: options.userInfo,
  });
  return {
    router: createMarketplaceRouter({
      httpAuth: options.httpAuth,
      service,
      requestIndex: () => scheduler.triggerTask(INDEX_TASK),
    }),
  };
}
