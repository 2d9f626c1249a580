// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import type { AccessApi } from '@meshwright/plugin-data-mesh-common';

/** What the signed-in person may, and why not. @public */
export const accessApiRef = createApiRef<AccessApi>().with({
  id: 'plugin.data-mesh.access-api',
  pluginId: 'data-mesh',
});
