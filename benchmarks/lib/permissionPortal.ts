// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ANNOTATION_ORIGIN_LOCATION } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import knexFactory from 'knex';
import { accessDocuments, askers, grants } from './accessRules';
import { loadPeers } from './peers';
import { startPostgres } from './postgres';
import { workFolder } from './workFolder';

/** A running permission backend. */
export interface PermissionPortal {
  /** How many of some permissions a person is allowed, asked in one request as screens do. */
  allowed(person: string, permissions: readonly string[]): Promise<number>;
  stop(): Promise<void>;
}

async function start(
  features: BackendFeature[],
  data: JsonObject,
  stopMore = async () => {},
): Promise<PermissionPortal> {
  const backend = await startTestBackend({
    features: [...features, mockServices.rootConfig.factory({ data })],
  });
  const address = `http://localhost:${backend.server.port()}/api/permission/authorize`;
  return {
    async allowed(person, permissions) {
      const response = await fetch(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: mockCredentials.user.header(person),
        },
        body: JSON.stringify({
          items: permissions.map((name, id) => ({
            id: String(id),
            permission: { type: 'basic', name, attributes: { action: 'read' } },
          })),
        }),
      });
      if (!response.ok) throw new Error(await response.text());
      const { items } = (await response.json()) as {
        items: Array<{ result: string }>;
      };
      return items.filter(({ result }) => result === 'ALLOW').length;
    },
    async stop() {
      await backend.stop();
      await stopMore();
    },
  };
}

/** Ours: policies and people come from a catalog, as in a portal. */
export async function startAccessPortal(
  count: number,
): Promise<PermissionPortal> {
  const origin = 'url:https://example.com/policies';
  const entities = accessDocuments(count).map((entity, version) => ({
    ...entity,
    metadata: {
      ...entity.metadata,
      etag: String(version),
      annotations: { [ANNOTATION_ORIGIN_LOCATION]: origin },
    },
  }));
  return start(
    [
      (await import('@backstage/plugin-permission-backend')).default,
      (await import('../../plugins/permission-backend-module-data-mesh/src'))
        .default,
      catalogServiceMock.factory({ entities }),
    ] as BackendFeature[],
    {
      permission: { enabled: true },
      dataMesh: { access: { trustedPolicies: [origin] } },
    },
  );
}

/** The role-based access control of Backstage's community, which needs PostgreSQL for what several replicas share. */
export async function startRbacPortal(
  count: number,
): Promise<PermissionPortal> {
  const load = loadPeers({
    '@backstage-community/plugin-rbac-backend': '6.1.0',
    // One of its libraries asks for it and does not bring it.
    mongodb: '6.22.0',
  });
  const rbac = load('@backstage-community/plugin-rbac-backend')
    .default as BackendFeature;
  const file = join(workFolder('rbac'), `policies-${count}.csv`);
  writeFileSync(
    file,
    [
      ...grants(count).map(
        ({ role, permission }) =>
          `p, role:default/${role}, ${permission}, read, allow`,
      ),
      ...askers(count).flatMap(({ ref, roles }) =>
        roles.map(role => `g, ${ref}, role:default/${role}`),
      ),
    ].join('\n'),
  );
  const server = await startPostgres();
  const { hostname, port, username, password } = new URL(server.url);
  const connection = {
    host: hostname,
    port: Number(port),
    user: username,
    password: decodeURIComponent(password),
  };
  // It reads who is in which group from the catalog's own tables.
  const admin = knexFactory({ client: 'pg', connection: server.url });
  await admin.raw('create database backstage_plugin_catalog');
  await admin.destroy();
  const catalog = knexFactory({
    client: 'pg',
    connection: { ...connection, database: 'backstage_plugin_catalog' },
  });
  await catalog.schema.createTable('relations', table => {
    table.text('source_entity_ref');
    table.text('type');
    table.text('target_entity_ref');
  });
  await catalog.destroy();
  return start(
    [rbac],
    {
      backend: { database: { client: 'pg', connection } },
      permission: {
        enabled: true,
        rbac: { 'policies-csv-file': file, admin: { users: [] } },
      },
    },
    server.stop,
  );
}
