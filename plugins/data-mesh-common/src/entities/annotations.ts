// SPDX-License-Identifier: Apache-2.0

/** Id of the entity provider that made an entity: the key under `catalog.providers.dataMesh`. @public */
export const SOURCE_ANNOTATION = 'meshwright.io/source';

/** Standard and version of the descriptor an entity was made from: `odcs/3.1.0`, `odps-bitol/1.0.0`. @public */
export const DESCRIPTOR_ANNOTATION = 'meshwright.io/descriptor';

/** Where the descriptor can be read by a person: a URL, or a path below the provider's folder. @public */
export const DESCRIPTOR_LOCATION_ANNOTATION =
  'meshwright.io/descriptor-location';

/**
 * What the reader of the descriptor found: a JSON array of {@link DescriptorFinding}, errors first, at most
 * {@link MAX_STORED_FINDINGS}. Absent when there is nothing to say.
 *
 * @public
 */
export const FINDINGS_ANNOTATION = 'meshwright.io/findings';

/** Counts of all findings as `errors,warnings`, also of those that were not stored. @public */
export const FINDING_COUNTS_ANNOTATION = 'meshwright.io/finding-counts';

/** Most findings that are kept with an entity. @public */
export const MAX_STORED_FINDINGS = 50;

/** Id that a contract states (`id`); all versions of a contract share it. @public */
export const CONTRACT_ID_ANNOTATION = 'meshwright.io/contract-id';

/** Version that a contract states. @public */
export const CONTRACT_VERSION_ANNOTATION = 'meshwright.io/contract-version';

/** Id that a data product descriptor states (`id`). @public */
export const PRODUCT_ID_ANNOTATION = 'meshwright.io/product-id';

/** Where the parts of a product stand in its descriptor; see {@link descriptorPlaceOf}. @public */
export const DESCRIPTOR_PLACES_ANNOTATION = 'meshwright.io/descriptor-places';

/**
 * The dataset of the lineage that an entity, such as a `Resource`, stands for: namespace and name of OpenLineage with `#`
 * between them, as `postgres://db:5432#shop.public.orders`.
 *
 * @public
 */
export const DATASET_ANNOTATION = 'meshwright.io/dataset';
