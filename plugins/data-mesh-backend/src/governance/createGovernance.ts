// SPDX-License-Identifier: Apache-2.0
import type {
  AuditorService,
  AuthService,
  DatabaseService,
  HttpAuthService,
  HttpRouterService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { governancePermissions } from '@meshwright/plugin-data-mesh-common';
import { CheckService } from './CheckService';
import { openGovernanceDatabase, VerdictStore, WaiverStore } from './database';
import { CatalogMesh } from './evaluation/CatalogMesh';
import { EvaluationTask } from './evaluation/EvaluationTask';
import { GovernanceAccess } from './GovernanceAccess';
import { GovernanceService } from './GovernanceService';
import { createGovernanceRouter } from './router';
import { readGovernanceSettings } from './settings';
import { WaiverService } from './WaiverService';

const EVALUATE_TASK = 'governance-evaluate';
const DAY = 24 * 60 * 60 * 1000;

/** Sets governance up: its tables, the task that keeps verdicts up to date, and its routes. @internal */
export async function createGovernance(options: {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
}): Promise<void> {
  const { logger, scheduler } = options;
  options.permissionsRegistry.addPermissions(governancePermissions);
  const settings = readGovernanceSettings(options.config);
  const knex = await openGovernanceDatabase(options.database);
  const verdicts = new VerdictStore(knex);
  const waivers = new WaiverStore(knex);
  const mesh = new CatalogMesh(options);
  const task = new EvaluationTask({
    library: settings.library,
    logger,
    mesh,
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
    fn: () =>
      verdicts.removeHistoryBefore(
        new Date(Date.now() - settings.historyDays * DAY).toISOString(),
      ),
  });

  const access = new GovernanceAccess(options);
  const service = new GovernanceService({ access, mesh, task, verdicts });
  options.httpRouter.use(
    createGovernanceRouter({
      auditor: options.auditor,
      checks: new CheckService({ access, mesh, task }),
      httpAuth: options.httpAuth,
      service,
      waivers: new WaiverService({
        access,
        auth: options.auth,
        governance: service,
        waivers,
        changed: () =>
          scheduler.triggerTask(EVALUATE_TASK).catch(error => {
            // It runs already, or will by its schedule.
            logger.debug('Policies are asked again a little later', error);
          }),
      }),
    }),
  );
}
