// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import type { IncidentsApi } from '@meshwright/plugin-data-mesh-common';

/** Incidents of the mesh, as the screens ask for them. @public */
export const incidentsApiRef = createApiRef<IncidentsApi>().with({
  id: 'plugin.data-mesh.incidents-api',
  pluginId: 'data-mesh',
});
