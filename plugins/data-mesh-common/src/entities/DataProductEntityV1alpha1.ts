// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';

/** API version of the entity kinds of Meshwright. @public */
export const MESHWRIGHT_API_VERSION = 'meshwright.io/v1alpha1';

/** How far a product is from its sources, as data mesh literature has it. @public */
export const DATA_PRODUCT_TYPES = [
  'source-aligned',
  'aggregate',
  'consumer-aligned',
] as const;

/** Who may see the data, from everybody to a named few; later means stricter. @public */
export const CLASSIFICATIONS = [
  'public',
  'internal',
  'confidential',
  'restricted',
] as const;

/** Life of a product or contract, in the words of ODPS and ODCS (Bitol). @public */
export const LIFECYCLES = [
  'proposed',
  'draft',
  'active',
  'deprecated',
  'retired',
] as const;

/** A place where the data of a port is reached in one environment. @public */
export type PortLocation = {
  /** `prod`, `test`, … */
  environment?: string;
  url: string;
};

/** What a product reads. @public */
export type DataProductInputPort = {
  name: string;
  /** Ref of the API entity of the contract; kind `API` and the product's namespace are assumed. */
  contract?: string;
  version?: string;
  description?: string;
};

/** What a product offers. @public */
export type DataProductOutputPort = {
  name: string;
  /** Ref of the API entity of the contract; kind `API` and the product's namespace are assumed. */
  contract?: string;
  /** `tables`, `files`, `events`, `api`, `dashboard`, … */
  type?: string;
  version?: string;
  description?: string;
  /** Platform of this port, where a product has ports on several. */
  platform?: string;
  environments?: PortLocation[];
};

/** A promise about a product, in the words of ODCS `slaProperties`. @public */
export type DataProductServiceLevel = {
  property: string;
  value: string | number | boolean;
  unit?: string;
  description?: string;
};

/** A way to reach the people behind a product. @public */
export type DataProductSupportChannel = {
  channel: string;
  url?: string;
  tool?: string;
  scope?: string;
  description?: string;
};

/**
 * A data product in the catalog.
 *
 * @public
 */
export interface DataProductEntityV1alpha1 extends Entity {
  apiVersion: typeof MESHWRIGHT_API_VERSION;
  kind: 'DataProduct';
  spec: {
    /** One of {@link DATA_PRODUCT_TYPES}, or a word of the organisation's own. */
    type?: string;
    /** One of {@link LIFECYCLES}. */
    lifecycle?: string;
    /** Ref of a Group or User. Absent when the descriptor names nobody. */
    owner?: string;
    /** Ref of the Domain that is responsible. */
    domain?: string;
    additionalDomains?: string[];
    /** Semantic version. */
    version?: string;
    /** One of {@link CLASSIFICATIONS}. */
    classification?: string;
    /** What the product is for, in a sentence or two. */
    purpose?: string;
    /** What it is not for. */
    limitations?: string;
    usage?: string;
    /** What the repository tells people about it, in Markdown. */
    readme?: string;
    /** `aws`, `azure`, `gcp`, or the name of another platform. */
    platforms?: string[];
    inputPorts?: DataProductInputPort[];
    outputPorts?: DataProductOutputPort[];
    /** Refs of products it depends on: those that are stated, and those whose contracts its source sees it read. */
    dependsOn?: string[];
    serviceLevels?: DataProductServiceLevel[];
    support?: DataProductSupportChannel[];
  };
}

/** Whether an entity is a data product. @public */
export function isDataProductEntity(
  entity: Entity,
): entity is DataProductEntityV1alpha1 {
  return entity.kind.toLocaleLowerCase('en-US') === 'dataproduct';
}
