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

/**
 * Asking that a product that one may read is let off a rule for a while. Held by the data mesh backend.
 *
 * @public
 */
export const governanceWaiverRequestPermission = createPermission({
  name: 'data-mesh.governance.waiver.request',
  attributes: { action: 'create' },
});

/**
 * Deciding on requests to be let off a rule, and ending waivers. Nobody decides on a request of their own, whatever the
 * policy says. Held by the data mesh backend.
 *
 * @public
 */
export const governanceWaivePermission = createPermission({
  name: 'data-mesh.governance.waive',
  attributes: { action: 'update' },
});

/** All permissions about governance. @public */
export const governancePermissions = [
  governanceReadPermission,
  governanceRehearsePermission,
  governanceWaiverRequestPermission,
  governanceWaivePermission,
];
