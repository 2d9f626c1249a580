// SPDX-License-Identifier: Apache-2.0
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import dataMeshPlugin from '../..';
import {
  catalogOf,
  notificationsOf,
  schedulerOf,
  type Tasks,
  type World,
} from '../../__testUtils__/world';

export type { World };

/** A product of the domain Sales that offers one contract. */
export const product = (name: string, owner = 'shop'): Entity => ({
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'DataProduct',
  metadata: { name, namespace: 'default', title: name.toUpperCase() },
  spec: {
    lifecycle: 'active',
    owner: `group:default/${owner}`,
    domain: 'domain:default/sales',
    outputPorts: [{ name: 'out', contract: `api:default/${name}-v1` }],
  },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
});

/** Its contract, with a column of personal data. */
export const contract = (name: string, classification = ''): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { name: `${name}-v1`, namespace: 'default' },
  spec: {
    type: 'data-contract',
    lifecycle: 'active',
    owner: 'group:default/shop',
    definition: `apiVersion: v3.1.0
kind: DataContract
id: ${name}
name: ${name}
version: 1.0.0
status: active
schema:
  - name: ${name}
    properties:
      - name: mail
        logicalType: string
        tags: [personal-data]
${classification && `        classification: ${classification}\n`}`,
  },
});

/** A group with members, and groups below it. */
export const group = (
  name: string,
  members: string[] = ['somebody'],
  below: string[] = [],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  relations: [
    ...members.map(one => ({
      type: 'hasMember',
      targetRef: `user:default/${one}`,
    })),
    ...below.map(one => ({
      type: 'parentOf',
      targetRef: `group:default/${one}`,
    })),
  ],
});

/** A policy that such a contract fails until the column is classified. */
export const policy = (given: Record<string, unknown> = {}): Entity => ({
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'GovernancePolicy',
  metadata: {
    name: 'personal',
    namespace: 'default',
    title: 'Personal data',
    annotations: {
      [ANNOTATION_ORIGIN_LOCATION]: 'data-mesh:policies/personal.yaml',
    },
  },
  spec: {
    version: '1.0.0',
    owner: 'group:default/stewards',
    lifecycle: 'enabled',
    purpose: 'People are protected.',
    target: { kinds: ['contract'] },
    rules: [
      {
        id: 'classified',
        each: 'contract.columns.filter(c, c.personal)',
        check: "item.classification == 'confidential'",
        message: '${item.fullName} is not confidential',
      },
    ],
    ...given,
  } as Entity['spec'],
});

/** Starts the backend in a world, with a scheduler that works when told. */
export async function startGovernance(world: World, config: object = {}) {
  const triggers: Tasks = new Map();
  const { server } = await startTestBackend({
    features: [
      dataMeshPlugin,
      catalogOf(world),
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'http://localhost' }, ...config },
      }),
      mockServices.database.mock({ getClient: async () => world.knex }).factory,
      schedulerOf(triggers),
      notificationsOf(world),
      mockServices.permissions.mock({
        authorizeConditional: async requests =>
          requests.map(() =>
            world.hidden.length > 0
              ? {
                  result: AuthorizeResult.CONDITIONAL,
                  pluginId: 'catalog',
                  resourceType: 'catalog-entity',
                  conditions: {
                    rule: 'IS_ENTITY_KIND',
                    resourceType: 'catalog-entity',
                    params: {},
                  },
                }
              : { result: AuthorizeResult.ALLOW },
          ) as never,
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: world.denied.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      }).factory,
    ],
  });
  const url = (path: string) => `/api/data-mesh/v1/governance/${path}`;
  const as = (person: string) =>
    mockCredentials.user.header(`user:default/${person}`);
  return {
    server,
    evaluate: () => triggers.get('governance-evaluate')!(),
    get: async (path: string, status = 200) =>
      (await request(server).get(url(path)).expect(status)).body,
    post: (path: string, body: object, person = 'miriam') =>
      request(server)
        .post(url(path))
        .set('authorization', as(person))
        .send(body),
    delete: (path: string, person = 'miriam') =>
      request(server).delete(url(path)).set('authorization', as(person)),
  };
}
