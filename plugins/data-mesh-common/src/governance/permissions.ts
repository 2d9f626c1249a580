// SPDX-License-Identifier: Apache-2.0
import { createPermission } from '@backstage/plugin-permission-common';
import { createEntityPermission } from '../access/createEntityPermission';

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
 * Asking that a product is let off a rule for a while. Held by the data mesh backend.
 *
 * @public
 */
export const governanceWaiverRequestPermission = createEntityPermission({
  name: 'data-mesh.governance.waiver.request',
  attributes: { action: 'create' },
});

/**
 * Deciding on requests to let a product off a rule, and ending its waivers. Nobody decides on a request of their own,
 * whatever the policy says. Held by the data mesh backend.
 *
 * @public
 */
export const governanceWaivePermission = createEntityPermission({
  name: 'data-mesh.governance.waive',
  attributes: { action: 'update' },
});

/**
 * Making a repository of the local git host whose policies may bind all domains, or let people in. Held by the data mesh
 * backend.
 *
 * @public
 */
export const governanceAuthorPermission = createPermission({
  name: 'data-mesh.governance.author',
  attributes: { action: 'create' },
});

/** All permissions about governance. @public */
export const governancePermissions = [
  governanceReadPermission,
  governanceRehearsePermission,
  governanceWaiverRequestPermission,
  governanceWaivePermission,
  governanceAuthorPermission,
];
