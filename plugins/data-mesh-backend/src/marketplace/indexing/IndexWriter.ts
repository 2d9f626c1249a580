// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import type { IndexRecord } from '../analysis';
import { type EntityRow, insertRows } from '../database';
import { partsOfWord } from '../text';
import { Dictionary } from './Dictionary';
import { sortTitleOf } from './productRows';
import {
  contractRefsOf,
  forgetReferencesTo,
  reconnect,
  resolveReferencesTo,
} from './relink';
import { deleteSatellites, SatelliteWriter } from './SatelliteWriter';
import type { IndexEntry } from './types';

/** What is known of an entity before it is read again. @internal */
export interface KnownEntity {
  id: number;
  ref: string;
  etag?: string;
  entityHash: string;
  contentHash: string;
  updatedAt: number;
  contractHash?: string;
}

/**
 * Writes what was read from the catalog into the index, and takes out what is gone. Each batch is one transaction:
 * readers see an entity with all that belongs to it, or as it was.
 *
 * @internal
 */
export class IndexWriter {
  readonly #knex: Knex;
  readonly #words: Dictionary;
  readonly #factKeys: Dictionary;
  readonly #satellites: SatelliteWriter;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#words = new Dictionary({
      table: 'marketplace_word',
      column: 'word',
      onAdded: addWordParts,
    });
    this.#factKeys = new Dictionary({
      table: 'marketplace_fact_key',
      column: 'name',
    });
    this.#satellites = new SatelliteWriter({
      words: this.#words,
      factKeys: this.#factKeys,
    });
  }

  /** What the index has of the given entities. */
  async known(refs: string[]): Promise<Map<string, KnownEntity>> {
    const rows: Array<EntityRow & { definition_hash: string | null }> =
      await this.#knex('marketplace_entity as entity')
        .leftJoin(
          'marketplace_contract as contract',
          'contract.id',
          'entity.id',
        )
        .select('entity.*', 'contract.definition_hash')
        .whereIn('entity.ref', refs);
    return new Map(
      rows.map(row => [
        row.ref,
        {
          id: row.id,
          ref: row.ref,
          etag: row.etag ?? undefined,
          entityHash: row.entity_hash,
          contentHash: row.content_hash,
          updatedAt: Number(row.updated_at),
          contractHash: row.definition_hash ?? undefined,
        },
      ]),
    );
  }

  /** Puts entities into the index, in the place of what was there of them. */
  async write(
    records: IndexRecord[],
    known: ReadonlyMap<string, KnownEntity>,
    now: number,
  ): Promise<void> {
    await this.#inTransaction(async tx => {
      const oldIds = records.flatMap(({ ref }) => known.get(ref)?.id ?? []);
      const contractRefs = new Set(await contractRefsOf(tx, oldIds));

      const entries: IndexEntry[] = [];
      for (const record of records) {
        const old = known.get(record.ref);
        const updatedAt =
          old?.contentHash === record.contentHash ? old.updatedAt : now;
        const id = await writeEntity(tx, record, old?.id, updatedAt);
        entries.push({ id, record, updatedAt });
      }
      await this.#satellites.write(tx, entries);
      await resolveReferencesTo(
        tx,
        entries
          .filter(({ record }) => !known.has(record.ref))
          .map(({ id, record }) => ({ id, ref: record.ref })),
      );

      const newIds = entries.map(entry => entry.id);
      for (const ref of await contractRefsOf(tx, newIds)) {
        contractRefs.add(ref);
      }
      await reconnect(tx, [...contractRefs]);
    });
  }

  /** Notes etags of entities that turned out to be the same as before. */
  async touch(etags: Array<{ id: number; etag: string }>): Promise<void> {
    for (const { id, etag } of etags) {
      await this.#knex('marketplace_entity').where('id', id).update({ etag });
    }
  }

  /** Takes entities out of the index. */
  async remove(ids: number[]): Promise<void> {
    await this.#inTransaction(async tx => {
      const contractRefs = await contractRefsOf(tx, ids);
      await deleteSatellites(tx, { all: ids, withText: ids });
      await tx('marketplace_entity').whereIn('id', ids).delete();
      await forgetReferencesTo(tx, ids);
      await reconnect(tx, contractRefs);
    });
  }

  /** Throws away words that nothing has any more. */
  async prune(): Promise<void> {
    await this.#inTransaction(async tx => {
      await tx('marketplace_word')
        .whereNotExists(
          tx('marketplace_posting')
            .select(tx.raw('1'))
            .whereRaw('marketplace_posting.word_id = marketplace_word.id'),
        )
        .delete();
      await tx('marketplace_word_part')
        .whereNotExists(
          tx('marketplace_word')
            .select(tx.raw('1'))
            .whereRaw('marketplace_word.id = marketplace_word_part.word_id'),
        )
        .delete();
    });
  }

  async #inTransaction(write: (tx: Knex) => Promise<void>): Promise<void> {
    try {
      await this.#knex.transaction(write);
    } catch (error) {
      // Numbers that were given out inside the transaction went with it.
      this.#words.forget();
      this.#factKeys.forget();
      throw error;
    }
  }
}

async function writeEntity(
  tx: Knex,
  record: IndexRecord,
  id: number | undefined,
  updatedAt: number,
): Promise<number> {
  const row = {
    ref: record.ref,
    role: record.role,
    kind: record.kind,
    title: record.title,
    sort_title: sortTitleOf(record.title),
    etag: record.etag ?? null,
    entity_hash: record.entityHash,
    content_hash: record.contentHash,
    updated_at: updatedAt,
    errors: record.errors,
    warnings: record.warnings,
    ...(record.text && { content: JSON.stringify(record.text.content) }),
  };
  if (id !== undefined) {
    await tx('marketplace_entity').where('id', id).update(row);
    return id;
  }
  const [added] = await tx('marketplace_entity').insert(row).returning('id');
  return added.id;
}

async function addWordParts(
  tx: Knex,
  added: Map<string, number>,
): Promise<void> {
  const rows: Array<[string, number]> = [];
  for (const [word, id] of added) {
    for (const part of new Set(partsOfWord(word))) {
      rows.push([part, id]);
    }
  }
  await insertRows(
    tx,
    'marketplace_word_part',
    ['part', 'word_id'],
    rows,
    'on conflict do nothing',
  );
}
