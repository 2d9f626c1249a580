// SPDX-License-Identifier: Apache-2.0
import {
  ApiBlueprint,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { IncidentsClient } from '@meshwright/plugin-data-mesh-common';
import { incidentsApiRef } from '@meshwright/plugin-data-mesh-react';
import { RiAlarmWarningLine } from '@remixicon/react';
import { PageContent } from '../layout/PageContent';
import { incidentsRouteRef } from '../routes';

const incidentsApi = ApiBlueprint.make({
  name: 'incidents',
  params: defineParams =>
    defineParams({
      api: incidentsApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new IncidentsClient({ fetchApi }),
    }),
});

const incidentsPage = PageBlueprint.make({
  name: 'incidents',
  params: {
    path: '/incidents',
    routeRef: incidentsRouteRef,
    title: 'Incidents',
    icon: <RiAlarmWarningLine />,
    loader: () =>
      import('./IncidentPages').then(m => (
        <PageContent>
          <m.IncidentPages />
        </PageContent>
      )),
  },
});

/** Incidents: their list, and one page for each. @internal */
export const incidentsExtensions = [incidentsApi, incidentsPage];
