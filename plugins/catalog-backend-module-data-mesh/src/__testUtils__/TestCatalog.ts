// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import { findingsOf } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import request from 'supertest';
import catalogModuleDataMesh from '..';
import { PUBLISH_TASK, refreshTask } from '../ingestion/Ingestion';
import { ManualScheduler } from './ManualScheduler';

const PATIENCE_MILLISECONDS = 120_000;

/** A real catalog with this module in it; the test decides when sources are read. */
export class TestCatalog {
  readonly scheduler: ManualScheduler;
  readonly #server: Awaited<ReturnType<typeof startTestBackend>>['server'];

  static async start(options: {
    knex: Knex;
    /** `catalog` of the configuration. */
    catalog: JsonObject;
    features?: BackendFeature[];
  }): Promise<TestCatalog> {
    const scheduler = new ManualScheduler();
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleDataMesh,
        scheduler.factory,
        mockServices.database.factory({ knex: options.knex }),
        mockServices.rootConfig.factory({
          data: {
            catalog: {
              rules: [
                {
                  allow: [
                    'API',
                    'DataProduct',
                    'Domain',
                    'GovernancePolicy',
                    'Group',
                    'Location',
                    'User',
                  ],
                },
              ],
              ...options.catalog,
            },
          },
        }),
        ...(options.features ?? []),
      ],
    });
    return new TestCatalog(scheduler, server);
  }

  private constructor(
    scheduler: ManualScheduler,
    server: Awaited<ReturnType<typeof startTestBackend>>['server'],
  ) {
    this.scheduler = scheduler;
    this.#server = server;
  }

  get http() {
    return request(this.#server);
  }

  async refresh(sourceId: string) {
    await this.scheduler.run(refreshTask(sourceId));
    await this.scheduler.run(PUBLISH_TASK);
  }

  async find(query: JsonObject): Promise<Entity[]> {
    const { body } = await this.http
      .post('/api/catalog/entities/by-query')
      .send({ query, limit: 500 })
      .expect(200);
    return body.items;
  }

  /** Looks again and again, as processing takes its time, until an expectation holds. */
  async eventually<T>(expectation: () => Promise<T>): Promise<T> {
    const end = Date.now() + PATIENCE_MILLISECONDS;
    for (;;) {
      try {
        return await expectation();
      } catch (error) {
        if (Date.now() > end) {
          throw error;
        }
        await new Promise(resolve => setTimeout(resolve, 200));
      }
    }
  }

  /** An entity, as soon as it has so many relations: the catalog finishes each one in its own time. */
  async related(kind: string, name: string, relations: number) {
    return this.eventually(async () => {
      const found = await this.get(kind, name);
      const count = found.relations?.length ?? 0;
      if (count !== relations) {
        throw new Error(`${name} has ${count} relations, not ${relations}`);
      }
      return found;
    });
  }

  async get(kind: string, name: string): Promise<Entity> {
    const { body } = await this.http
      .get(`/api/catalog/entities/by-name/${kind}/default/${name}`)
      .expect(200);
    return body;
  }
}

/** Relations of an entity as texts, sorted. */
export function relationsOf(entity: Entity): string[] {
  return (entity.relations ?? [])
    .map(({ type, targetRef }) => `${type} ${targetRef}`)
    .sort();
}

/** Rules of the findings that an entity carries, sorted. */
export function rulesOf(entity: Entity): string[] {
  return findingsOf(entity)
    .map(({ rule }) => rule)
    .sort();
}
