// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { chunks } from '../database/chunks';
import { refSpellings } from '../database/keys';
import { type EntityRow, type ReferenceRow, TABLES } from '../database/rows';
import { NAME_COLUMNS, type GivenName, type NameRow } from './nameRows';

/** What the catalog was told about an entity. @internal */
export interface Published {
  id: string;
  /** Of the row when it was built: a row that changed since stays due. */
  revision: number;
  emittedRef: string | null;
  emittedHash: string | null;
  /** Positions of references that lead nowhere yet. */
  open: number[];
}

/** Reads what is due for publication, and writes what was published. @internal */
export class PublicationStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Rows whose names have to be decided, removed ones included. */
  async namesDue(limit: number): Promise<EntityRow[]> {
    return this.#knex<EntityRow>(TABLES.entities)
      .where({ names_due: true })
      .orderBy('id')
      .limit(limit)
      .select(...NAME_COLUMNS, 'revision', 'removed');
  }

  async rowsOfFamilies(families: Iterable<string>): Promise<NameRow[]> {
    return this.#nameRows('family', families);
  }

  async rowsWanting(names: Iterable<string>): Promise<NameRow[]> {
    return this.#nameRows('wanted_name', names);
  }

  /** Stated entities by the ids of the files that their definitions point at. */
  async definedBy(descriptorIds: Iterable<string>) {
    const definedBy = new Map<string, string>();
    for (const part of chunks(descriptorIds)) {
      const rows: ReferenceRow[] = await this.#knex(TABLES.references)
        .where({ role: 'definition' })
        .whereIn('target', part)
        .orderBy('entity_id', 'desc');
      for (const { target, entity_id } of rows) {
        definedBy.set(target, entity_id);
      }
    }
    return definedBy;
  }

  /** Writes names; entities that are called differently now are due, and so is all that refers to them. */
  async saveNames(
    changes: Array<{ row: NameRow; name: GivenName; renamed: boolean }>,
    decided: Array<Pick<EntityRow, 'id' | 'revision'>>,
  ): Promise<void> {
    await this.#knex.transaction(async tx => {
      const due = { due: true, revision: tx.raw('revision + 1') };
      // First, so that what the changes below make due again stays due.
      for (const { id, revision } of decided) {
        await tx(TABLES.entities)
          .where({ id, revision })
          .update({ names_due: false });
      }
      const targets = new Set<string>();
      for (const { row, name, renamed } of changes) {
        await tx(TABLES.entities)
          .where({ id: row.id })
          .update({
            wanted_name: name.wantedName,
            entity_ref: name.entityRef ?? null,
            superseded_by: name.supersededBy ?? null,
            notes: name.notes.length > 0 ? JSON.stringify(name.notes) : null,
            ...due,
          });
        if (renamed) {
          [row.external_id, row.base_name, row.entity_ref, name.entityRef]
            .flatMap(target => (target ? refSpellings(target) : []))
            .forEach(target => targets.add(target));
        }
      }
      for (const part of chunks(targets)) {
        await tx(TABLES.entities)
          .whereIn(
            'id',
            tx(TABLES.references).whereIn('target', part).select('entity_id'),
          )
          .update(due);
      }
    });
  }

  /** Rows of some sources that are to be built or removed. */
  async due(limit: number, sourceIds: string[]): Promise<EntityRow[]> {
    return this.#knex<EntityRow>(TABLES.entities)
      .where({ due: true })
      .whereIn('source_id', sourceIds)
      .orderBy('id')
      .limit(limit);
  }

  async references(entityIds: string[]): Promise<ReferenceRow[]> {
    const rows: ReferenceRow[] = [];
    for (const part of chunks(entityIds)) {
      rows.push(
        ...(await this.#knex<ReferenceRow>(TABLES.references)
          .whereIn('entity_id', part)
          .orderBy(['entity_id', 'position'])),
      );
    }
    return rows;
  }

  /** Which of some refs an entity has. */
  async refsInUse(refs: Iterable<string>): Promise<Set<string>> {
    const inUse = new Set<string>();
    for (const part of chunks(refs)) {
      const found = await this.#knex<EntityRow>(TABLES.entities)
        .where({ removed: false })
        .whereIn('entity_ref', part)
        .select('entity_ref');
      found.forEach(({ entity_ref }) => inUse.add(entity_ref!));
    }
    return inUse;
  }

  async savePublished(published: Published[], removedIds: string[]) {
    const now = new Date().toISOString();
    await this.#knex.transaction(async tx => {
      for (const { id, revision, emittedRef, emittedHash, open } of published) {
        await tx(TABLES.entities)
          .where({ id })
          .update({
            emitted_ref: emittedRef,
            emitted_hash: emittedHash,
            emitted_at: now,
            due: tx.raw('case when revision = ? then ? else due end', [
              revision,
              false,
            ]),
          });
        await tx(TABLES.references)
          .where({ entity_id: id, open: true })
          .whereNotIn('position', open)
          .update({ open: false });
        if (open.length > 0) {
          await tx(TABLES.references)
            .where({ entity_id: id, open: false })
            .whereIn('position', open)
            .update({ open: true });
        }
      }
      for (const part of chunks(removedIds)) {
        await tx(TABLES.entities)
          .whereIn('id', part)
          .where({ removed: true })
          .delete();
      }
    });
  }

  async #nameRows(
    column: 'family' | 'wanted_name',
    values: Iterable<string>,
  ): Promise<NameRow[]> {
    const rows: NameRow[] = [];
    for (const part of chunks(values)) {
      rows.push(
        ...(await this.#knex<EntityRow>(TABLES.entities)
          .where({ removed: false })
          .whereIn(column, part)
          .select(...NAME_COLUMNS)),
      );
    }
    return rows;
  }
}
