// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { SOURCE_ANNOTATION } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { chunks } from '../database/chunks';
import { type EntityRow, TABLES } from '../database/rows';
import type { SourceStore } from '../database/SourceStore';
import type { ForeignEntities } from './ForeignEntities';

const BATCH = 100;
const INTERVAL_MILLISECONDS = 5 * 60 * 1000;
/** What was told to the catalog less long ago may not be processed yet. */
const SETTLING_MILLISECONDS = 2 * 60 * 1000;

type EmittedRow = Pick<
  EntityRow,
  'id' | 'emitted_ref' | 'emitted_at' | 'taken'
>;

/**
 * Compares, now and then, what the catalog was told with what it has.
 *
 * The two part when somebody registers an entity of the same name by a location (that one goes before a
 * descriptor), when it is unregistered, or when entities are removed behind this module's back. While the numbers
 * agree, one small request for each source is all that it costs.
 *
 * @internal
 */
export class CatalogComparison {
  readonly #knex: Knex;
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #sources: SourceStore;
  readonly #foreign: ForeignEntities;
  readonly #sourceIds: string[];

  constructor(options: {
    knex: Knex;
    catalog: CatalogService;
    auth: AuthService;
    sources: SourceStore;
    foreign: ForeignEntities;
    sourceIds: string[];
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#sources = options.sources;
    this.#foreign = options.foreign;
    this.#sourceIds = options.sourceIds;
  }

  /** Makes due what the catalog does not have as it was told. */
  async markDiffering(): Promise<void> {
    const before = new Date(Date.now() - INTERVAL_MILLISECONDS).toISOString();
    const sources = (await this.#sources.list()).filter(
      ({ id, verified_at }) =>
        this.#sourceIds.includes(id) && (verified_at ?? '') < before,
    );
    if (sources.length === 0) {
      return;
    }
    await this.#foreign.mark();
    for (const { id } of sources) {
      await this.#compare(id);
      await this.#sources.save(id, { verified_at: new Date().toISOString() });
    }
  }

  async #compare(sourceId: string) {
    const rows: EmittedRow[] = await this.#knex<EntityRow>(TABLES.entities)
      .where({ source_id: sourceId, removed: false, due: false })
      .whereNotNull('emitted_ref')
      .select('id', 'emitted_ref', 'emitted_at', 'taken');
    const own = rows.filter(({ taken }) => !taken);
    const taken = rows.filter(row => row.taken);
    if ((await this.#count(sourceId)) !== own.length) {
      const present = await this.#refs(sourceId);
      const settled = new Date(
        Date.now() - SETTLING_MILLISECONDS,
      ).toISOString();
      const missing = own.filter(
        ({ emitted_ref, emitted_at }) =>
          !present.has(emitted_ref!) && (emitted_at ?? '') < settled,
      );
      await this.#repair(missing, sourceId);
    }
    await this.#repair(taken, sourceId);
  }

  /** Tells the catalog again what it lacks, and takes note of what others have put in its place. */
  async #repair(rows: EmittedRow[], sourceId: string) {
    const credentials = await this.#auth.getOwnServiceCredentials();
    for (const part of chunks(rows, BATCH)) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: part.map(({ emitted_ref }) => emitted_ref!),
          fields: ['kind', 'metadata.name', 'metadata.annotations'],
        },
        { credentials },
      );
      for (const [index, row] of part.entries()) {
        const taken = isTaken(items[index], sourceId);
        // What was taken just now is told once more: that gives up this source's claim to it, so that the name is
        // free when the other one goes.
        if (taken !== Boolean(row.taken) || !items[index]) {
          await this.#knex(TABLES.entities)
            .where({ id: row.id })
            .update({
              taken,
              emitted_hash: null,
              due: true,
              revision: this.#knex.raw('revision + 1'),
            });
        }
      }
    }
  }

  async #count(sourceId: string): Promise<number> {
    const { totalItems } = await this.#catalog.queryEntities(
      { ...filterOf(sourceId), fields: ['kind'], limit: 1 },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return totalItems;
  }

  async #refs(sourceId: string): Promise<Set<string>> {
    const refs = new Set<string>();
    const pages = this.#catalog.streamEntities(
      {
        ...filterOf(sourceId),
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      page.forEach(entity => refs.add(stringifyEntityRef(entity)));
    }
    return refs;
  }
}

function filterOf(sourceId: string) {
  return {
    filter: { [`metadata.annotations.${SOURCE_ANNOTATION}`]: sourceId },
  };
}

function isTaken(entity: Entity | undefined, sourceId: string): boolean {
  return (
    entity !== undefined &&
    entity.metadata.annotations?.[SOURCE_ANNOTATION] !== sourceId
  );
}
