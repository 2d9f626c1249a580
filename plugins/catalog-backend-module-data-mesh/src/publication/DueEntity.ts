// SPDX-License-Identifier: Apache-2.0
import type { EntityRow, ReferenceRow } from '../database/rows';
import type { DraftEntity, DraftReference } from '../descriptors/types';

/** An entity that is to be built, with its document's references as they were written. @internal */
export interface DueEntity {
  row: EntityRow;
  draft: { entity: DraftEntity; references: DraftReference[] };
}

/** Reads the draft of a row. @internal */
export function toDueEntity(row: EntityRow): DueEntity {
  return { row, draft: JSON.parse(row.draft) };
}

/** A reference with its position in the document, by which its row is found. @internal */
export interface PlacedReference extends DraftReference {
  position: number;
}

/** References of some roles. @internal */
export function referencesOf(
  { draft }: DueEntity,
  ...roles: Array<DraftReference['role']>
): PlacedReference[] {
  return draft.references.flatMap((reference, position) =>
    roles.includes(reference.role) ? [{ ...reference, position }] : [],
  );
}

/** Texts of rows of one role, in order. @internal */
export function targetsOf(
  rows: ReferenceRow[] | undefined,
  role: string,
): string[] {
  return (rows ?? []).filter(r => r.role === role).map(r => r.target);
}
