// SPDX-License-Identifier: Apache-2.0
import { createPermission } from '@backstage/plugin-permission-common';
import { createEntityPermission } from '../access/createEntityPermission';

/**
 * Seeing incidents. Of each product one sees them only where one may read it in the catalog. Held by the data mesh backend.
 *
 * @public
 */
export const incidentReadPermission = createPermission({
  name: 'data-mesh.incident.read',
  attributes: { action: 'read' },
});

/** Opening incidents of a product. Held by the data mesh backend. @public */
export const incidentOpenPermission = createEntityPermission({
  name: 'data-mesh.incident.open',
  attributes: { action: 'create' },
});

/** Commenting on incidents of a product. Held by the data mesh backend. @public */
export const incidentCommentPermission = createEntityPermission({
  name: 'data-mesh.incident.comment',
  attributes: { action: 'update' },
});

/**
 * Acknowledging, assigning, rating, resolving and reopening incidents of a product. Held by the data mesh backend.
 *
 * @public
 */
export const incidentHandlePermission = createEntityPermission({
  name: 'data-mesh.incident.handle',
  attributes: { action: 'update' },
});

/**
 * The same for incidents that are assigned to oneself: asked for where {@link incidentHandlePermission} is refused. Held
 * by the data mesh backend.
 *
 * @public
 */
export const incidentHandleAssignedPermission = createEntityPermission({
  name: 'data-mesh.incident.handle-assigned',
  attributes: { action: 'update' },
});

/** All permissions about incidents. @public */
export const incidentPermissions = [
  incidentReadPermission,
  incidentOpenPermission,
  incidentCommentPermission,
  incidentHandlePermission,
  incidentHandleAssignedPermission,
];
