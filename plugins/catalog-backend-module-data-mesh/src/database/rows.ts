// SPDX-License-Identifier: Apache-2.0

/** Row of `data_mesh_sources`. @internal */
export interface SourceRow {
  id: string;
  settings_hash: string;
  last_attempt_at: string | null;
  last_full_at: string | null;
  last_success_at: string | null;
  writing_since: string | null;
  retry_at: string | null;
  failures: number;
  message: string | null;
  verified_at: string | null;
}

/** Row of `data_mesh_trees`. @internal */
export interface TreeRow {
  source_id: string;
  tree: string;
  url: string;
  etag: string | null;
  revision_hint: string | null;
  last_success_at: string | null;
  message: string | null;
  removal_held_at: string | null;
  refresh_requested_at: string | null;
}

/** Row of `data_mesh_descriptors`. @internal */
export interface DescriptorRow {
  id: string;
  source_id: string;
  tree: string;
  path: string;
  fingerprint: string | null;
  content_hash: string;
  status: string;
  errors: number;
  warnings: number;
  readme: string | null;
}

/** Row of `data_mesh_entities`; flags are 0 and 1 on SQLite. @internal */
export interface EntityRow {
  id: string;
  descriptor_id: string;
  source_id: string;
  kind: string;
  namespace: string;
  origin: string;
  location: string;
  base_name: string;
  family: string;
  external_id: string | null;
  version: string | null;
  status: string | null;
  content_hash: string;
  draft: string;
  definition: string | null;
  findings: string;
  wanted_name: string | null;
  entity_ref: string | null;
  superseded_by: string | null;
  notes: string | null;
  emitted_ref: string | null;
  emitted_hash: string | null;
  emitted_at: string | null;
  foreign_ref: string | null;
  taken: boolean | number;
  removed: boolean | number;
  names_due: boolean | number;
  due: boolean | number;
  revision: number;
}

/** Row of `data_mesh_references`. @internal */
export interface ReferenceRow {
  entity_id: string;
  role: string;
  target: string;
  position: number;
  version: string | null;
  exact: boolean | number;
  open: boolean | number;
}

/** Names of the tables. @internal */
export const TABLES = {
  sources: 'data_mesh_sources',
  trees: 'data_mesh_trees',
  descriptors: 'data_mesh_descriptors',
  entities: 'data_mesh_entities',
  references: 'data_mesh_references',
} as const;
