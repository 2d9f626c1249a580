// SPDX-License-Identifier: Apache-2.0
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  createPermission,
  type PermissionAttributes,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/** A permission about one entity of the catalog. @public */
export type CatalogEntityPermission = ResourcePermission<
  typeof RESOURCE_TYPE_CATALOG_ENTITY
>;

/**
 * A permission that is asked for with the ref of an entity, so that policies decide by its domain, owner, classification
 * and lifecycle.
 *
 * @internal
 */
export function createEntityPermission(options: {
  name: string;
  attributes: PermissionAttributes;
}): CatalogEntityPermission {
  return createPermission({
    ...options,
    resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
  });
}
