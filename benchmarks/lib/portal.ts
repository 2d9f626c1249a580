// SPDX-License-Identifier: Apache-2.0
import type { AddressInfo } from 'node:net';
import {
  type BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { ManualScheduler } from '../../plugins/catalog-backend-module-data-mesh/src/__testUtils__/ManualScheduler';

/** A running backend with a real catalog. */
export interface Portal {
  /** Client of the catalog's own database. */
  knex: Knex;
  /** Runs scheduled tasks, which otherwise do not run. */
  scheduler: ManualScheduler;
  /** How many entities the catalog has processed since it was started. */
  processed(): number;
  /** Gives the catalog these entities, and no others, in the name of a provider that is there for it. */
  provide(entities: Entity[]): Promise<void>;
  /** Body of the answer of an address below `/api/`. */
  ask(
    path: string,
    body?: JsonObject,
    headers?: Record<string, string>,
  ): Promise<any>; // any: answers of several services, each looked at in one place
  stop(): Promise<void>;
}

/** What the catalog measures is not kept, but for how many entities it processed. */
function countingMetrics(onProcessed: () => void) {
  const nothing = {
    add() {},
    record() {},
    addCallback() {},
    removeCallback() {},
  };
  return createServiceFactory({
    service: metricsServiceRef,
    deps: {},
    factory: () => ({
      createCounter: name =>
        name === 'catalog.processed.entities.count'
          ? { add: onProcessed }
          : nothing,
      createUpDownCounter: () => nothing,
      createHistogram: () => nothing,
      createGauge: () => nothing,
      createObservableCounter: () => nothing,
      createObservableUpDownCounter: () => nothing,
      createObservableGauge: () => nothing,
    }),
  });
}

/**
 * Starts a catalog, and what is given, on SQLite files below a folder, or on another database. Everybody may read
 * everything, unless the features decide on permissions.
 *
 * @param options - `catalog` and `database`: of the configuration; `features`: what runs beside the catalog;
 * `permissions`: whether they are asked for
 */
export async function startPortal(options: {
  folder: string;
  catalog?: JsonObject;
  database?: JsonObject;
  features: BackendFeature[];
  permissions?: boolean;
}): Promise<Portal> {
  const {
    folder,
    catalog = {},
    database: given = {
      client: 'better-sqlite3',
      connection: { directory: folder },
    },
    features,
    permissions = false,
  } = options;
  const scheduler = new ManualScheduler();
  let processed = 0;
  let connection: EntityProviderConnection | undefined;
  let knex: Knex | undefined;

  const probe = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'benchmark',
    register(reg) {
      reg.registerInit({
        deps: {
          database: coreServices.database,
          processing: catalogProcessingExtensionPoint,
        },
        async init({ database, processing }) {
          knex = await database.getClient();
          // What is measured is the work, not how fast this machine's disk confirms each transaction.
          if (given.client === 'better-sqlite3') {
            await knex.raw('pragma synchronous = off');
          }
          processing.addEntityProvider({
            getProviderName: () => 'benchmark',
            connect: async to => {
              connection = to;
            },
          });
        },
      });
    },
  });

  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      probe,
      scheduler.factory,
      countingMetrics(() => {
        processed += 1;
      }),
      mockServices.database.factory(),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          backend: {
            database: given,
          },
          catalog: {
            rules: [
              {
                allow: [
                  ...['API', 'Component', 'DataProduct', 'Domain'],
                  ...['Group', 'Location'],
                ],
              },
            ],
            ...catalog,
          },
          permission: { enabled: permissions },
        },
      }),
      ...features,
    ],
  });
  // The backend asks itself, and is busy for longer than the usual five seconds between two questions.
  backend.server.keepAliveTimeout = 10 * 60 * 1000;
  const { port } = backend.server.address() as AddressInfo;

  return {
    knex: knex!,
    scheduler,
    processed: () => processed,
    async provide(entities) {
      await connection!.applyMutation({
        type: 'full',
        entities: entities.map(entity => ({ entity })),
      });
    },
    async ask(path, body, headers) {
      const response = await fetch(`http://localhost:${port}/api/${path}`, {
        headers: {
          ...headers,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) {
        throw new Error(`${path} answered ${response.status}: ${text}`);
      }
      return text && JSON.parse(text);
    },
    stop: async () => backend.stop(),
  };
}

/**
 * Looks again and again until something holds.
 *
 * @param pause - between two looks, in milliseconds
 * @throws Error after ten minutes
 */
export async function until(
  holds: () => Promise<boolean> | boolean,
  pause = 20,
): Promise<void> {
  const end = Date.now() + 10 * 60 * 1000;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error('What was waited for did not come within ten minutes');
    }
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}
