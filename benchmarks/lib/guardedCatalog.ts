// SPDX-License-Identifier: Apache-2.0
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import {
  type BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  type Entity,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import catalogModuleDataMesh from '@meshwright/plugin-catalog-backend-module-data-mesh';
import { withVisibilityFacts } from '@meshwright/plugin-data-mesh-node';
import permissionModuleDataMesh from '@meshwright/plugin-permission-backend-module-data-mesh';
import { Client } from 'pg';
import { syntheticMesh } from '../../plugins/data-mesh-backend/src/__testUtils__/syntheticMesh';
import { realAuth } from '../../plugins/permission-backend-module-data-mesh/src/__testUtils__/realAuth';
import { storeEntities } from './catalogRows';
import { type Portal, startPortal } from './portal';
import { workFolder } from './workFolder';

const PERSON = 'user:default/reader';

/** A person of one team, who sees what members see and what the team owns. */
const reader: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'reader', namespace: 'default' },
  spec: { memberOf: ['team-1'] },
  relations: [{ type: 'memberOf', targetRef: 'group:default/team-1' }],
};

/** Groups with what they own, as the catalog relates it in both directions. */
function withOwned(entities: Entity[]): Entity[] {
  const owned = new Map<string, Entity['relations']>();
  for (const entity of entities) {
    for (const { type, targetRef } of entity.relations ?? []) {
      if (type === RELATION_OWNED_BY) {
        const known = owned.get(targetRef) ?? [];
        owned.set(targetRef, [
          ...known,
          { type: RELATION_OWNER_OF, targetRef: stringifyEntityRef(entity) },
        ]);
      }
    }
  }
  return entities.map(entity => ({
    ...entity,
    relations: [
      ...(entity.relations ?? []),
      ...(owned.get(stringifyEntityRef(entity)) ?? []),
    ],
  }));
}

/** Lets everybody do everything, as Backstage's own example does. */
const allowAll = createBackendModule({
  pluginId: 'permission',
  moduleId: 'allow-all',
  register(reg) {
    reg.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          handle: async () => ({ result: AuthorizeResult.ALLOW }),
        });
      },
    });
  },
});

/** A catalog of a mesh, and a person who asks for pages of it. */
export interface GuardedCatalog {
  page(query: string): Promise<{ items: Entity[]; totalItems: number }>;
  stop(): Promise<void>;
}

/** A database of its own on the server that all benchmarks share; the first process makes it. */
async function postgresDatabase(name: string): Promise<JsonObject> {
  const url = process.env.BENCH_POSTGRES;
  if (!url) throw new Error('BENCH_POSTGRES does not say where PostgreSQL is');
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query(
    'select 1 from pg_database where datname = $1',
    [name],
  );
  if (!rowCount) await client.query(`create database ${name}`);
  await client.end();
  const { hostname: host, port, username: user, password } = new URL(url);
  return {
    client: 'pg',
    connection: {
      host,
      port: Number(port),
      user,
      password: decodeURIComponent(password),
      database: name,
    },
    pluginDivisionMode: 'schema',
    ensureSchemaExists: true,
    ensureExists: false,
  };
}

/** Databases that a catalog is measured on. */
export type Engine = 'SQLite' | 'PostgreSQL';

/** Starts a catalog that asks a permission backend, as a portal's does. */
export async function startGuardedCatalog(
  policy: 'data-mesh' | 'allow-all',
  products: number,
  engine: Engine,
): Promise<GuardedCatalog> {
  const name = `guarded_${products}`;
  const portal: Portal = await startPortal({
    folder: workFolder(name),
    ...(engine === 'PostgreSQL' && { database: await postgresDatabase(name) }),
    catalog: { processingInterval: false },
    features: [
      // The rules that conditions ask by are the catalog's to know.
      catalogModuleDataMesh,
      permissionPlugin,
      policy === 'data-mesh' ? permissionModuleDataMesh : allowAll,
      permissionsServiceFactory,
      permissionsRegistryServiceFactory,
      ...realAuth,
    ] as BackendFeature[],
    permissions: true,
  });
  if (!(await portal.knex('final_entities').first('entity_id'))) {
    await storeEntities(
      portal.knex,
      // As the catalog module leaves them, with one policy as with the other.
      [...withOwned(syntheticMesh(products)), reader].map(withVisibilityFacts),
    );
  }
  return {
    page: query =>
      portal.ask(`catalog/entities/by-query?${query}`, undefined, {
        authorization: mockCredentials.user.header(PERSON),
      }),
    stop: () => portal.stop(),
  };
}
