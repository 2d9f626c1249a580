// SPDX-License-Identifier: Apache-2.0
import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { MAKE_PRODUCT } from './matrixMesh';

/** Templates in the catalog, and an action with the name of the one that makes products, which makes none. */
export const testTemplates = [
  createBackendModule({
    pluginId: 'catalog',
    moduleId: 'test-templates',
    register(reg) {
      reg.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addProcessor({
            getProcessorName: () => 'test-templates',
            validateEntityKind: async ({ kind }) => kind === 'Template',
          });
        },
      });
    },
  }),
  createBackendModule({
    pluginId: 'scaffolder',
    moduleId: 'test-actions',
    register(reg) {
      reg.registerInit({
        deps: { actions: scaffolderActionsExtensionPoint },
        async init({ actions }) {
          actions.addActions(
            createTemplateAction({
              id: MAKE_PRODUCT,
              schema: {
                input: { product: z => z.object({ domain: z.string() }) },
              },
              async handler() {},
            }),
          );
        },
      });
    },
  }),
];
