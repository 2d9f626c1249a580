// SPDX-License-Identifier: Apache-2.0
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  type Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import dataMeshPlugin from '../..';
import { ownersPolicy } from '../../__testUtils__/ownersPolicy';
import { smallMesh } from '../../__testUtils__/smallMesh';
import { until } from '../../__testUtils__/until';
import {
  catalogOf,
  notificationsOf,
  schedulerOf,
  type Tasks,
  type World as MeshWorld,
} from '../../__testUtils__/world';

/** The world around the backend, with people. */
export interface World extends MeshWorld {
  /** Groups that each person is in. */
  groups: Record<string, string[]>;
  audited: Array<{ eventId: string; meta?: JsonObject; outcome?: string }>;
}

const person = (name: string, ...groups: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: {},
  relations: groups.map(group => ({
    type: 'memberOf',
    targetRef: `group:default/${group}`,
  })),
});

/** A shop whose orders go to finance and to a secret forecast, with the people of each team. */
export function incidentWorld(knex: Knex): World {
  return {
    knex,
    entities: [
      ...smallMesh(),
      person('sam', 'shop-team'),
      person('fay', 'finance-team'),
    ],
    denied: [],
    hidden: [],
    told: [],
    groups: {
      sam: ['group:default/shop-team'],
      fay: ['group:default/finance-team'],
    },
    audited: [],
  };
}

/**
 * Makes incidents of what is known again and again until something holds, so many minutes after another: the catalog, and
 * lineage that is joined anew, are read beside.
 */
export async function reconcileUntil<T>(options: {
  portals: ReadonlyArray<{ run: (task: string) => Promise<void> }>;
  minutes: number;
  read: () => Promise<T>;
  holds: (value: T) => boolean;
}): Promise<T> {
  let now = Date.now();
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
  try {
    return await until(async () => {
      now += options.minutes * 60_000 + 1_000;
      await Promise.all(
        options.portals.map(({ run }) => run('incidents-reconcile')),
      );
      return options.read();
    }, options.holds);
  } finally {
    clock.mockRestore();
  }
}

/** Starts one replica of the backend in a world, with tasks that run when told. */
export async function startIncidents(
  world: World,
  config: object = {},
  quality: object = {},
) {
  const tasks: Tasks = new Map();
  const backend = await startTestBackend({
    features: [
      dataMeshPlugin,
      catalogOf(world),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          dataMesh: {
            incidents: { settle: { milliseconds: 0 }, ...config },
            quality,
          },
        },
      }),
      mockServices.database.mock({ getClient: async () => world.knex }).factory,
      schedulerOf(tasks),
      notificationsOf(world),
      mockServices.auditor.mock({
        createEvent: async ({ eventId, meta }) => {
          const event: World['audited'][number] = { eventId, meta };
          world.audited.push(event);
          return {
            success: async () => {
              event.outcome = 'success';
            },
            fail: async ({ error }: { error: Error }) => {
              event.outcome = error.name;
            },
          };
        },
      }).factory,
      ownersPolicy({
        denied: () => world.denied,
        owns: (user, ref) => {
          const entity = world.entities.find(
            one => stringifyEntityRef(one) === ref,
          );
          const groups = world.groups[user.split('/')[1]] ?? [];
          return (entity?.relations ?? []).some(
            ({ type, targetRef }) =>
              type === RELATION_OWNED_BY && groups.includes(targetRef),
          );
        },
      }),
      mockServices.userInfo.mock({
        getUserInfo: async ({ principal }: any) => ({
          userEntityRef: principal.userEntityRef,
          ownershipEntityRefs: [
            principal.userEntityRef,
            ...(world.groups[principal.userEntityRef.split('/')[1]] ?? []),
          ],
        }),
      } as never).factory,
    ],
  });
  const { server } = backend;
  const as = (name: string) =>
    mockCredentials.user.header(`user:default/${name}`);
  const base = '/api/data-mesh/v1';
  const run = (id: string) => tasks.get(id)!();
  async function report(
    product: string,
    at: string,
    states: Record<string, string>,
    more: object = {},
  ) {
    const text = JSON.stringify({
      kind: 'QualityResults',
      run: { endedAt: at },
      checks: Object.entries(states).map(([name, status]) => ({
        name,
        dataset: product,
        status,
        failedRows: status === 'fail' ? 3 : 0,
        totalRows: 10,
        ...more,
      })),
    });
    await request(server)
      .post(`${base}/quality/results`)
      .set('authorization', await mockCredentials.service.header())
      .send({
        product: `dataproduct:default/${product}`,
        files: [{ file: 'results.json', text }],
      })
      .expect(202);
  }

  return {
    stop: () => backend.stop(),
    /** Reports what came of the checks of a product, by their names, and makes incidents of it. */
    async measure(
      product: string,
      at: string,
      states: Record<string, string>,
      more: object = {},
    ) {
      await report(product, at, states, more);
      await run('incidents-reconcile');
    },
    report,
    run,
    /**
     * Judges all values that came in. The backend does so in the background too, and the task leaves out the series that
     * it is at.
     */
    async judgeAll(): Promise<void> {
      await until(
        async () => {
          await run('quality-series');
          return world.knex('quality_series').where({ due: true });
        },
        due => due.length === 0,
      );
    },
    tell: () => run('incidents-tell'),
    /** Sends what jobs did, as OpenLineage has it, and brings it into the lineage. */
    async sendLineage(...events: object[]) {
      await request(server)
        .post(`${base}/lineage`)
        .set('authorization', await mockCredentials.service.header())
        .send(events)
        .expect(200);
      await run('lineage-events');
    },
    /** Has the portal read the data of a product, and makes incidents of what it finds. */
    async measureNow(product: string, name = 'sam') {
      const { body } = await request(server)
        .post(`${base}/quality/measure`)
        .set('authorization', as(name))
        .send({ product })
        .expect(200);
      await run('incidents-reconcile');
      return body;
    },
    get: async (path: string, name = 'sam', status = 200) =>
      (
        await request(server)
          .get(`${base}/incidents${path}`)
          .set('authorization', as(name))
          .expect(status)
      ).body,
    post: (path: string, body: object, name = 'sam') =>
      request(server)
        .post(`${base}/incidents${path}`)
        .set('authorization', as(name))
        .send(body),
  };
}
