// SPDX-License-Identifier: Apache-2.0
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiFlowChart } from '@remixicon/react';
import { PageContent } from '../layout/PageContent';
import { lineageRouteRef } from '../routes';

const lineagePage = PageBlueprint.make({
  name: 'lineage',
  params: {
    path: '/lineage',
    routeRef: lineageRouteRef,
    title: 'Lineage',
    icon: <RiFlowChart />,
    loader: () =>
      import('./LineagePage').then(m => (
        <PageContent>
          <m.LineagePage />
        </PageContent>
      )),
  },
});

/** The page of the lineage. @internal */
export const lineageExtensions = [lineagePage];
