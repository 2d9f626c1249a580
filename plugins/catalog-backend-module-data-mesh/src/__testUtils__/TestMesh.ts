// SPDX-License-Identifier: Apache-2.0
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type {
  CatalogService,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import { findingsOf } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { createIngestion } from '../createIngestion';
import { PUBLISH_TASK, refreshTask } from '../ingestion/Ingestion';
import { ManualScheduler } from './ManualScheduler';

/**
 * The module without a backend around it: its own database, and a catalog that keeps what it is told. The test
 * decides when sources are read.
 */
export class TestMesh {
  readonly scheduler = new ManualScheduler();
  /** Everything the catalog was told since the last {@link TestMesh.forget}. */
  readonly mutations: EntityProviderMutation[] = [];
  /** Stands in for the catalog's database when it fails, or for what happens meanwhile. */
  onMutation: () => Promise<void> = async () => {};
  /** What the catalog has, by ref. */
  readonly entities: Map<string, Entity>;
  readonly catalog: CatalogService;
  readonly #created: ReturnType<typeof createIngestion>;

  /** @param before - a mesh of which this is the next process: same database, same catalog */
  static async start(options: {
    knex: Knex;
    sources: Record<string, JsonObject | null>;
    integrations?: JsonObject;
    /** Folder of the portal's own git host, where it has one. */
    gitHost?: string;
    entities?: Entity[];
    urlReader?: UrlReaderService;
    /** Where archives are unpacked. */
    workingDirectory?: string;
    before?: TestMesh;
  }): Promise<TestMesh> {
    const mesh = new TestMesh(options);
    const { ingestion, sourceIds } = await mesh.#created;
    for (const id of sourceIds) {
      await ingestion.connect(id, {
        applyMutation: async mutation => {
          await mesh.onMutation();
          mesh.#apply(mutation);
        },
        refresh: async () => {},
      });
    }
    return mesh;
  }

  private constructor(options: Parameters<typeof TestMesh.start>[0]) {
    this.entities = options.before?.entities ?? new Map();
    for (const entity of options.entities ?? []) {
      this.entities.set(stringifyEntityRef(entity), entity);
    }
    this.catalog = this.#createCatalog();
    const config = mockServices.rootConfig({
      data: {
        catalog: { providers: { dataMesh: options.sources } },
        ...(options.workingDirectory && {
          backend: { workingDirectory: options.workingDirectory },
        }),
        ...(options.gitHost && {
          app: { baseUrl: 'http://portal.example' },
          dataMesh: { gitHost: { folder: options.gitHost } },
        }),
        ...(options.integrations && { integrations: options.integrations }),
      },
    });
    this.#created = createIngestion({
      auth: mockServices.auth(),
      catalog: this.catalog,
      config,
      database: { getClient: async () => options.knex },
      logger: mockServices.logger.mock(),
      scheduler: this.scheduler,
      urlReader: options.urlReader ?? mockServices.urlReader.mock(),
    });
  }

  /** Reads sources, all unless some are named, and tells the catalog. */
  async refresh(...ids: string[]) {
    const { sourceIds } = await this.#created;
    for (const id of ids.length > 0 ? ids : sourceIds) {
      await this.scheduler.run(refreshTask(id));
    }
    await this.publish();
  }

  async publish() {
    await this.scheduler.run(PUBLISH_TASK);
  }

  forget() {
    this.mutations.length = 0;
  }

  async status() {
    return (await this.#created).status.list();
  }

  async parts() {
    return this.#created;
  }

  /** Refs of what was added and removed since the last {@link TestMesh.forget}, sorted. */
  changes() {
    const added: string[] = [];
    const removed: string[] = [];
    for (const mutation of this.mutations) {
      if (mutation.type === 'delta') {
        added.push(...mutation.added.map(a => stringifyEntityRef(a.entity)));
        removed.push(
          ...mutation.removed.map(r =>
            'entityRef' in r ? r.entityRef : stringifyEntityRef(r.entity),
          ),
        );
      }
    }
    return { added: added.sort(), removed: removed.sort() };
  }

  /** Refs of the entities that this module made, sorted. */
  refs(): string[] {
    return [...this.entities.keys()]
      .filter(ref => /^(api|dataproduct|governancepolicy):/.test(ref))
      .sort();
  }

  get(ref: string): Entity {
    const entity = this.entities.get(ref);
    if (!entity) {
      throw new Error(`No ${ref}, only ${this.refs().join(', ')}`);
    }
    return entity;
  }

  /** Rules of the findings that an entity carries, those of this module unless all are asked for, sorted. */
  findings(ref: string, options: { all?: boolean } = {}): string[] {
    return findingsOf(this.get(ref))
      .map(({ rule }) => rule)
      .filter(rule => options.all || rule.startsWith('catalog/'))
      .sort();
  }

  #apply(mutation: EntityProviderMutation) {
    this.mutations.push(structuredClone(mutation));
    if (mutation.type !== 'delta') {
      throw new Error('Only deltas are expected');
    }
    for (const removed of mutation.removed) {
      this.entities.delete((removed as { entityRef: string }).entityRef);
    }
    for (const { entity } of mutation.added) {
      this.entities.set(stringifyEntityRef(entity), structuredClone(entity));
    }
  }

  #createCatalog(): CatalogService {
    const now = () =>
      catalogServiceMock({ entities: [...this.entities.values()] });
    const forward =
      (method: string) =>
      (...args: unknown[]) =>
        (now() as unknown as Record<string, (...a: unknown[]) => unknown>)[
          method
        ](...args);
    return {
      ...catalogServiceMock.mock(),
      getEntitiesByRefs: forward('getEntitiesByRefs'),
      getEntities: forward('getEntities'),
      queryEntities: forward('queryEntities'),
      streamEntities: forward('streamEntities'),
    } as CatalogService;
  }
}
