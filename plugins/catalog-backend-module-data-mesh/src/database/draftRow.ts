// SPDX-License-Identifier: Apache-2.0
import type { Draft, SourceFile } from '../descriptors/types';
import { columnKey, rowId, sha256 } from './keys';
import type { EntityRow, ReferenceRow } from './rows';

/** Part of an entity's row that its document decides. @internal */
export type DraftColumns = Omit<
  EntityRow,
  | 'wanted_name'
  | 'entity_ref'
  | 'superseded_by'
  | 'notes'
  | 'emitted_ref'
  | 'emitted_hash'
  | 'emitted_at'
  | 'foreign_ref'
  | 'taken'
  | 'removed'
  | 'names_due'
  | 'due'
  | 'revision'
>;

/** What versions of one thing share: the id that they state, else their name. */
function familyOf(file: SourceFile, draft: Draft): string {
  const shared =
    draft.origin === 'unreadable'
      ? `file:${file.id}`
      : draft.externalId ?? `name:${draft.baseName}`;
  return columnKey(`${draft.entity.kind}/${draft.namespace}/${shared}`);
}

/** An entity of a file as columns. @internal */
export function draftColumns(file: SourceFile, draft: Draft): DraftColumns {
  const { entity, definition, findings, references } = draft;
  const content = JSON.stringify({ entity, references });
  return {
    id: rowId(file.id, draft.key),
    descriptor_id: file.id,
    source_id: file.sourceId,
    kind: entity.kind,
    namespace: draft.namespace,
    origin: draft.origin,
    location: file.location,
    base_name: draft.baseName.slice(0, 128),
    family: familyOf(file, draft),
    external_id: draft.externalId ? columnKey(draft.externalId) : null,
    version: draft.version ? columnKey(draft.version) : null,
    status: draft.status ? draft.status.slice(0, 32) : null,
    content_hash: sha256(definition ?? JSON.stringify(entity.spec)),
    draft: content,
    definition: definition ?? null,
    findings: JSON.stringify(findings),
  };
}

/** What an entity refers to, as rows. @internal */
export function referenceRows(entityId: string, draft: Draft): ReferenceRow[] {
  return draft.references.map((reference, position) => ({
    entity_id: entityId,
    role: reference.role,
    target: columnKey(reference.target),
    position,
    version: reference.version ? columnKey(reference.version) : null,
    exact: reference.exact ?? false,
    open: false,
  }));
}

/** Columns that decide how an entity is named and found by others. */
const IDENTITY = [
  'kind',
  'namespace',
  'origin',
  'base_name',
  'family',
  'external_id',
  'version',
  'status',
  'content_hash',
] as const;

/** Whether two states of an entity are named and found alike. @internal */
export function sameIdentity(
  a: Pick<EntityRow, (typeof IDENTITY)[number]>,
  b: Pick<EntityRow, (typeof IDENTITY)[number]>,
): boolean {
  return IDENTITY.every(column => a[column] === b[column]);
}
