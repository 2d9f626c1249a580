// SPDX-License-Identifier: Apache-2.0
import { CLASSIFICATIONS } from '../entities/DataProductEntityV1alpha1';
import type { Classification } from './classifications';
import {
  type CatalogEntityPermission,
  createEntityPermission,
} from './createEntityPermission';

function readDataOf(classification: Classification): CatalogEntityPermission {
  return createEntityPermission({
    name: `data-mesh.data.read.${classification}`,
    attributes: { action: 'read' },
  });
}

/**
 * Seeing values of one classification that a product or contract holds: rows that failed a check, examples, samples.
 * There is one permission for each classification, `data-mesh.data.read.restricted` and so on, and the resource is the
 * catalog entity. Held by the data mesh backend; asked through `dataMeshAccessServiceRef`.
 *
 * @public
 */
export const dataReadPermissions: Readonly<
  Record<Classification, CatalogEntityPermission>
> = {
  public: readDataOf('public'),
  internal: readDataOf('internal'),
  confidential: readDataOf('confidential'),
  restricted: readDataOf('restricted'),
};

/** All permissions about values of data, mildest classification first. @public */
export const accessPermissions: CatalogEntityPermission[] = CLASSIFICATIONS.map(
  classification => dataReadPermissions[classification],
);
