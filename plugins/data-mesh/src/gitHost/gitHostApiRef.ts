// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import type { GitHostApi } from '@meshwright/plugin-data-mesh-common';

/** The portal's own git host, as the screens ask it. @internal */
export const gitHostApiRef = createApiRef<GitHostApi>().with({
  id: 'plugin.data-mesh.git-host',
  pluginId: 'data-mesh',
});
