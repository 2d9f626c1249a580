// SPDX-License-Identifier: Apache-2.0
import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import request from 'supertest';
import dataMeshPlugin from '..';

/** Databases that the backend runs on; PostgreSQL where the runner of the tests has brought one up. */
export const testDatabases = () =>
  TestDatabases.create({
    ids: process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING
      ? ['SQLITE_3', 'POSTGRES_18']
      : ['SQLITE_3'],
  });

/** What the permission policy says about reading catalog entities. */
export type ReadDecision =
  | 'ALLOW'
  | 'DENY'
  | PermissionCriteria<Omit<PermissionCondition, 'resourceType'>>;

/** A condition of a policy: the rule and what it asks for. */
export function rule(name: string, params: PermissionCondition['params']) {
  return { rule: name, params };
}

function decisionOf(decision: ReadDecision) {
  if (typeof decision === 'string') {
    return { result: AuthorizeResult[decision] };
  }
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: decision as PermissionCriteria<PermissionCondition>,
  };
}

/** Starts the plugin over the given entities, with its index made, and gives what asks it. */
export async function startDataMesh(options: {
  knex?: Knex;
  entities: Entity[];
  /** Asked again at each request. */
  decide?: () => ReadDecision;
  features?: BackendFeature[];
}) {
  const { knex, entities, decide = () => 'ALLOW', features = [] } = options;
  const { server } = await startTestBackend({
    features: [
      dataMeshPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.permissions.mock({
        authorizeConditional: async requests =>
          requests.map(() => decisionOf(decide())) as never,
      }).factory,
      ...(knex
        ? [mockServices.database.mock({ getClient: async () => knex }).factory]
        : []),
      ...features,
    ],
  });
  return {
    server,
    /** Body of the answer to a question that must succeed. */
    async get(path: string) {
      const response = await request(server).get(`/api/data-mesh/v1/${path}`);
      expect({ path, status: response.status, body: response.body }).toEqual({
        path,
        status: 200,
        body: expect.anything(),
      });
      return response.body;
    },
    async fail(path: string): Promise<{ status: number; message: string }> {
      const response = await request(server).get(`/api/data-mesh/v1/${path}`);
      return {
        status: response.status,
        message: response.body.error?.message,
      };
    },
  };
}

/** A running plugin that a test asks. */
export type DataMesh = Awaited<ReturnType<typeof startDataMesh>>;
