// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import {
  type BackendFeature,
  createServiceFactory,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import request from 'supertest';
import dataMeshPlugin from '../..';
import { until } from '../../__testUtils__/until';

/** A catalog with nothing in it would make the marketplace wait for it. */
const domain: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name: 'shop' },
  spec: { owner: 'group:default/x' },
};

/** Starts the plugin on a database, over entities of which callers may not read all. */
export async function startLineage(options: {
  knex: Knex;
  entities?: Entity[];
  /** Refs that nobody but the portal itself may read. Asked again at each request. */
  hidden?: () => string[];
  /** Names of permissions that the policy refuses; followed by a space and a ref, for that entity alone. */
  refused?: () => string[];
  features?: BackendFeature[];
}) {
  const {
    knex,
    entities = [domain],
    hidden = () => [],
    refused = () => [],
    features = [],
  } = options;
  const whole = catalogServiceMock({ entities });
  const isPortal = (credentials: BackstageCredentials) =>
    (credentials.principal as { type?: string }).type === 'service';
  const catalog = {
    ...Object.fromEntries(
      Object.entries(whole).map(([name, method]) => [
        name,
        (method as Function).bind(whole),
      ]),
    ),
    streamEntities: whole.streamEntities.bind(whole),
    getEntityByRef: whole.getEntityByRef.bind(whole),
    getEntitiesByRefs: async (
      query: { entityRefs: string[] },
      { credentials }: { credentials: BackstageCredentials },
    ) => {
      const { items } = await whole.getEntitiesByRefs(query, { credentials });
      return {
        items: items.map((item, index) =>
          !isPortal(credentials) && hidden().includes(query.entityRefs[index])
            ? undefined
            : item,
        ),
      };
    },
  } as typeof whole;
  const { server } = await startTestBackend({
    features: [
      dataMeshPlugin,
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog,
      }),
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission: { name }, resourceRef }) => ({
            result: [name, `${name} ${resourceRef}`].some(one =>
              refused().includes(one),
            )
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
        authorizeConditional: async requests =>
          requests.map(() => ({ result: AuthorizeResult.ALLOW })) as never,
      }).factory,
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'http://localhost' } },
      }),
      mockServices.database.mock({ getClient: async () => knex }).factory,
      ...features,
    ],
  });
  const get = (path: string) =>
    request(server).get(`/api/data-mesh/v1/lineage/${path}`);
  return {
    server,
    get,
    send: (body: unknown) =>
      request(server)
        .post('/api/data-mesh/v1/lineage')
        .set('content-type', 'application/json')
        .send(typeof body === 'string' ? body : JSON.stringify(body)),
    sendGzip: (body: unknown) =>
      request(server)
        .post('/api/data-mesh/v1/lineage')
        .set('content-type', 'application/json')
        .set('content-encoding', 'gzip')
        .serialize(value => value as unknown as string)
        .send(gzipSync(JSON.stringify(body)) as unknown as object),
    /** Body of an answer as soon as it is as expected: events are worked on beside requests. */
    async eventually<T>(path: string, ready: (body: any) => boolean) {
      // Bodies are as the server sent them: any shape.
      const { body } = await until(
        async () => get(path),
        answer => answer.status === 200 && ready(answer.body),
      );
      return body as T;
    },
    /** Waits until all events that were taken are in the graph. */
    async settled(): Promise<void> {
      await until(
        async () => {
          const [{ count }] = await knex('lineage_inbox').count({ count: '*' });
          return Number(count);
        },
        count => count === 0,
      );
    },
  };
}

/** A running plugin that a test asks. */
export type RunningLineage = Awaited<ReturnType<typeof startLineage>>;

let runs = 0;

/** An event of a run of a job: datasets by name, and columns of outputs by what they are made from. */
export function event(given: {
  job?: string;
  run?: string;
  type?: string;
  at?: string;
  inputs?: string[];
  outputs?: string[];
  columns?: Record<string, string>;
}) {
  const columns = Object.entries(given.columns ?? {});
  const dataset = (name: string) => ({
    namespace: 'postgres://h:5432',
    name,
    facets: {
      ...(columns.some(([to]) => to.startsWith(`${name}.`)) && {
        columnLineage: {
          fields: Object.fromEntries(
            columns.map(([to, from]) => [
              to.split('.')[1],
              {
                inputFields: [
                  {
                    namespace: 'postgres://h:5432',
                    name: from.split('.')[0],
                    field: from.split('.')[1],
                  },
                ],
              },
            ]),
          ),
        },
      }),
    },
  });
  return {
    eventType: given.type ?? 'COMPLETE',
    eventTime: given.at ?? '2026-03-01T10:00:00Z',
    producer: 'https://example.com/test',
    run: {
      runId:
        given.run ??
        `00000000-0000-4000-8000-${String(++runs).padStart(12, '0')}`,
    },
    job: { namespace: 'jobs', name: given.job ?? 'etl' },
    inputs: (given.inputs ?? []).map(dataset),
    outputs: (given.outputs ?? []).map(dataset),
  };
}

/** Address of the graph around a dataset. */
export const around = (name: string, more = '') =>
  `graph?node=${encodeURIComponent(
    `dataset:postgres://h:5432#${name}`,
  )}${more}`;
