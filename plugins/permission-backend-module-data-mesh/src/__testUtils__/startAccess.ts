// SPDX-License-Identifier: Apache-2.0
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import {
  type AuditorService,
  type BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import {
  type NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import permissionPlugin from '@backstage/plugin-permission-backend';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import searchPlugin from '@backstage/plugin-search-backend';
import searchCatalogModule from '@backstage/plugin-search-backend-module-catalog';
// Permissions are tried on what a portal is made of.
/* eslint-disable @backstage/no-mixed-plugin-imports */
import catalogModuleDataMesh from '@meshwright/plugin-catalog-backend-module-data-mesh';
import dataMeshPlugin from '@meshwright/plugin-data-mesh-backend';
import searchModuleDataMesh from '@meshwright/plugin-search-backend-module-data-mesh';
/* eslint-enable @backstage/no-mixed-plugin-imports */
import permissionModuleDataMesh from '..';
import { realAuth } from './realAuth';
import { testTemplates } from './testTemplates';

/** An event of the audit log. */
export interface Audited {
  /** Of the request that it is about, where there is one. */
  requestId?: string;
  eventId: string;
  outcome: 'succeeded' | 'failed';
  meta: Record<string, unknown>;
  /** Why it failed. */
  error?: string;
}

/** Long, for machines that do much else: only what never comes waits for its end. */
const PATIENCE = 240_000;
const ANSWER_PATIENCE = 120_000;
const PAUSE = 100;
const REQUEST_ID = 'x-request-id';

function auditorInto(events: Audited[]) {
  return createServiceFactory({
    service: coreServices.auditor,
    deps: {},
    factory: (): AuditorService => ({
      async createEvent({ eventId, meta = {}, request }) {
        const requestId = request?.get(REQUEST_ID);
        const end = async (outcome: Audited['outcome'], error?: Error) => {
          events.push({
            ...(requestId !== undefined && { requestId }),
            eventId,
            outcome,
            meta: meta as Audited['meta'],
            ...(error && { error: error.message }),
          });
        };
        return {
          success: () => end('succeeded'),
          fail: ({ error }) => end('failed', error),
        };
      },
    }),
  });
}

const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    // As a token has it that was made before anybody was in a group.
    getUserInfo: async credentials => {
      const { userEntityRef } = (
        credentials as ReturnType<typeof mockCredentials.user>
      ).principal;
      return { userEntityRef, ownershipEntityRefs: [userEntityRef] };
    },
  }),
});

/** Of tasks that run when the test says so. */
const schedule = { frequency: { hours: 1 }, timeout: { minutes: 5 } };

/**
 * Starts a portal's backend with permissions as they are decided there. Nothing in it runs on a schedule, so that what
 * takes time is asking: indexes and collators work while somebody waits in `until`.
 */
export async function startAccess(options: {
  entities: Entity[];
  /** Folder with policies. */
  policies: string;
  database?: object;
  /** Folder of the git host, where there is one. */
  gitHost?: string;
  /** What runs beside it all. */
  features?: BackendFeature[];
}) {
  const audited: Audited[] = [];
  const told: NotificationSendOptions[] = [];
  let requests = 0;
  const scheduler = mockServices.scheduler();
  let connection!: EntityProviderConnection;
  const entitiesModule = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'test-entities',
    register(reg) {
      reg.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => 'test-entities',
            connect: async to => {
              connection = to;
            },
          });
        },
      });
    },
  });
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleDataMesh,
      entitiesModule,
      dataMeshPlugin,
      permissionPlugin,
      permissionModuleDataMesh,
      scaffolderPlugin,
      searchPlugin,
      searchCatalogModule,
      searchModuleDataMesh,
      ...testTemplates,
      ...realAuth,
      ...(options.features ?? []),
      userInfo,
      auditorInto(audited),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          async send(notification) {
            told.push(notification);
          },
        }),
      }),
      permissionsServiceFactory,
      permissionsRegistryServiceFactory,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      eventsServiceFactory,
      ...(options.database ? [databaseServiceFactory] : []),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          backend: {
            baseUrl: 'http://localhost:0',
            database: options.database ?? {
              client: 'better-sqlite3',
              connection: ':memory:',
            },
          },
          permission: { enabled: true },
          events: { useEventBus: 'never' },
          catalog: {
            processingInterval: { hours: 1 },
            providers: {
              dataMesh: {
                policies: {
                  type: 'folder',
                  path: options.policies,
                  include: ['**/*.yaml'],
                  schedule,
                },
              },
            },
          },
          dataMesh: {
            access: {
              trustedPolicies: ['data-mesh:policies/'],
            },
            governance: {
              library: ['product-purpose'],
              libraryOwner: 'group:default/stewards',
              schedule,
            },
            incidents: { settle: { milliseconds: 0 } },
            index: { schedule },
            ...(options.gitHost && { gitHost: { folder: options.gitHost } }),
          },
          search: {
            collators: {
              catalog: { schedule },
              dataMesh: { schedule },
            },
          },
        },
      }),
    ],
  });
  const publish = (entities: Entity[]) =>
    connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({ entity })),
    });
  await publish(options.entities);
  const base = `http://localhost:${
    (server.address() as AddressInfo).port
  }/api/`;

  /** Asks as a person, or as nobody. */
  async function ask(
    person: string | undefined,
    path: string,
    init: { method?: string; body?: unknown } = {},
    // Tests look at answers as they come.
  ): Promise<{ id: string; status: number; text: string; body: any }> {
    const id = String((requests += 1));
    const response = await fetch(`${base}${path}`, {
      method: init.method ?? 'GET',
      signal: AbortSignal.timeout(ANSWER_PATIENCE),
      headers: {
        [REQUEST_ID]: id,
        ...(person !== undefined && {
          Authorization:
            person === 'service'
              ? mockCredentials.service.header()
              : mockCredentials.user.header(`user:default/${person}`),
        }),
        ...(init.body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
    });
    const text = await response.text();
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      body = undefined;
    }
    return { id, status: response.status, text, body };
  }

  async function runTasks() {
    const tasks = await scheduler.getScheduledTasks();
    await Promise.all(tasks.map(({ id }) => scheduler.triggerTask(id)));
  }

  /** Lets all tasks work until a question is answered with yes; fails when patience ends. */
  async function until(
    question: () => Promise<boolean>,
    what: string,
  ): Promise<void> {
    const began = Date.now();
    while (!(await question())) {
      if (Date.now() - began > PATIENCE) throw new Error(`Never came: ${what}`);
      await pause(PAUSE);
      await runTasks();
    }
  }

  return { ask, audited, publish, runTasks, server, told, until };
}

/** A portal that a test asks. */
export type Access = Awaited<ReturnType<typeof startAccess>>;
