// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import type { StatusApi } from '@meshwright/plugin-data-mesh-common';

/** What the data mesh backend knows of status, series and rows that fail, as the screens ask it. @public */
export const statusApiRef = createApiRef<StatusApi>().with({
  id: 'plugin.data-mesh.status-api',
  pluginId: 'data-mesh',
});
