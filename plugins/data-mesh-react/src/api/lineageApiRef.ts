// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import type { LineageApi } from '@meshwright/plugin-data-mesh-common';

/** The lineage of the mesh, as the screens ask for it. @public */
export const lineageApiRef = createApiRef<LineageApi>().with({
  id: 'plugin.data-mesh.lineage-api',
  pluginId: 'data-mesh',
});
