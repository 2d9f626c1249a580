// SPDX-License-Identifier: Apache-2.0
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { VISIBILITY_KEY } from '@meshwright/plugin-data-mesh-node';
import { HIDDEN_POLICY } from '../__testUtils__/hiddenMesh';
import { startAccess } from '../__testUtils__/startAccess';

jest.setTimeout(600_000);

const directory = createMockDirectory();

const at = 'url:https://example.com/mesh.yaml';

const entity = (kind: string, name: string, spec: Entity['spec']): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: {
    name,
    annotations: {
      [ANNOTATION_LOCATION]: at,
      [ANNOTATION_ORIGIN_LOCATION]: at,
    },
  },
  spec,
});

const service = (name: string, owner: string, more: object = {}) =>
  entity('Component', name, {
    type: 'service',
    lifecycle: 'production',
    owner,
    ...more,
  });

const ENTITIES = [
  entity('Group', 'outsiders', { type: 'team', children: [] }),
  entity('User', 'olga', { memberOf: ['outsiders'] }),
  service('for-all', 'insiders'),
  service('of-olga', 'outsiders', { classification: 'restricted' }),
  service('of-others', 'insiders', { classification: 'restricted' }),
];

/** A portal that knows nothing of the data mesh, and has processed all of its catalog. */
async function fillCatalog(database: object): Promise<void> {
  let processed!: () => Promise<Entity[]>;
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      databaseServiceFactory,
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'test-entities',
        register(reg) {
          reg.registerInit({
            deps: {
              auth: coreServices.auth,
              catalog: catalogServiceRef,
              processing: catalogProcessingExtensionPoint,
            },
            async init({ auth, catalog, processing }) {
              processed = async () => {
                const credentials = await auth.getOwnServiceCredentials();
                const { items } = await catalog.getEntities(
                  {},
                  { credentials },
                );
                // Each has something to do with another one, which is known when both were processed.
                return items.filter(({ relations }) => relations?.length);
              };
              processing.addEntityProvider({
                getProviderName: () => 'test-entities',
                connect: connection =>
                  connection.applyMutation({
                    type: 'full',
                    entities: ENTITIES.map(one => ({ entity: one })),
                  }),
              });
            },
          });
        },
      }),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost:0', database },
          catalog: { processingInterval: { hours: 1 } },
        },
      }),
    ],
  });
  while ((await processed()).length < ENTITIES.length) await pause(50);
  await backend.stop();
}

it('shows in a catalog that was there before what the policies say, before it is processed anew', async () => {
  const folder = (name: string) => path.join(directory.path, name);
  const databaseIn = (name: string) => ({
    client: 'better-sqlite3',
    connection: { directory: folder(name) },
  });
  await fillCatalog(databaseIn('before'));
  // The backend that has ended may hold its files for a while.
  cpSync(folder('before'), folder('after'), { recursive: true });
  const policies = folder('policies');
  directory.addContent({ policies: {} });
  writeFileSync(path.join(policies, 'access.yaml'), HIDDEN_POLICY);
  const access = await startAccess({
    entities: ENTITIES,
    policies,
    database: databaseIn('after'),
  });

  const names = async (person: string) => {
    const { body } = await access.ask(
      person,
      'catalog/entities/by-query?filter=kind=component',
    );
    return body.items
      .map((one: Entity) => [one.metadata.name, one.metadata.visibility])
      .sort();
  };
  // Nothing of it has been processed since.
  expect(await names('service')).toEqual([
    ['for-all', undefined],
    ['of-olga', undefined],
    ['of-others', undefined],
  ]);
  expect(await names('olga')).toEqual([
    ['for-all', undefined],
    ['of-olga', undefined],
  ]);

  // What the permission policy asks to find that out.
  const missing = async () => {
    const { body } = await access.ask('service', 'catalog/entities/by-query', {
      method: 'POST',
      body: { query: { $not: { [VISIBILITY_KEY]: { $exists: true } } } },
    });
    return body.items.length;
  };
  expect(await missing()).toBe(ENTITIES.length);
  for (const { kind, metadata } of ENTITIES) {
    const entityRef = `${kind}:default/${metadata.name}`.toLowerCase();
    const body = { entityRef };
    await access.ask('service', 'catalog/refresh', { method: 'POST', body });
  }
  await access.until(async () => (await missing()) === 0, 'all facts');
});
