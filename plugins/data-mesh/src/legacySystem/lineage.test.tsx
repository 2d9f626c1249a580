// SPDX-License-Identifier: Apache-2.0
import type { ComponentType } from 'react';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import type { LineageApi } from '@meshwright/plugin-data-mesh-common';
import { lineageApiRef } from '@meshwright/plugin-data-mesh-react';
import {
  EntityDataContractLineage,
  EntityDataProductLineage,
  EntityResourceLineage,
  LineagePage,
  dataMeshPlugin,
} from '../legacy';
import {
  answerOf,
  datasetId,
  datasetNode,
  edge,
} from '../lineage/__testUtils__/answers';

const getLineage = jest.fn<
  ReturnType<LineageApi['getLineage']>,
  Parameters<LineageApi['getLineage']>
>(async () =>
  answerOf(
    [datasetId('sums')],
    [datasetNode('sums'), datasetNode('orders')],
    [edge(datasetId('orders'), datasetId('sums'))],
  ),
);

const show = (Body: ComponentType, kind: string) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [lineageApiRef, { getLineage } as Partial<LineageApi>],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      <Routes>
        <Route path="/paths" element={<LineagePage />} />
        <Route
          path="/"
          element={
            <EntityProvider
              entity={{
                apiVersion: 'backstage.io/v1alpha1',
                kind,
                metadata: {
                  name: 'sums',
                  namespace: 'default',
                  annotations: {
                    'meshwright.io/dataset': 'postgres://h:5432#sums',
                  },
                },
              }}
            >
              <Body />
            </EntityProvider>
          }
        />
      </Routes>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/paths': dataMeshPlugin.routes.lineage,
      },
    },
  );

it.each([
  [
    'a product',
    EntityDataProductLineage,
    'DataProduct',
    'dataproduct:default/sums',
    'Open on a page of its own',
  ],
  [
    'a contract',
    EntityDataContractLineage,
    'API',
    'api:default/sums',
    'Open on a page of its own',
  ],
  [
    'a dataset',
    EntityResourceLineage,
    'Resource',
    datasetId('sums'),
    'Columns and jobs',
  ],
])(
  'the lineage of %s is shown in a legacy app, with a way to the page that it mounts',
  async (_, Body, kind, node, link) => {
    await show(Body, kind);
    expect(
      await screen.findByRole('button', { name: /^orders\b/ }),
    ).toBeInTheDocument();
    expect(getLineage).toHaveBeenLastCalledWith(
      expect.objectContaining({ node }),
    );
    expect(screen.getByRole('link', { name: link })).toHaveAttribute(
      'href',
      expect.stringMatching(
        new RegExp(`^/paths\\?.*${encodeURIComponent(node)}`),
      ),
    );
  },
);
