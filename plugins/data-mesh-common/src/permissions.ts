// SPDX-License-Identifier: Apache-2.0
import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Seeing where descriptors are read from, how old each state is and why. Held by the catalog plugin.
 *
 * @public
 */
export const dataMeshSourceReadPermission = createPermission({
  name: 'data-mesh.source.read',
  attributes: { action: 'read' },
});
