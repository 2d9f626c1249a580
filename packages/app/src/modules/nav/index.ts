// SPDX-License-Identifier: Apache-2.0
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { navigation } from './Navigation';

export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [navigation],
});
