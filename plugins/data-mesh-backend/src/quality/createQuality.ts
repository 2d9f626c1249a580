// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  DatabaseService,
  HttpAuthService,
  HttpRouterService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { qualityPermissions } from '@meshwright/plugin-data-mesh-common';
import type { DataMeshAccessService } from '@meshwright/plugin-data-mesh-node';
import { openFeatureDatabase } from '../database';
import { EntityAccess } from '../access';
import type { DatasetOwners, EventHearer } from '../lineage';
import { EventResults } from './events/EventResults';
import { FailingChecks } from './facts/FailingChecks';
import { QualityFactsReader } from './facts/QualityFactsReader';
import { ResultStore, type RunListener, TokenStore } from './database';
import { createMeasuring } from './measure/createMeasuring';
import { readQualitySettings } from './measure/readQualitySettings';
import { QualityService } from './QualityService';
import { ResultIntake } from './ResultIntake';
import type { AnomalyListener } from './series/SeriesJudge';
import { rollUpPoints, rollUpResults } from './retention/rollUp';
import { createQualityRouter, TOKEN_PATHS } from './router';
import { createStatus } from './status/createStatus';
import type { IncidentStates } from './status/incidents';
import type { StatusEvaluator } from './status/StatusEvaluator';
import { TokenService } from './TokenService';

const DAY = 24 * 60 * 60 * 1000;
/** Runs that are forgotten in one go, so that no transaction is long. */
const FORGOTTEN = 500;

/** Sets up what is known of quality: tables, routes, the checking of local files, and forgetting. @internal */
export async function createQuality(options: {
  access: DataMeshAccessService;
  /** Hear of each value of a series in the transaction that keeps its verdict. */
  anomalyListeners?: readonly AnomalyListener[];
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  /** Knows of open incidents; without, status is made of results alone. */
  incidents?: IncidentStates;
  /** Hear of results in the transaction that keeps them. */
  listeners?: readonly RunListener[];
  logger: LoggerService;
  /** Knows whose the datasets are that events speak of. */
  owners: DatasetOwners;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  userInfo: UserInfoService;
}): Promise<{
  /** Is to hear of events of lineage. */
  events: EventHearer;
  facts: QualityFactsReader;
  status: StatusEvaluator;
  troubles: FailingChecks;
}> {
  const { httpRouter, logger, scheduler } = options;
  options.permissionsRegistry.addPermissions(qualityPermissions);
  const settings = readQualitySettings(options.config);
  const knex = await openFeatureDatabase(options.database, 'quality');
  await openFeatureDatabase(options.database, 'quality-status');
  const access = new EntityAccess(options);
  const status = createStatus({
    ...options,
    access,
    dataAccess: options.access,
    knex,
    retentionDays: settings.retentionDays,
    staleAfterHours: settings.staleAfterHours,
  });
  const results = new ResultStore(
    knex,
    status.listener,
    ...(options.listeners ?? []),
  );
  const intake = new ResultIntake(results);
  const measuring = createMeasuring({
    ...options,
    contracts: status.contracts,
    knex,
    results,
    settings,
  });
  const tokens = new TokenService({
    access,
    auth: options.auth,
    store: new TokenStore(knex),
  });
  httpRouter.use(
    createQualityRouter({
      httpAuth: options.httpAuth,
      service: new QualityService({
        access,
        intake,
        logger,
        masking: status.masking,
        results,
        tokens,
      }),
      tokens,
    }),
  );
  httpRouter.use(status.createRouter(results, measuring));
  await status.schedule();
  // The router asks for the credentials of Backstage or for a token of a product.
  for (const path of TOKEN_PATHS) {
    httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
  }

  await measuring.schedule();
  await scheduler.scheduleTask({
    id: 'quality-forget',
    frequency: { hours: 6 },
    timeout: { minutes: 30 },
    initialDelay: { minutes: 5 },
    fn: async signal => {
      const before = new Date(
        Date.now() - settings.retentionDays * DAY,
      ).toISOString();
      while (
        !signal.aborted &&
        (await results.removeBefore(before, FORGOTTEN)) === FORGOTTEN
      );
      const daily = {
        before: Date.now() - settings.dailyAfterDays * DAY,
        signal,
      };
      await rollUpResults(knex, daily);
      await rollUpPoints(knex, daily);
    },
  });
  return {
    events: new EventResults({
      access,
      contracts: status.contracts,
      intake,
      logger,
      owners: options.owners,
    }),
    facts: new QualityFactsReader(knex),
    status: status.evaluator,
    troubles: new FailingChecks(knex),
  };
}
