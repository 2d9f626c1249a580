// SPDX-License-Identifier: Apache-2.0
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { dataMeshApiRef } from '@meshwright/plugin-data-mesh-react';
import dataMeshPlugin from '../src';
import { MockDataMeshApi } from './MockDataMeshApi';
import { mockMesh } from './mockMesh';

const { domains } = mockMesh(0);

const mockedMesh = createFrontendModule({
  pluginId: 'data-mesh',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: dataMeshApiRef,
          deps: {},
          factory: () => new MockDataMeshApi(),
        }),
    }),
  ],
});

const mockedCatalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () =>
            catalogApiMock({
              entities: domains.map(({ link }) => ({
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'Domain',
                metadata: {
                  name: link.entityRef.split('/')[1],
                  namespace: 'default',
                  title: link.title,
                },
                spec: { owner: 'group:default/data' },
              })),
            }),
        }),
    }),
  ],
});

createDevApp({
  features: [catalogPlugin, dataMeshPlugin, mockedCatalog, mockedMesh],
});
