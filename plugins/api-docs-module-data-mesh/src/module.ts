// SPDX-License-Identifier: Apache-2.0
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  apiDocsConfigRef,
  defaultDefinitionWidgets,
} from '@backstage/plugin-api-docs';
import { dataContractWidget } from './dataContractWidget';

const apiDocsConfig = ApiBlueprint.make({
  name: 'config',
  params: defineParams =>
    defineParams({
      api: apiDocsConfigRef,
      deps: {},
      factory: () => {
        const widgets = [...defaultDefinitionWidgets(), dataContractWidget];
        return {
          getApiDefinitionWidget: ({ spec }) =>
            widgets.find(({ type }) => type === spec.type),
        };
      },
    }),
});

/** Adds data contracts to the kinds of definitions that the API docs plugin can show. @public */
export const apiDocsModuleDataMesh = createFrontendModule({
  pluginId: 'api-docs',
  extensions: [apiDocsConfig],
});
