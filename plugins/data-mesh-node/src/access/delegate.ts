// SPDX-License-Identifier: Apache-2.0
import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';

/**
 * Takes the permission policy that an adopter has already, for everything that the policies of the data mesh do not
 * decide.
 *
 * @public
 */
export interface PermissionDelegateExtensionPoint {
  /** @throws Error when there is one already */
  setDelegate(policy: PermissionPolicy): void;
}

/**
 * Extension point of the permission module of the data mesh for {@link PermissionDelegateExtensionPoint}.
 *
 * @public
 */
export const permissionDelegateExtensionPoint =
  createExtensionPoint<PermissionDelegateExtensionPoint>({
    id: 'permission.data-mesh.delegate',
  });
