// SPDX-License-Identifier: Apache-2.0
import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Seeing incidents. Of each product one sees them only where one may read it in the catalog. Held by the data mesh backend.
 *
 * @public
 */
export const incidentReadPermission = createPermission({
  name: 'data-mesh.incident.read',
  attributes: { action: 'read' },
});

/** Opening incidents of products that one may read. Held by the data mesh backend. @public */
export const incidentOpenPermission = createPermission({
  name: 'data-mesh.incident.open',
  attributes: { action: 'create' },
});

/** Commenting on incidents that one may see. Held by the data mesh backend. @public */
export const incidentCommentPermission = createPermission({
  name: 'data-mesh.incident.comment',
  attributes: { action: 'update' },
});

/**
 * Acknowledging, assigning, rating, resolving and reopening incidents of products that one owns, or that are assigned to
 * oneself. Held by the data mesh backend.
 *
 * @public
 */
export const incidentHandlePermission = createPermission({
  name: 'data-mesh.incident.handle',
  attributes: { action: 'update' },
});

/** All permissions about incidents. @public */
export const incidentPermissions = [
  incidentReadPermission,
  incidentOpenPermission,
  incidentCommentPermission,
  incidentHandlePermission,
];
