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
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { governancePermissions } from '@meshwright/plugin-data-mesh-common';
import { openFeatureDatabase } from '../database';
import { CheckService } from './CheckService';
import { NoticeStore, TallyBoard, VerdictStore, WaiverStore } from './database';
import { CatalogMesh } from './evaluation/CatalogMesh';
import { EvaluationTask } from './evaluation/EvaluationTask';
import { FactBook, type FactSource } from './evaluation/FactSource';
import { GovernanceAccess } from './GovernanceAccess';
import { GovernanceService } from './GovernanceService';
import { Addressees } from './notices/Addressees';
import { NoticeSender } from './notices/NoticeSender';
import { PolicyService } from './policies/PolicyService';
import { RehearsalService } from './RehearsalService';
import { createGovernanceRouter } from './router';
import { ScorecardService } from './scorecard/ScorecardService';
import { readGovernanceSettings } from './settings';
import { DeclaredWaivers } from './waivers/DeclaredWaivers';
import { WaiverNotices } from './waivers/WaiverNotices';
import { WaiverService } from './waivers/WaiverService';

const EVALUATE_TASK = 'governance-evaluate';
const DAY = 24 * 60 * 60 * 1000;

/** Sets governance up: its tables, the task that keeps verdicts up to date, and its routes. @internal */
export async function createGovernance(options: {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  /** Features whose knowledge policies may read. */
  facts: readonly FactSource[];
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  logger: LoggerService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  urlReader: UrlReaderService;
}): Promise<void> {
  const { logger, scheduler } = options;
  options.permissionsRegistry.addPermissions(governancePermissions);
  const settings = readGovernanceSettings(options.config);
  const knex = await openFeatureDatabase(options.database, 'governance');
  const verdicts = new VerdictStore(knex);
  const waivers = new WaiverStore(knex);
  const mesh = new CatalogMesh(options);
  const board = new TallyBoard(verdicts);
  const notices = new NoticeStore(knex);
  const sender = new NoticeSender({
    addressees: new Addressees(options),
    logger,
    notices,
    notifications: options.notifications,
  });
  const task = new EvaluationTask({
    board,
    declared: new DeclaredWaivers({
      files: settings.waiverFiles,
      logger,
      urlReader: options.urlReader,
      waivers,
    }),
    facts: new FactBook(options.facts),
    globalPolicies: settings.globalPolicies,
    library: settings.library,
    logger,
    mesh,
    notices,
    sender,
    verdicts,
    waivers,
  });
  // One replica at a time compares with the catalog and asks about what is another.
  await scheduler.scheduleTask({
    id: EVALUATE_TASK,
    ...settings.schedule,
    fn: signal => task.run(signal),
  });
  await scheduler.scheduleTask({
    id: 'governance-forget',
    frequency: { hours: 24 },
    timeout: { minutes: 30 },
    initialDelay: { minutes: 10 },
    fn: async () => {
      const daysAgo = (days: number) =>
        new Date(Date.now() - days * DAY).toISOString();
      await verdicts.removeHistoryBefore(daysAgo(settings.historyDays));
      await notices.removeBefore(daysAgo(settings.historyDays));
    },
  });

  const access = new GovernanceAccess(options);
  const policies = new PolicyService({ access, board, mesh, task, verdicts });
  options.httpRouter.use(
    createGovernanceRouter({
      checks: new CheckService({ access, mesh, task }),
      httpAuth: options.httpAuth,
      policies,
      rehearsals: new RehearsalService({ access, mesh, policies, task }),
      scorecards: new ScorecardService({ access, mesh, policies, verdicts }),
      service: new GovernanceService({
        access,
        mesh,
        policies,
        verdicts,
        waivers,
      }),
      waivers: new WaiverService({
        access,
        policies,
        waivers,
        notices: new WaiverNotices({
          mesh,
          notices,
          noted: () => {
            sender.run().catch(error => {
              // It stays noted, and the task comes back to it.
              logger.debug('People are told a little later', error);
            });
          },
        }),
        changed: () =>
          scheduler.triggerTask(EVALUATE_TASK).catch(error => {
            // It runs already, or will by its schedule.
            logger.debug('Policies are asked again a little later', error);
          }),
      }),
    }),
  );
}
