// SPDX-License-Identifier: Apache-2.0
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import {
  analyseEntity,
  cleanEntity,
  entityHashOf,
  type IndexRecord,
  reliableEtagOf,
} from '../analysis';
import { chunksOf } from '../database';
import type { CatalogReader, EntityVersion } from './CatalogReader';
import { IndexWriter, type KnownEntity } from './IndexWriter';

/** Entities in one transaction: SQLite holds up all other queries of the process meanwhile. */
const BATCH_SIZE = 100;

/** Entities asked for at once when only their versions are compared. */
const VERSION_BATCH_SIZE = 1_000;

/** What a synchronisation did. @internal */
export interface SyncResult {
  /** Entities that were compared. */
  compared: number;
  /** Entities that were written, new ones included. */
  written: number;
  removed: number;
}

type Stored = Map<string, { id: number; etag: string | null }>;

/**
 * Makes the index agree with the catalog: compares versions, reads what changed, removes what is gone. It can be
 * interrupted at any point and goes on from there the next time; what is written is always whole.
 *
 * @internal
 */
export class Synchronizer {
  readonly #knex: Knex;
  readonly #reader: CatalogReader;
  readonly #logger: LoggerService;

  constructor(options: {
    knex: Knex;
    reader: CatalogReader;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#reader = options.reader;
    this.#logger = options.logger;
  }

  async synchronize(signal: AbortSignal): Promise<SyncResult> {
    const writer = new IndexWriter(this.#knex);
    const result: SyncResult = { compared: 0, written: 0, removed: 0 };
    await this.#syncIndexed(writer, result, signal);
    await this.#syncMentions(writer, result, signal);
    return result;
  }

  /** Products, contracts and domains: all that the catalog has. */
  async #syncIndexed(
    writer: IndexWriter,
    result: SyncResult,
    signal: AbortSignal,
  ): Promise<void> {
    const stored = await this.#stored(query =>
      query.whereNot('role', 'mention'),
    );
    for await (const page of this.#reader.versions()) {
      await this.#syncVersions(writer, page, stored, result, signal);
    }
    await this.#remove(writer, stored, result, signal);
  }

  /**
   * What others mention: owners, and references to kinds that are not indexed. A reference that leads nowhere is asked
   * for each time, since what it means may come to be.
   */
  async #syncMentions(
    writer: IndexWriter,
    result: SyncResult,
    signal: AbortSignal,
  ): Promise<void> {
    const mentioned: string[] = await this.#knex('marketplace_reference')
      .leftJoin(
        'marketplace_entity',
        'marketplace_entity.id',
        'marketplace_reference.target_id',
      )
      .where(query =>
        query
          .whereNull('marketplace_entity.id')
          .orWhere('marketplace_entity.role', 'mention'),
      )
      .distinct('marketplace_reference.ref')
      .pluck('marketplace_reference.ref');
    const stored = await this.#stored(query => query.where('role', 'mention'));
    for (const refs of chunksOf(mentioned, VERSION_BATCH_SIZE)) {
      const versions = await this.#reader.versionsOf(refs);
      await this.#syncVersions(writer, versions, stored, result, signal);
    }
    await this.#remove(writer, stored, result, signal);
  }

  async #stored(
    narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
  ): Promise<Stored> {
    const rows: Array<{ id: number; ref: string; etag: string | null }> =
      await narrow(
        this.#knex('marketplace_entity').select('id', 'ref', 'etag'),
      );
    return new Map(rows.map(({ id, ref, etag }) => [ref, { id, etag }]));
  }

  /** Brings the given entities up to date and takes them out of `stored`, where the vanished are left. */
  async #syncVersions(
    writer: IndexWriter,
    versions: EntityVersion[],
    stored: Stored,
    result: SyncResult,
    signal: AbortSignal,
  ): Promise<void> {
    const changed: string[] = [];
    for (const { ref, etag } of versions) {
      const old = stored.get(ref);
      stored.delete(ref);
      if (!old || !etag || old.etag !== etag) {
        changed.push(ref);
      }
    }
    result.compared += versions.length;
    for (const refs of chunksOf(changed, BATCH_SIZE)) {
      signal.throwIfAborted();
      const entities = await this.#reader.entities(refs);
      result.written += await this.#write(writer, entities);
      // Reading documents takes the processor; others must get their turn.
      await nextTurn();
    }
  }

  async #write(writer: IndexWriter, entities: Entity[]): Promise<number> {
    const known = await writer.known(entities.map(stringifyEntityRef));
    const records: IndexRecord[] = [];
    const same: Array<{ id: number; etag: string }> = [];
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      const old = known.get(ref);
      await this.#leaveOutOnError(writer, ref, old, async () => {
        const cleaned = cleanEntity(entity);
        if (old?.entityHash !== entityHashOf(cleaned)) {
          records.push(analyseEntity(cleaned, old?.contractHash));
          return;
        }
        const etag = reliableEtagOf(entity);
        if (etag && etag !== old.etag) {
          same.push({ id: old.id, etag });
        }
      });
    }
    await writer.touch(same);
    return this.#writeRecords(writer, records, known);
  }

  /** Writes a batch at once, or, when the database refuses something in it, one by one to find out what. */
  async #writeRecords(
    writer: IndexWriter,
    records: IndexRecord[],
    known: ReadonlyMap<string, KnownEntity>,
  ): Promise<number> {
    if (records.length === 0) {
      return 0;
    }
    const now = Date.now();
    try {
      await writer.write(records, known, now);
    } catch (error) {
      this.#logger.debug(`Writing one by one after: ${error}`);
      for (const record of records) {
        const old = known.get(record.ref);
        await this.#leaveOutOnError(writer, record.ref, old, () =>
          writer.write([record], known, now),
        );
      }
    }
    return records.length;
  }

  /**
   * One entity that cannot be understood must not keep the others out of the index. Nor may it stay as it was: it may
   * have become a secret since.
   */
  async #leaveOutOnError(
    writer: IndexWriter,
    ref: string,
    old: KnownEntity | undefined,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#logger.error(
        `The marketplace leaves out ${ref}, which it cannot keep`,
        error as Error,
      );
      if (old) {
        await writer.remove([old.id]);
      }
    }
  }

  async #remove(
    writer: IndexWriter,
    vanished: Stored,
    result: SyncResult,
    signal: AbortSignal,
  ): Promise<void> {
    const ids = [...vanished.values()].map(({ id }) => id);
    for (const chunk of chunksOf(ids, BATCH_SIZE)) {
      signal.throwIfAborted();
      await writer.remove(chunk);
      result.removed += chunk.length;
    }
  }
}
