// SPDX-License-Identifier: Apache-2.0
import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Seeing policies and how products and contracts do under them. Of each product and contract one sees it only where one
 * may read that in the catalog. Held by the data mesh backend.
 *
 * @public
 */
export const governanceReadPermission = createPermission({
  name: 'data-mesh.governance.read',
  attributes: { action: 'read' },
});

/** Rehearsing policies over products and contracts that one may read. Held by the data mesh backend. @public */
export const governanceRehearsePermission = createPermission({
  name: 'data-mesh.governance.rehearse',
  attributes: { action: 'read' },
});

/** Letting products off rules for a while, and ending that. Held by the data mesh backend. @public */
export const governanceWaivePermission = createPermission({
  name: 'data-mesh.governance.waive',
  attributes: { action: 'update' },
});

/** All permissions about governance. @public */
export const governancePermissions = [
  governanceReadPermission,
  governanceRehearsePermission,
  governanceWaivePermission,
];
