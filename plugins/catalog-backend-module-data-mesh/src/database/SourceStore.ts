// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { chunks } from './chunks';
import {
  type DescriptorRow,
  type EntityRow,
  type SourceRow,
  TABLES,
  type TreeRow,
} from './rows';

/** Numbers about the descriptors of a source. @internal */
export interface DescriptorCounts {
  descriptors: number;
  /** Descriptors with at least one error. */
  errors: number;
}

/** Keeps how the reading of each source and of each of its trees went. @internal */
export class SourceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(id: string): Promise<SourceRow | undefined> {
    return this.#knex<SourceRow>(TABLES.sources).where({ id }).first();
  }

  async list(): Promise<SourceRow[]> {
    return this.#knex<SourceRow>(TABLES.sources).orderBy('id');
  }

  /** Writes members of a source, which is made when it is new. */
  async save(id: string, changes: Partial<Omit<SourceRow, 'id'>>) {
    const updated = await this.#knex(TABLES.sources)
      .where({ id })
      .update(changes);
    if (updated === 0) {
      await this.#knex(TABLES.sources)
        .insert({ settings_hash: '', ...changes, id })
        .onConflict('id')
        .merge();
    }
  }

  async trees(sourceId: string): Promise<Map<string, TreeRow>> {
    const rows = await this.#knex<TreeRow>(TABLES.trees).where({
      source_id: sourceId,
    });
    return new Map(rows.map(row => [row.tree, row]));
  }

  async saveTree(
    sourceId: string,
    tree: string,
    changes: Partial<Omit<TreeRow, 'source_id' | 'tree'>>,
  ) {
    const updated = await this.#knex(TABLES.trees)
      .where({ source_id: sourceId, tree })
      .update(changes);
    if (updated === 0) {
      await this.#knex(TABLES.trees)
        .insert({ url: '', ...changes, source_id: sourceId, tree })
        .onConflict(['source_id', 'tree'])
        .merge();
    }
  }

  async removeTree(sourceId: string, tree: string) {
    await this.#knex(TABLES.trees)
      .where({ source_id: sourceId, tree })
      .delete();
  }

  /** Ids of all files of a tree. */
  async filesOfTree(sourceId: string, tree: string): Promise<string[]> {
    return this.#knex<DescriptorRow>(TABLES.descriptors)
      .where({ source_id: sourceId, tree })
      .pluck('id');
  }

  /** Makes the next refresh read everything: no state of a tree and no stat of a file is trusted. */
  async forgetFingerprints(sourceId: string) {
    await this.#knex(TABLES.trees)
      .where({ source_id: sourceId })
      .update({ etag: null, revision_hint: null });
    await this.#knex(TABLES.descriptors)
      .where({ source_id: sourceId })
      .update({ fingerprint: null });
  }

  async counts(): Promise<Map<string, DescriptorCounts>> {
    const rows: Array<{ id: string; total: unknown; wrong: unknown }> =
      await this.#knex(TABLES.descriptors)
        .whereNot({ status: 'ignored' })
        .groupBy('source_id')
        .select({
          id: 'source_id',
          total: this.#knex.raw('count(*)'),
          wrong: this.#knex.raw('sum(case when errors > 0 then 1 else 0 end)'),
        });
    return new Map(
      rows.map(({ id, total, wrong }) => [
        id,
        { descriptors: Number(total), errors: Number(wrong) },
      ]),
    );
  }

  /**
   * Forgets sources that are not configured any more. Their entities are removed by the catalog, which evicts what
   * providers that are gone have left behind; what refers to them is looked at again.
   */
  async keepOnly(ids: string[]): Promise<string[]> {
    const gone: string[] = await this.#knex<SourceRow>(TABLES.sources)
      .whereNotIn('id', ids)
      .pluck('id');
    for (const id of gone) {
      await this.#knex.transaction(async tx => {
        const rows: Array<Pick<EntityRow, 'external_id' | 'base_name'>> =
          await tx(TABLES.entities)
            .where({ source_id: id })
            .select('external_id', 'base_name');
        await tx(TABLES.references)
          .whereIn(
            'entity_id',
            tx(TABLES.entities).where({ source_id: id }).select('id'),
          )
          .delete();
        for (const table of [
          TABLES.entities,
          TABLES.descriptors,
          TABLES.trees,
        ]) {
          await tx(table).where({ source_id: id }).delete();
        }
        await tx(TABLES.sources).where({ id }).delete();
        const keys = new Set(
          rows.flatMap(row => [row.external_id ?? '', row.base_name]),
        );
        for (const part of chunks(keys)) {
          await tx(TABLES.entities)
            .whereIn(
              'id',
              tx(TABLES.references).whereIn('target', part).select('entity_id'),
            )
            .orWhereIn('base_name', part)
            .orWhereIn('external_id', part)
            .update({
              due: true,
              names_due: true,
              revision: tx.raw('revision + 1'),
            });
        }
      });
    }
    return gone;
  }
}
