// SPDX-License-Identifier: Apache-2.0
import type { EntityRow } from '../database/rows';

/** As much of an entity as naming looks at. @internal */
export type NameRow = Pick<
  EntityRow,
  | 'id'
  | 'descriptor_id'
  | 'kind'
  | 'namespace'
  | 'origin'
  | 'location'
  | 'base_name'
  | 'family'
  | 'external_id'
  | 'version'
  | 'content_hash'
  | 'foreign_ref'
  | 'wanted_name'
  | 'entity_ref'
  | 'superseded_by'
  | 'notes'
>;

/** Columns of {@link NameRow}. @internal */
export const NAME_COLUMNS: Array<keyof NameRow> = [
  'id',
  'descriptor_id',
  'kind',
  'namespace',
  'origin',
  'location',
  'base_name',
  'family',
  'external_id',
  'version',
  'content_hash',
  'foreign_ref',
  'wanted_name',
  'entity_ref',
  'superseded_by',
  'notes',
];

/** The name that an entity gets, and what is to be said about it. @internal */
export interface GivenName {
  wantedName: string;
  /** Absent when something else stands in its place. */
  entityRef?: string;
  /** Id of the row that stands in its place, or the ref of an entity that others made. */
  supersededBy?: string;
  notes: NameNote[];
}

/** Something about a name that people should know. @internal */
export interface NameNote {
  about: 'taken' | 'duplicate' | 'copy' | 'alsoDescribed' | 'statedTwice';
  /** Place of the other one. */
  other: string;
  /** Name that is meant. */
  name: string;
}
