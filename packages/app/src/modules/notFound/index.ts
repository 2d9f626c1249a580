// SPDX-License-Identifier: Apache-2.0
import {
  NotFoundErrorPage,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';

/** Says in the portal's own words that a page does not exist, and where to go instead. */
export const notFoundModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SwappableComponentBlueprint.make({
      name: 'not-found',
      params: define =>
        define({
          component: NotFoundErrorPage,
          loader: () => import('./NotFound').then(m => m.NotFound),
        }),
    }),
  ],
});
