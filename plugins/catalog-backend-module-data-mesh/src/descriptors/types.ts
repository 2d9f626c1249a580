// SPDX-License-Identifier: Apache-2.0
import type { DescriptorFinding } from '@meshwright/plugin-data-mesh-common';
import type { EntityLink } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { rowId } from '../database/keys';

/** Kinds that this module makes entities of. @internal */
export type MeshKind = 'DataProduct' | 'API' | 'GovernancePolicy' | 'Domain';

/**
 * Where a draft comes from: a descriptor of a standard, an entity that a `catalog-info.yaml` states, a file
 * that could not be read, or a name that others mention.
 *
 * @internal
 */
export type DraftOrigin = 'descriptor' | 'stated' | 'unreadable' | 'mentioned';

/**
 * What a reference is for.
 *
 * - `input`: an input port reads the contract; `lineage`: an output port is made from the contract
 * - `output`: an output port offers the contract
 * - `owner`, `domain`, `extraDomain`: people and domains, as written
 * - `product`: the product that a contract belongs to; `source`: the product that an input port reads from
 * - `definition`: the file that holds the contract of a stated API; `readme`: the README beside a product
 *
 * @internal
 */
export type ReferenceRole =
  | 'input'
  | 'lineage'
  | 'output'
  | 'owner'
  | 'domain'
  | 'extraDomain'
  | 'product'
  | 'source'
  | 'definition'
  | 'readme';

/** Something that a document names and that is to be found among everything else. @internal */
export interface DraftReference {
  role: ReferenceRole;
  /** As written: an id, a name, an entity ref, an e-mail address; for `definition` and `readme` the id of a file. */
  target: string;
  /** Version that is asked for. */
  version?: string;
  /** True when only that version will do; else a version that is not there falls back to the newest. */
  exact?: boolean;
  /** True for a member of a team; a team goes before its members. */
  person?: boolean;
  /** Port that it belongs to, by position. */
  port?: number;
  /** JSON Pointer of the place in the document, for findings. */
  path: string;
  /** Line and column of that place, from 1. */
  line?: number;
  column?: number;
}

/** Entity as far as one document alone can tell. @internal */
export interface DraftEntity {
  apiVersion: string;
  kind: MeshKind;
  metadata: {
    /** Only for stated entities; others are named when all documents are known. */
    name?: string;
    title?: string;
    description?: string;
    labels?: Record<string, string>;
    annotations: Record<string, string>;
    tags?: string[];
    links?: EntityLink[];
  };
  spec: JsonObject;
}

/** An entity to be, with what it refers to still open. @internal */
export interface Draft {
  /** Tells the drafts of one file apart, and stays the same when the file changes. */
  key: string;
  origin: DraftOrigin;
  namespace: string;
  /** Name that the entity would like, without a version. */
  baseName: string;
  /** Id that the document states. */
  externalId?: string;
  version?: string;
  /** Lifecycle as written, in lower case. */
  status?: string;
  entity: DraftEntity;
  /** Text for `spec.definition`. */
  definition?: string;
  references: DraftReference[];
  findings: DescriptorFinding[];
}

/** What a file turned out to be. @internal */
export interface ParsedFile {
  /**
   * `ok`: it was read, maybe with findings. `broken`: it should be a descriptor and cannot be read; the drafts are
   * placeholders. `ignored`: it is something else.
   */
  status: 'ok' | 'broken' | 'ignored';
  drafts: Draft[];
  /** Text of a README: no entity of its own, but part of the product that it lies beside. */
  readme?: string;
}

/** A file to be parsed. @internal */
export interface SourceFile {
  /** Id of its row, made by {@link fileId}. */
  id: string;
  /** Repository or folder that it is in. */
  tree: string;
  /** Path inside its repository or folder, with `/`. */
  path: string;
  /** Place for people: a URL or the path below the provider's folder. */
  location: string;
  /** Location ref for Backstage: `url:…` or `data-mesh:…`. */
  managedBy: string;
  sourceId: string;
  namespace: string;
}

/** Id of the row of a file. @internal */
export function fileId(sourceId: string, tree: string, path: string): string {
  return rowId(sourceId, tree, path);
}
