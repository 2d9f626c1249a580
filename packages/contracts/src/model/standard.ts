// SPDX-License-Identifier: Apache-2.0

/**
 * The standards that a descriptor can be written in.
 *
 * Two specifications are called ODPS: `odps-bitol` is Bitol's Open Data Product Standard,
 * `odps-opendataproducts` the Open Data Product Specification of opendataproducts.org.
 *
 * @public
 */
export type StandardId =
  /** Open Data Contract Standard (Bitol) 2.2, 3.0, 3.1. */
  | 'odcs'
  /** Open Data Product Standard (Bitol) 0.9, 1.0. */
  | 'odps-bitol'
  /** Open Data Product Specification (opendataproducts.org) 3.x, 4.x. */
  | 'odps-opendataproducts'
  /** Data Product Descriptor Specification (Open Data Mesh Initiative) 1.0. */
  | 'dpds'
  /** Data Contract Specification (datacontract.com), the predecessor of ODCS 3. */
  | 'dcs';

/** What a standard describes. @public */
export type DescriptorType = 'contract' | 'product';

/** A standard and the version of it that a document states. @public */
export interface StandardRef {
  id: StandardId;
  /** As the document states it, without a leading `v`: `3.1.0`. */
  version: string;
  type: DescriptorType;
}
