// SPDX-License-Identifier: Apache-2.0
import type { DescriptorFinding, FindingCounts } from '../entities';
import type {
  DataProductServiceLevel,
  DataProductSupportChannel,
  PortLocation,
} from '../entities';

/** Something in the catalog that is mentioned, with the name people know it by. @public */
export interface EntityLink {
  /** Full entity ref in lower case: `group:default/customer-insights`. */
  entityRef: string;
  /** Title, else name. For an unresolved reference, as it was written. */
  title: string;
  /** False when no entity has this ref, or the caller may not see it; the two look the same. */
  resolved: boolean;
}

/** What the marketplace can be narrowed by. @public */
export const PRODUCT_FACETS = [
  'domain',
  'type',
  'classification',
  'platform',
  'lifecycle',
  'owner',
  'tag',
] as const;

/** @public */
export type ProductFacet = (typeof PRODUCT_FACETS)[number];

/** @public */
export const PRODUCT_SORTS = [
  'relevance',
  'name',
  'updated',
  'consumers',
  'problems',
] as const;

/** @public */
export type ProductSort = (typeof PRODUCT_SORTS)[number];

/** Question to the marketplace. @public */
export interface ProductQuery {
  /** Words or beginnings of words; all must match, in any of name, description, tags, columns, terms. */
  text?: string;
  /**
   * Values by facet. Values of one facet are alternatives, facets narrow each other.
   * A domain stands for itself and its subdomains. `none` stands for products without a value.
   */
  filters?: Partial<Record<ProductFacet, string[]>>;
  /** Default `relevance` with a text, else `name`. */
  sort?: ProductSort;
  order?: 'asc' | 'desc';
  /** Default 0. */
  offset?: number;
  /** 1 to 100, default 24. */
  limit?: number;
}

/** Where a search text was found, when it was not in the product's own name or description. @public */
export interface ProductMatch {
  field: 'tag' | 'column' | 'term' | 'contract';
  /** Text that matched: `orders.customer_email`. */
  text: string;
  contract?: EntityLink;
}

/** A product in a list. @public */
export interface ProductSummary {
  entityRef: string;
  name: string;
  title: string;
  /** What it is for, in one or two sentences. */
  purpose?: string;
  type?: string;
  lifecycle?: string;
  classification?: string;
  version?: string;
  domain?: EntityLink;
  additionalDomains: EntityLink[];
  owner?: EntityLink;
  platforms: string[];
  tags: string[];
  inputPortCount: number;
  outputPortCount: number;
  /** Products that read a contract of this one. */
  consumerCount: number;
  /** About the product's descriptor and those of its contracts. */
  problems: FindingCounts;
  /** ISO 8601; when the entity last changed in a way that people see. */
  updatedAt: string;
  matches?: ProductMatch[];
}

/** @public */
export interface FacetValue {
  /** Entity ref for `domain` and `owner`; `none` for products without a value. */
  value: string;
  title: string;
  /** Products that would be left if this value were chosen in addition to the other facets' choices. */
  count: number;
  /** For `domain`: ref of the parent domain. */
  parent?: string;
}

/** @public */
export interface Facet {
  values: FacetValue[];
  /** Values that were cut off, being the rarest. Chosen values are never cut off. */
  more: number;
}

/** @public */
export interface ProductPage {
  items: ProductSummary[];
  totalItems: number;
  offset: number;
  limit: number;
  facets: Record<ProductFacet, Facet>;
  /** True until the catalog was read for the first time: what is not listed may still come. */
  indexing?: boolean;
}

/** A contract as a port refers to it. @public */
export interface ContractLink extends EntityLink {
  contractId?: string;
  version?: string;
  status?: string;
  problems?: FindingCounts;
}

/** @public */
export interface OutputPortDetail {
  name: string;
  type?: string;
  version?: string;
  description?: string;
  platform?: string;
  contract?: ContractLink;
  environments: PortLocation[];
  /** Products that read this port's contract, at most 100. */
  consumers: EntityLink[];
  /** Consumers that are not listed. */
  moreConsumers?: number;
}

/** @public */
export interface InputPortDetail {
  name: string;
  version?: string;
  description?: string;
  contract?: ContractLink;
  /** Product that offers the contract. */
  provider?: EntityLink;
}

/** A version of a contract. @public */
export interface ContractVersion {
  entityRef: string;
  title: string;
  version?: string;
  status?: string;
  updatedAt: string;
}

/** Everything on a product's page that is more than the entity itself says. @public */
export interface ProductDetail extends ProductSummary {
  description?: string;
  limitations?: string;
  usage?: string;
  outputPorts: OutputPortDetail[];
  inputPorts: InputPortDetail[];
  /** Products that this one reads from, at most 100. */
  providers: EntityLink[];
  /** Providers that are not listed. */
  moreProviders?: number;
  /** Products that read from this one, at most 100; `consumerCount` counts all. */
  consumers: EntityLink[];
  serviceLevels: DataProductServiceLevel[];
  support: DataProductSupportChannel[];
  /** Findings about its own descriptor and its contracts', errors first, at most 100. */
  findings: Array<DescriptorFinding & { subject: EntityLink }>;
  /** Findings that are not listed. */
  moreFindings?: number;
  /** References to things that are not there. */
  unresolved: Array<{ field: string; reference: string; message: string }>;
  /** Id of the source the descriptor came from, if a data mesh provider made it. */
  source?: string;
  descriptorLocation?: string;
}

