// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import type { GovernanceApi } from '@meshwright/plugin-data-mesh-common';

/** What the data mesh backend knows of policies and verdicts, as the screens ask it. @public */
export const governanceApiRef = createApiRef<GovernanceApi>().with({
  id: 'plugin.data-mesh.governance-api',
  pluginId: 'data-mesh',
});
