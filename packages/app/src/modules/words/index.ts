// SPDX-License-Identifier: Apache-2.0
import {
  createFrontendModule,
  createTranslationMessages,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';

/** The catalog's words where they leave open what the person can do next. */
export const catalogWords = createTranslationMessages({
  ref: catalogTranslationRef,
  full: false,
  messages: {
    // What somebody may not see looks to them as if it was not there: only the portal can say where to ask.
    'entityPage.notFoundMessage':
      'There is no {{kind}} of this name, or you may not see it. “My access” in the menu says what you may see, and whom to ask for more.',
    'entityLabels.warningPanelTitle': 'Not found',
  },
});

/** Replaces words of plugins by the portal's own. */
export const wordsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'catalog',
      params: { resource: catalogWords },
    }),
  ],
});