/** Data going from one domain to another. @public */
export interface DomainFlow {
  from: EntityLink;
  to: EntityLink;
  /** Contracts that cross. */
  contractCount: number;
  /** Contracts that cross and products at both ends, most used first, at most 20. */
  products: Array<{ from: EntityLink; to: EntityLink; contract: EntityLink }>;
  /** Crossings that are not listed. */
  more: number;
}

/** @public */
export interface DomainSummary extends EntityLink {
  parent?: string;
  owner?: EntityLink;
  description?: string;
  /** Products of the domain and its subdomains. */
  productCount: number;
  /** Products whose primary domain is this one. */
  ownProductCount: number;
  problems: FindingCounts;
}

/** @public */
export interface DomainDetail extends DomainSummary {
  /** From the top-level domain down to the parent. */
  ancestors: EntityLink[];
  /** Direct subdomains, by title. */
  subdomains: DomainSummary[];
  /** Teams that own products of the domain, with the number of them; most first, at most 100. */
  teams: Array<EntityLink & { productCount: number }>;
  /**
   * Flows into, out of and inside the domain, at most 100. Its own side is told apart by direct subdomain,
   * the other side by the domain next to it in the tree.
   */
  flows: DomainFlow[];
  /** Flows that are not listed. */
  moreFlows?: number;
  byLifecycle: Record<string, number>;
  byClassification: Record<string, number>;
}

/** Why something needs attention. @public */
export type AttentionReason =
  | 'descriptor-error'
  | 'unresolved-reference'
  | 'no-owner'
  | 'no-domain'
  | 'no-contract'
  | 'retired-in-use'
  | 'deprecated-in-use';

/** One line of the list of what needs attention. @public */
export interface AttentionItem {
  reason: AttentionReason;
  subject: EntityLink;
  owner?: EntityLink;
  /** What is the matter and what to do next, in a sentence. */
  message: string;
  /** True when the caller owns the subject. */
  mine: boolean;
}

/** @public */
export interface ProductNode extends EntityLink {
  domain?: string;
  type?: string;
  lifecycle?: string;
  classification?: string;
  problems: FindingCounts;
}

/** The whole mesh at a glance. @public */
export interface MeshOverview {
  totals: {
    domains: number;
    products: number;
    contracts: number;
    /** Product-to-product connections through contracts. */
    connections: number;
    /** Of these, how many go from one top-level domain to another. */
    crossDomainConnections: number;
    owners: number;
    problems: FindingCounts;
  };
  /** Parents before their subdomains, at most 500. */
  domains: DomainSummary[];
  /** Domains that are not listed. */
  moreDomains?: number;
  /** Flows between top-level domains, at most 100. */
  flows: DomainFlow[];
  /** Flows that are not listed. */
  moreFlows?: number;
  /** The most connected products, at most 200, and the connections among them. */
  products: ProductNode[];
  connections: Array<{ from: string; to: string; contract: EntityLink }>;
  /** Connections among them that are not listed; at most 2,000 are. */
  moreConnections?: number;
  moreProducts: number;
  /** The caller's own things first, then by weight; at most 20. */
  attention: AttentionItem[];
  moreAttention: number;
  byLifecycle: Record<string, number>;
  /** The latest 10. */
  recentlyChanged: ProductSummary[];
  /** True until the catalog was read for the first time: what is not shown may still come. */
  indexing?: boolean;
}

/** A descriptor with problems. @public */
export interface DescriptorProblem {
  subject: EntityLink;
  kind: string;
  owner?: EntityLink;
  domain?: EntityLink;
  /** `odcs/3.1.0` */
  standard?: string;
  location?: string;
  source?: string;
  counts: FindingCounts;
  /** Errors first, at most 20. */
  findings: DescriptorFinding[];
  /** Findings that are not listed. */
  more: number;
}

/** @public */
export interface ProblemQuery {
  severity?: 'error' | 'warning';
  /** Entity refs. */
  owner?: string[];
  domain?: string[];
  /** Words that all occur in the name, the place or the findings. */
  text?: string;
  /** Default 0. */
  offset?: number;
  /** 1 to 100, default 25. */
  limit?: number;
}

/** @public */
export interface ProblemPage {
  items: DescriptorProblem[];
  totalItems: number;
  offset: number;
  limit: number;
  facets: { owner: Facet; domain: Facet };
}

/** State of a place that descriptors are read from. @public */
export interface SourceStatus {
  /** Key under `catalog.providers.dataMesh`. */
  id: string;
  /** Where it reads from, for people; never a credential. */
  target: string;
  status: 'ok' | 'failing' | 'pending';
  /** ISO 8601 of the last time everything was read; the state shown is this old. */
  lastSuccess?: string;
  lastAttempt?: string;
  /** Why the last attempt failed and what to do. */
  message?: string;
  descriptors: number;
  errors: number;
}
