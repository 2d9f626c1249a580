// SPDX-License-Identifier: Apache-2.0
import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { EntitiesSearchFilter } from '@backstage/plugin-catalog-node';
import type { PermissionRule } from '@backstage/plugin-permission-node';

/**
 * A permission rule for catalog entities whose `toQuery` says, in the words of the catalog's search table, which
 * entities it allows.
 *
 * It is the very object that is made with `createPermissionRule` and registered with the catalog through
 * `permissionsRegistry.addPermissionRules`, so that the catalog and the data mesh cannot disagree about it. The data
 * mesh calls `toQuery` and never `apply`: its lists filter in the database.
 *
 * The filter may name any key under `kind`, `apiVersion`, `metadata` and `spec`, and the relations `ownedBy` and
 * `partOf`. A filter on anything else makes every answer fail closed.
 *
 * @public
 */
export type DataMeshEntityFilterRule = PermissionRule<
  // The entity is only seen by `apply`, which the data mesh does not call, and parameters differ by rule.
  any,
  EntitiesSearchFilter,
  string,
  any
>;

/**
 * Teaches the data mesh the catalog permission rules of other modules.
 *
 * The rules that the catalog has built in are known already. A decision that names any other rule is refused as a
 * whole until a module adds that rule here.
 *
 * @public
 */
export interface DataMeshEntityFilterExtensionPoint {
  /** @throws Error when a rule of the same name is there already, built in or added. */
  addRules(...rules: DataMeshEntityFilterRule[]): void;
}

/**
 * Extension point of the `data-mesh` plugin for {@link DataMeshEntityFilterExtensionPoint}.
 *
 * @public
 */
export const dataMeshEntityFilterExtensionPoint =
  createExtensionPoint<DataMeshEntityFilterExtensionPoint>({
    id: 'data-mesh.entity-filter',
  });
