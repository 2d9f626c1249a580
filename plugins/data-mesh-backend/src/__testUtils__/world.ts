// SPDX-License-Identifier: Apache-2.0
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  type NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';

/** What the world around the backend is; a test changes it as it goes. */
export interface World {
  knex: Knex;
  entities: Entity[];
  /** Names of permissions that the policy refuses. */
  denied: string[];
  /** Refs that people may not read in the catalog. */
  hidden: string[];
  /** What was told through Backstage's notifications. */
  told: NotificationSendOptions[];
  /** Whether telling fails. */
  deaf?: boolean;
}

/** What a test's scheduler takes of a task. */
interface SchedulerTask {
  id: string;
  fn: (signal: AbortSignal) => Promise<void>;
}

/** A catalog that shows what it holds now, and to people only what is not hidden. */
export function catalogOf(world: World) {
  // The mock takes options of two kinds; those of the backend have credentials.
  const of = (options: any) => {
    const isOwn = options.credentials.principal.type === 'service';
    return catalogServiceMock({
      entities: world.entities.filter(
        entity => isOwn || !world.hidden.includes(stringifyEntityRef(entity)),
      ),
    });
  };
  return catalogServiceMock.mock({
    getEntityByRef: (ref, options) =>
      of(options).getEntityByRef(ref, options as never),
    getEntitiesByRefs: (query, options) =>
      of(options).getEntitiesByRefs(query, options as never),
    queryEntities: (query, options) =>
      of(options).queryEntities(query as never, options as never),
    streamEntities: (query, options) =>
      of(options).streamEntities(query, options as never),
  }).factory;
}

/** Tasks that run when told, by their ids. */
export type Tasks = Map<string, () => Promise<void>>;

/** A scheduler that runs nothing by itself. */
export const schedulerOf = (tasks: Tasks) =>
  mockServices.scheduler.mock({
    scheduleTask: async ({ id, fn }: SchedulerTask) => {
      tasks.set(id, () => fn(new AbortController().signal));
    },
    triggerTask: async (id: string) => tasks.get(id)?.(),
  } as never).factory;

/** Backstage's notifications, which land in the world. */
export const notificationsOf = (world: World) =>
  createServiceFactory({
    service: notificationService,
    deps: {},
    factory: () => ({
      async send(options) {
        if (world.deaf) throw new Error('Nobody listens');
        world.told.push(options);
      },
    }),
  });
