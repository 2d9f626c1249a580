// SPDX-License-Identifier: Apache-2.0
import type {
  DataProductServiceLevel,
  DataProductSupportChannel,
  DescriptorFinding,
  PortLocation,
} from '@meshwright/plugin-data-mesh-common';

/** What an entity is to the marketplace. A mention is there because another entity names it. @internal */
export type EntityRole = 'product' | 'contract' | 'domain' | 'mention';

/** Where in an entity a reference stands. @internal */
export type ReferenceField =
  | 'owner'
  | 'domain'
  | 'additionalDomain'
  | 'input'
  | 'output'
  | 'dependsOn'
  | 'subdomainOf';

/** A reference to another entity, whether that exists or not. @internal */
export interface Reference {
  field: ReferenceField;
  /** Full entity ref in lower case; the written text where that is no entity ref. */
  ref: string;
  written: string;
}

/** A row of the catalog's search table: what a permission rule can ask about. @internal */
export interface Fact {
  /** In lower case: `metadata.labels.tier`. */
  key: string;
  /** In lower case; null when absent or longer than the catalog compares. */
  value: string | null;
}

/** A reference of a port to its contract. @internal */
export interface PortContract {
  ref: string;
  written: string;
}

/** @internal */
export interface InputPortContent {
  name: string;
  version?: string;
  description?: string;
  contract?: PortContract;
}

/** @internal */
export interface OutputPortContent extends InputPortContent {
  type?: string;
  platform?: string;
  environments: PortLocation[];
}

/** What pages show of a product, kept as JSON with the entity. @internal */
export interface ProductContent {
  name: string;
  purpose?: string;
  description?: string;
  limitations?: string;
  usage?: string;
  type?: string;
  lifecycle?: string;
  classification?: string;
  version?: string;
  platforms: string[];
  tags: string[];
  inputPorts: InputPortContent[];
  outputPorts: OutputPortContent[];
  serviceLevels: DataProductServiceLevel[];
  support: DataProductSupportChannel[];
  source?: string;
  descriptorLocation?: string;
}

/** What pages show of a contract. @internal */
export interface ContractContent {
  name: string;
  tags: string[];
  /** Business terms that its authoritative definitions name. */
  terms: string[];
}

/** What pages show of a domain. @internal */
export interface DomainContent {
  name: string;
  description?: string;
}

/** What pages show of an entity that is only mentioned. @internal */
export interface MentionContent {
  name: string;
}

/** @internal */
export type EntityContent =
  | ProductContent
  | ContractContent
  | DomainContent
  | MentionContent;

/** A table or column as the search finds it. @internal */
export interface IndexedColumn {
  path: string;
  type?: string;
  isObject: boolean;
  names: string[];
  prose: string[];
}

/** What a contract's document says, as far as the index keeps it. @internal */
export interface ContractAnalysis {
  contractId?: string;
  version?: string;
  status?: string;
  definitionHash: string;
  columns: IndexedColumn[];
}

/** What products are filtered and counted by, folded so that `Active` and `active` are one value. @internal */
export interface ProductFacets {
  type?: string;
  classification?: string;
  lifecycle?: string;
  platforms: string[];
  tags: string[];
  /** Number of output ports without a contract. */
  barePorts: number;
}

/** Findings of a descriptor. @internal */
export interface ProblemRecord {
  standard?: string;
  location?: string;
  source?: string;
  findings: DescriptorFinding[];
}

/** All that the index keeps of one entity. @internal */
export interface IndexRecord {
  ref: string;
  role: EntityRole;
  kind: string;
  title: string;
  /** Absent when an unchanged etag would not prove an unchanged entity. */
  etag?: string;
  entityHash: string;
  contentHash: string;
  errors: number;
  warnings: number;
  references: Reference[];
  facts: Fact[];
  /** Absent when what was read before still holds. */
  text?: TextRecord;
  facets?: ProductFacets;
  problem?: ProblemRecord;
}

/** What an entity says, and by which words it is found. @internal */
export interface TextRecord {
  content: EntityContent;
  /** Words by weight. */
  words: ReadonlyMap<string, number>;
  contract?: ContractAnalysis;
}
