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
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { incidentPermissions } from '@meshwright/plugin-data-mesh-common';
import { openFeatureDatabase } from '../database';
import type { ProductFlow } from '../lineage';
import { IncidentAccess } from './access/IncidentAccess';
import { FaultStore, IncidentStore, Outbox } from './database';
import {
  type Channel,
  DeliveryTask,
  NotificationChannel,
  WebhookChannel,
} from './delivery';
import { HandlingService } from './HandlingService';
import { IncidentService } from './IncidentService';
import { letGoOfMissing } from './letGoOfMissing';
import { OpenTroubles } from './OpenTroubles';
import { Planner } from './Planner';
import { ProductFacts } from './ProductFacts';
import { ReconcileTask } from './ReconcileTask';
import { ResultListener } from './ResultListener';
import { createIncidentRouter } from './router';
import { readIncidentSettings } from './settings';

const DAY = 24 * 60 * 60 * 1000;
/** Incidents that are forgotten in one go. */
const FORGOTTEN = 500;
/** Days that what was told is kept, for whoever looks why. */
const TOLD_DAYS = 30;

/** What other features take from incidents. @internal */
export interface Incidents {
  /** Hears of results of checks, and of values of series. */
  listener: ResultListener;
  service: Pick<IncidentService, 'openIncidents'>;
  troubles: OpenTroubles;
  /** Calls back with products whose incidents are others than before, on the replica that changed them. */
  onChange(listener: (products: string[]) => void): void;
}

/** Sets incidents up: tables, routes, what makes them of results, and what tells of them. @internal */
export async function createIncidents(options: {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  /** Who feeds whom, as lineage knows it. */
  flow: Pick<ProductFlow, 'around' | 'feeds'>;
  logger: LoggerService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  userInfo: UserInfoService;
}): Promise<Incidents> {
  const { config, flow, logger, scheduler } = options;
  options.permissionsRegistry.addPermissions(incidentPermissions);
  const settings = readIncidentSettings(config);
  const knex = await openFeatureDatabase(options.database, 'incidents');
  const store = new IncidentStore(knex);
  const facts = new ProductFacts(options);
  const access = new IncidentAccess(options);

  // Only messages that leave the portal need to know where it is.
  const portal = () => config.getString('app.baseUrl').replace(/\/+$/, '');
  const channels: Channel[] = [
    ...(settings.notifications
      ? [
          new NotificationChannel({
            facts,
            notifications: options.notifications,
            store,
          }),
        ]
      : []),
    ...settings.webhooks.map(
      webhook => new WebhookChannel(webhook, portal(), facts),
    ),
  ];
  const outbox = new Outbox(channels);

  const listeners: Array<(products: string[]) => void> = [];
  const changed = (products: string[]) => {
    for (const listener of listeners) listener(products);
  };

  const service = new IncidentService({
    access,
    faults: new FaultStore(knex),
    store,
  });
  options.httpRouter.use(
    createIncidentRouter({
      handling: new HandlingService({
        access,
        changed,
        flow,
        incidents: service,
        knex,
        outbox,
      }),
      httpAuth: options.httpAuth,
      service,
    }),
  );

  const { rules, settle, schedule } = settings;
  const reconcile = new ReconcileTask({
    changed,
    knex,
    logger,
    planner: new Planner({ facts, flow, knex, outbox, rules }),
    rules,
    settle,
  });
  await scheduler.scheduleTask({
    id: 'incidents-reconcile',
    ...schedule,
    fn: signal => reconcile.run(signal),
  });
  const deliver = new DeliveryTask({ channels, knex, logger, outbox });
  await scheduler.scheduleTask({
    id: 'incidents-tell',
    ...schedule,
    fn: signal => deliver.run(signal),
  });
  await scheduler.scheduleTask({
    id: 'incidents-forget',
    frequency: { hours: 24 },
    timeout: { minutes: 30 },
    initialDelay: { minutes: 10 },
    fn: async signal => {
      const before = (days: number) =>
        new Date(Date.now() - days * DAY).toISOString();
      await letGoOfMissing(knex, facts);
      await outbox.removeBefore(knex, before(TOLD_DAYS));
      while (
        !signal.aborted &&
        (await store.removeBefore(
          before(settings.retentionDays),
          FORGOTTEN,
        )) === FORGOTTEN
      );
    },
  });

  return {
    listener: new ResultListener(),
    service,
    troubles: new OpenTroubles(knex),
    onChange: listener => listeners.push(listener),
  };
}
