// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import type { QualityApi } from '@meshwright/plugin-data-mesh-common';

/** What the data mesh backend knows of quality, as the screens ask it. @public */
export const qualityApiRef = createApiRef<QualityApi>().with({
  id: 'plugin.data-mesh.quality-api',
  pluginId: 'data-mesh',
});
