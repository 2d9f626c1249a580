// SPDX-License-Identifier: Apache-2.0
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import {
  createApiFactory,
  createPlugin,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  AccessClient,
  DataMeshClient,
  GitHostClient,
  GovernanceClient,
  IncidentsClient,
  LineageClient,
  QualityClient,
  StatusClient,
} from '@meshwright/plugin-data-mesh-common';
import {
  accessApiRef,
  accessRouteRef,
  dataMeshApiRef,
  governanceApiRef,
  incidentsApiRef,
  lineageApiRef,
  qualityApiRef,
  statusApiRef,
} from '@meshwright/plugin-data-mesh-react';
import { gitHostApiRef } from '../gitHost/gitHostApiRef';
import {
  createProductRouteRef,
  incidentsRouteRef,
  lineageRouteRef,
  marketplaceRouteRef,
  meshRouteRef,
  policiesRouteRef,
  problemsRouteRef,
  repositoriesRouteRef,
  statusRouteRef,
} from '../routes';

/** The data mesh as a plugin of the legacy frontend system. @public */
export const dataMeshPlugin = createPlugin({
  id: 'data-mesh',
  apis: [
    createApiFactory({
      api: dataMeshApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new DataMeshClient({ fetchApi }),
    }),
    createApiFactory({
      api: accessApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new AccessClient({ fetchApi }),
    }),
    createApiFactory({
      api: gitHostApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new GitHostClient({ fetchApi }),
    }),
    createApiFactory({
      api: governanceApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new GovernanceClient({ fetchApi }),
    }),
    createApiFactory({
      api: incidentsApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new IncidentsClient({ fetchApi }),
    }),
    createApiFactory({
      api: lineageApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new LineageClient({ fetchApi }),
    }),
    createApiFactory({
      api: qualityApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new QualityClient({ fetchApi }),
    }),
    createApiFactory({
      api: statusApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new StatusClient({ fetchApi }),
    }),
  ],
  routes: {
    root: convertLegacyRouteRef(meshRouteRef),
    marketplace: convertLegacyRouteRef(marketplaceRouteRef),
    lineage: convertLegacyRouteRef(lineageRouteRef),
    policies: convertLegacyRouteRef(policiesRouteRef),
    incidents: convertLegacyRouteRef(incidentsRouteRef),
    problems: convertLegacyRouteRef(problemsRouteRef),
    access: convertLegacyRouteRef(accessRouteRef),
    repositories: convertLegacyRouteRef(repositoriesRouteRef),
    status: convertLegacyRouteRef(statusRouteRef),
  },
  externalRoutes: {
    createProduct: convertLegacyRouteRef(createProductRouteRef),
  },
});
