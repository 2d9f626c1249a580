// SPDX-License-Identifier: Apache-2.0
import type { Contract, Finding, Product } from '@meshwright/contracts';
import type { Facts } from '../facts/scope';

/** A descriptor, or an entity of the catalog, that policies are to judge. @public */
export interface EstateDocument {
  /** File or address, for evidence. */
  file: string;
  /** Id of its standard; `entity` for an entity of the catalog. */
  standard?: string;
  product?: Product;
  contract?: Contract;
  /** A `DataProduct` entity of the catalog, as plain data. */
  entity?: Record<string, unknown>;
  /** The contract as people rely on it; else the version before among the documents is taken. */
  previous?: Contract;
  /** What reading it found. */
  findings?: readonly Finding[];
  /** Entity ref, where the catalog gave it one; else it is made as the catalog makes it. */
  ref?: string;
  /** Owner that the catalog found. */
  owner?: string;
  /** Another one whenever the text is another, such as a hash of it. */
  revision?: string;
}

/** Something that policies judge. @public */
export interface Subject {
  /** Entity ref: `dataproduct:default/orders`, `api:default/orders-v1`. */
  ref: string;
  kind: 'product' | 'contract';
  /** Name for people. */
  title: string;
  /** Team or person that answers for it; empty when nobody is named. */
  owner: string;
  /** Domains that it is part of, without kind and namespace. */
  domains: readonly string[];
  /** Where it is described, for evidence. */
  path: string;
  /** Another one whenever the text is another, so that lines of evidence are looked up again. */
  revision?: string;
  facts: Facts;
}
