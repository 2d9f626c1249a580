// SPDX-License-Identifier: Apache-2.0
import type { DescriptorFinding } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { meshFinding } from '../descriptors/findings';
import type { ParsedFile, SourceFile } from '../descriptors/types';
import { chunks } from './chunks';
import { Dependents } from './dependents';
import {
  draftColumns,
  type DraftColumns,
  referenceRows,
  sameIdentity,
} from './draftRow';
import {
  type DescriptorRow,
  type EntityRow,
  type ReferenceRow,
  TABLES,
} from './rows';

/** A file with what it turned out to be. @internal */
export interface FileRecord {
  file: SourceFile;
  parsed: ParsedFile;
  contentHash: string;
  fingerprint?: string;
}

/** What is remembered of a file. @internal */
export type KnownFile = Pick<
  DescriptorRow,
  'id' | 'path' | 'fingerprint' | 'content_hash'
>;

/** Rows that are new, gathered to be written together. */
interface Added {
  entities: DraftColumns[];
  references: ReferenceRow[];
}

/** Rows in one statement that inserts them. */
const ROWS = 100;

/** Writes what was read, and marks what follows from it for publication. @internal */
export class IngestionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All files of a tree by path. */
  async knownFiles(
    sourceId: string,
    tree: string,
  ): Promise<Map<string, KnownFile>> {
    const rows: KnownFile[] = await this.#knex<DescriptorRow>(
      TABLES.descriptors,
    )
      .where({ source_id: sourceId, tree })
      .select('id', 'path', 'fingerprint', 'content_hash');
    return new Map(rows.map(row => [row.path, row]));
  }

  /** Remembers that files look different and are the same. */
  async touchFiles(files: Array<{ id: string; fingerprint?: string }>) {
    await this.#knex.transaction(async tx => {
      for (const { id, fingerprint } of files) {
        await tx(TABLES.descriptors)
          .where({ id })
          .update({ fingerprint: fingerprint ?? null });
      }
    });
  }

  /** Writes new and changed files in one transaction; keep batches small. */
  async writeFiles(records: FileRecord[]): Promise<void> {
    await this.#knex.transaction(async tx => {
      const dependents = new Dependents();
      const ids = records.map(({ file }) => file.id);
      const before = await this.#entitiesOf(tx, ids);
      const references = await this.#referencesOf(tx, [
        ...new Set([...before.values()].flat().map(({ id }) => id)),
      ]);
      const added: Added = { entities: [], references: [] };
      for (const record of records) {
        // A stated API may take its text from this file, and a product its README.
        dependents.addTargets(record.file.id);
        const rows = before.get(record.file.id) ?? [];
        const good = rows.filter(
          row => !row.removed && row.origin !== 'unreadable',
        );
        if (record.parsed.status === 'broken' && good.length > 0) {
          await this.#keepLastGood(tx, record, good);
        } else {
          await this.#replace(tx, record, rows, references, added, dependents);
        }
      }
      await this.#insert(tx, added, records);
      await dependents.mark(tx);
    });
  }

  /** Forgets files that are gone; their entities are removed on publication. */
  async removeFiles(ids: string[]): Promise<void> {
    for (const part of chunks(ids, 100)) {
      await this.#knex.transaction(async tx => {
        const dependents = new Dependents();
        const rows = [...(await this.#entitiesOf(tx, part)).values()].flat();
        const references = await this.#referencesOf(
          tx,
          rows.map(({ id }) => id),
        );
        await this.#remove(tx, rows, references, dependents);
        await tx(TABLES.descriptors).whereIn('id', part).delete();
        dependents.addTargets(...part);
        await dependents.mark(tx);
      });
    }
  }

  /** Everything of a source is to be built again, for example because its settings changed. */
  async markSourceDue(sourceId: string) {
    await this.#knex(TABLES.entities)
      .where({ source_id: sourceId })
      .update({ due: true, revision: this.#knex.raw('revision + 1') });
  }

  async #replace(
    tx: Knex,
    { file, parsed }: FileRecord,
    before: EntityRow[],
    references: Map<string, ReferenceRow[]>,
    added: Added,
    dependents: Dependents,
  ) {
    const known = new Map(before.map(row => [row.id, row]));
    for (const draft of parsed.drafts) {
      const columns = draftColumns(file, draft);
      const row = known.get(columns.id);
      known.delete(columns.id);
      const rows = referenceRows(columns.id, draft);
      added.references.push(...rows);
      dependents.addReferences(references.get(columns.id) ?? [], rows);
      if (row) {
        await tx(TABLES.references).where({ entity_id: columns.id }).delete();
        await this.#updateEntity(tx, columns, row, dependents);
      } else {
        dependents.addTargets(columns.external_id, columns.base_name);
        added.entities.push(columns);
      }
    }
    await this.#remove(tx, [...known.values()], references, dependents);
  }

  async #updateEntity(
    tx: Knex,
    columns: DraftColumns,
    before: EntityRow,
    dependents: Dependents,
  ) {
    const renamed = before.removed || !sameIdentity(before, columns);
    if (renamed) {
      dependents.addTargets(
        before.external_id,
        before.base_name,
        columns.external_id,
        columns.base_name,
      );
    }
    await tx(TABLES.entities)
      .where({ id: columns.id })
      .update({
        ...columns,
        removed: false,
        due: true,
        names_due: renamed || Boolean(before.names_due),
        revision: tx.raw('revision + 1'),
      });
  }

  /** The file cannot be read any more: what it said last stays, with what is wrong now. */
  async #keepLastGood(tx: Knex, { parsed }: FileRecord, rows: EntityRow[]) {
    const findings: DescriptorFinding[] = [
      ...parsed.drafts.flatMap(draft => draft.findings),
      meshFinding(
        'info',
        'last-good-state',
        'The descriptor cannot be read now; what is shown is the last state that could be.',
      ),
    ];
    await tx(TABLES.entities)
      .whereIn(
        'id',
        rows.map(({ id }) => id),
      )
      .update({
        findings: JSON.stringify(findings),
        due: true,
        revision: tx.raw('revision + 1'),
      });
  }

  async #remove(
    tx: Knex,
    rows: EntityRow[],
    references: Map<string, ReferenceRow[]>,
    dependents: Dependents,
  ) {
    for (const row of rows) {
      dependents.addTargets(row.external_id, row.base_name, row.entity_ref);
      dependents.addReferences(references.get(row.id) ?? [], []);
    }
    const ids = rows.map(({ id }) => id);
    for (const part of chunks(ids)) {
      await tx(TABLES.references).whereIn('entity_id', part).delete();
      await tx(TABLES.entities)
        .whereIn('id', part)
        .update({
          removed: true,
          due: true,
          names_due: true,
          revision: tx.raw('revision + 1'),
        });
    }
  }

  async #insert(tx: Knex, added: Added, records: FileRecord[]) {
    for (const part of chunks(added.entities, ROWS)) {
      await tx(TABLES.entities).insert(part);
    }
    for (const part of chunks(added.references, ROWS)) {
      await tx(TABLES.references).insert(part);
    }
    for (const part of chunks(records.map(descriptorRow), ROWS)) {
      await tx(TABLES.descriptors).insert(part).onConflict('id').merge();
    }
  }

  async #entitiesOf(
    tx: Knex,
    descriptorIds: string[],
  ): Promise<Map<string, EntityRow[]>> {
    const byFile = new Map<string, EntityRow[]>();
    for (const part of chunks(descriptorIds)) {
      const rows: EntityRow[] = await tx(TABLES.entities).whereIn(
        'descriptor_id',
        part,
      );
      for (const row of rows) {
        byFile.set(row.descriptor_id, [
          ...(byFile.get(row.descriptor_id) ?? []),
          row,
        ]);
      }
    }
    return byFile;
  }

  async #referencesOf(
    tx: Knex,
    entityIds: string[],
  ): Promise<Map<string, ReferenceRow[]>> {
    const byEntity = new Map<string, ReferenceRow[]>();
    for (const part of chunks(entityIds)) {
      const rows: ReferenceRow[] = await tx(TABLES.references)
        .whereIn('entity_id', part)
        .orderBy(['entity_id', 'position']);
      for (const row of rows) {
        const list = byEntity.get(row.entity_id) ?? [];
        list.push(row);
        byEntity.set(row.entity_id, list);
      }
    }
    return byEntity;
  }
}

function descriptorRow(record: FileRecord): DescriptorRow {
  const { file, parsed, contentHash, fingerprint } = record;
  const findings = parsed.drafts.flatMap(draft => draft.findings);
  const count = (severity: string) =>
    findings.filter(finding => finding.severity === severity).length;
  return {
    id: file.id,
    source_id: file.sourceId,
    tree: file.tree,
    path: file.path,
    fingerprint: fingerprint ?? null,
    content_hash: contentHash,
    status: parsed.status,
    errors: count('error'),
    warnings: count('warning'),
    readme: parsed.readme ?? null,
  };
}
