// SPDX-License-Identifier: Apache-2.0
import type { EntityRole, ReferenceField } from '../analysis';

/**
 * Rows of the marketplace's tables; see the comments in the migrations. PostgreSQL gives `bigint` as text, SQLite
 * booleans as numbers: readers convert them.
 */

/** @internal */
export interface EntityRow {
  id: number;
  ref: string;
  role: EntityRole;
  kind: string;
  title: string;
  sort_title: string;
  etag: string | null;
  entity_hash: string;
  content_hash: string;
  updated_at: number | string;
  errors: number;
  warnings: number;
  content: string;
}

/** @internal */
export interface ProductRow {
  id: number;
  sort_title: string;
  updated_at: number | string;
  type: string | null;
  classification: string | null;
  lifecycle: string | null;
  owner_ref: string | null;
  domain_ref: string | null;
  domain_set: string;
  word_set: string;
  platform_count: number;
  tag_count: number;
  bare_ports: number;
  errors: number;
  warnings: number;
}

/** @internal */
export interface ReferenceRow {
  source_id: number;
  field: ReferenceField;
  position: number;
  ref: string;
  written: string;
  target_id: number | null;
}

/** @internal */
export interface ContractRow {
  id: number;
  contract_id: string | null;
  version: string | null;
  status: string | null;
  definition_hash: string;
}

/** @internal */
export interface ColumnRow {
  contract_id: number;
  position: number;
  path: string;
  type: string | null;
  is_object: boolean | number;
  names: string;
  prose: string;
}

/** @internal */
export interface ProblemRow {
  id: number;
  standard: string | null;
  location: string | null;
  source: string | null;
  findings: string;
  words: string;
}

/** What `marketplace_product.word_set` is made of; null for what a product does not have. @internal */
export type WordSet = [
  type: string | null,
  classification: string | null,
  lifecycle: string | null,
  hasPlatform: boolean,
  hasTag: boolean,
];

/** Separates the refs in `marketplace_product.domain_set`; no entity ref contains it. */
export const DOMAIN_SET_SEPARATOR = '\n';
