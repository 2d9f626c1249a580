// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { chunks } from '../database/chunks';
import { refSpellings } from '../database/keys';
import { updateEach } from '../database/updateEach';
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
      await unlessChanged(tx, decided, { names_due: false });
      await updateEach(
        tx,
        TABLES.entities,
        ['wanted_name', 'entity_ref', 'superseded_by', 'notes'],
        changes.map(({ row, name }) => ({
          id: row.id,
          wanted_name: name.wantedName,
          entity_ref: name.entityRef ?? null,
          superseded_by: name.supersededBy ?? null,
          notes: name.notes.length > 0 ? JSON.stringify(name.notes) : null,
        })),
        due,
      );
      const targets = new Set(
        changes
          .filter(({ renamed }) => renamed)
          .flatMap(({ row, name }) => [
            row.external_id,
            row.base_name,
            row.entity_ref,
            name.entityRef,
          ])
          .flatMap(target => (target ? refSpellings(target) : [])),
      );
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
    const emitted_at = new Date().toISOString();
    await this.#knex.transaction(async tx => {
      await updateEach(
        tx,
        TABLES.entities,
        ['emitted_ref', 'emitted_hash'],
        published.map(({ id, emittedRef, emittedHash }) => ({
          id,
          emitted_ref: emittedRef,
          emitted_hash: emittedHash,
        })),
        { emitted_at },
      );
      await unlessChanged(tx, published, { due: false });
      for (const part of chunks(published)) {
        await tx(TABLES.references)
          .whereIn(
            'entity_id',
            part.map(({ id }) => id),
          )
          .where({ open: true })
          .update({ open: false });
      }
      for (const { id, open } of published) {
        if (open.length > 0) {
          await tx(TABLES.references)
            .where({ entity_id: id })
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

/** Updates rows that are still what they were when they were looked at. */
async function unlessChanged(
  tx: Knex,
  rows: Array<Pick<EntityRow, 'id' | 'revision'>>,
  changes: Partial<EntityRow>,
) {
  for (const part of chunks(rows)) {
    await tx(TABLES.entities)
      .whereIn(
        ['id', 'revision'],
        part.map(({ id, revision }) => [id, revision]),
      )
      .update(changes);
  }
}
