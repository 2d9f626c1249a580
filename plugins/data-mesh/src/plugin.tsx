// SPDX-License-Identifier: Apache-2.0
import {
  ApiBlueprint,
  PageBlueprint,
  createFrontendPlugin,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  DataMeshClient,
  GovernanceClient,
  LineageClient,
  QualityClient,
  StatusClient,
} from '@meshwright/plugin-data-mesh-common';
import {
  accessRouteRef,
  dataMeshApiRef,
  governanceApiRef,
  lineageApiRef,
  qualityApiRef,
  statusApiRef,
} from '@meshwright/plugin-data-mesh-react';
import {
  RiFileWarningLine,
  RiNodeTree,
  RiPulseLine,
  RiShieldCheckLine,
  RiStore2Line,
} from '@remixicon/react';
import { accessExtensions } from './access/accessExtensions';
import { contractExtensions } from './contract';
import { domainExtensions } from './domain/domainExtensions';
import { gitHostExtensions } from './gitHost/gitHostExtensions';
import { incidentsExtensions } from './incidents/incidentsExtensions';
import { PageContent } from './layout/PageContent';
import { lineageExtensions } from './lineage/lineageExtensions';
import { policyExtensions } from './policies/policyExtensions';
import { productExtensions } from './product';
import { resourceExtensions } from './resource';
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
} from './routes';
import { formFields } from './scaffolder/formFields';
import { searchExtensions } from './search/searchExtensions';

const dataMeshApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: dataMeshApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new DataMeshClient({ fetchApi }),
    }),
});

const qualityApi = ApiBlueprint.make({
  name: 'quality',
  params: defineParams =>
    defineParams({
      api: qualityApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new QualityClient({ fetchApi }),
    }),
});

const statusApi = ApiBlueprint.make({
  name: 'status',
  params: defineParams =>
    defineParams({
      api: statusApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new StatusClient({ fetchApi }),
    }),
});

const governanceApi = ApiBlueprint.make({
  name: 'governance',
  params: defineParams =>
    defineParams({
      api: governanceApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new GovernanceClient({ fetchApi }),
    }),
});

const lineageApi = ApiBlueprint.make({
  name: 'lineage',
  params: defineParams =>
    defineParams({
      api: lineageApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new LineageClient({ fetchApi }),
    }),
});

const meshPage = PageBlueprint.make({
  params: {
    path: '/data-mesh',
    routeRef: meshRouteRef,
    title: 'Data mesh',
    icon: <RiNodeTree />,
    loader: () =>
      import('./mesh').then(m => (
        <PageContent>
          <m.MeshOverviewPage />
        </PageContent>
      )),
  },
});

const marketplacePage = PageBlueprint.make({
  name: 'marketplace',
  params: {
    path: '/marketplace',
    routeRef: marketplaceRouteRef,
    title: 'Marketplace',
    icon: <RiStore2Line />,
    loader: () =>
      import('./marketplace').then(m => (
        <PageContent>
          <m.MarketplacePage />
        </PageContent>
      )),
  },
});

const policiesPage = PageBlueprint.make({
  name: 'policies',
  params: {
    path: '/policies',
    routeRef: policiesRouteRef,
    title: 'Policies',
    icon: <RiShieldCheckLine />,
    loader: () =>
      import('./policies/PoliciesPages').then(m => (
        <PageContent>
          <m.PoliciesPages />
        </PageContent>
      )),
  },
});

const statusPage = PageBlueprint.make({
  name: 'status',
  params: {
    path: '/status',
    routeRef: statusRouteRef,
    title: 'Status',
    icon: <RiPulseLine />,
    loader: () =>
      import('./quality/wall/StatusWallPage').then(m => (
        <PageContent>
          <m.StatusWallPage />
        </PageContent>
      )),
  },
});

const problemsPage = PageBlueprint.make({
  name: 'problems',
  params: {
    path: '/descriptor-problems',
    routeRef: problemsRouteRef,
    title: 'Descriptor problems',
    icon: <RiFileWarningLine />,
    loader: () =>
      import('./problems').then(m => (
        <PageContent>
          <m.ProblemsPage />
        </PageContent>
      )),
  },
});

/**
 * The data mesh in a Backstage app: marketplace, mesh overview, pages of products, contracts and domains.
 *
 * @public
 */
export const dataMeshPlugin = createFrontendPlugin({
  pluginId: 'data-mesh',
  title: 'Data mesh',
  icon: <RiNodeTree />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: meshRouteRef,
    access: accessRouteRef,
    marketplace: marketplaceRouteRef,
    lineage: lineageRouteRef,
    incidents: incidentsRouteRef,
    problems: problemsRouteRef,
    policies: policiesRouteRef,
    repositories: repositoriesRouteRef,
    status: statusRouteRef,
  },
  externalRoutes: { createProduct: createProductRouteRef },
  extensions: [
    dataMeshApi,
    qualityApi,
    statusApi,
    governanceApi,
    lineageApi,
    meshPage,
    marketplacePage,
    policiesPage,
    problemsPage,
    statusPage,
    ...accessExtensions,
    ...lineageExtensions,
    // Tabs come in this order: quality of a domain before its governance, as on the page of a product.
    ...domainExtensions,
    ...policyExtensions,
    ...incidentsExtensions,
    ...productExtensions,
    ...contractExtensions,
    ...resourceExtensions,
    ...searchExtensions,
    ...formFields,
    ...gitHostExtensions,
  ],
});
