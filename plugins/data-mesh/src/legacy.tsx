// SPDX-License-Identifier: Apache-2.0
/**
 * The data mesh for apps of Backstage's legacy frontend system: the same screens, as routable and component extensions.
 *
 * @packageDocumentation
 */
import type { ComponentType } from 'react';
import type { Entity } from '@backstage/catalog-model';
import {
  compatWrapper,
  convertLegacyRouteRef,
} from '@backstage/core-compat-api';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import {
  AccessClient,
  DataMeshClient,
  GitHostClient,
  GovernanceClient,
  IncidentsClient,
  LineageClient,
  QualityClient,
  StatusClient,
  isDataContractEntity,
  isDataProductEntity,
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
import { gitHostApiRef } from './gitHost/gitHostApiRef';
import { LegacyPage } from './legacySystem/LegacyPage';
import {
  createProductRouteRef,
  incidentsRouteRef,
  lineageRouteRef,
  marketplaceRouteRef,
  meshRouteRef,
  policiesRouteRef,
  problemsRouteRef,
} from './routes';
import { COLUMN_DOCUMENT_TYPE } from './search/columnDocumentType';

const meshRoute = convertLegacyRouteRef(meshRouteRef);
const marketplaceRoute = convertLegacyRouteRef(marketplaceRouteRef);
const policiesRoute = convertLegacyRouteRef(policiesRouteRef);
const lineageRoute = convertLegacyRouteRef(lineageRouteRef);
const incidentsRoute = convertLegacyRouteRef(incidentsRouteRef);
const problemsRoute = convertLegacyRouteRef(problemsRouteRef);
const accessRoute = convertLegacyRouteRef(accessRouteRef);

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
    root: meshRoute,
    marketplace: marketplaceRoute,
    lineage: lineageRoute,
    policies: policiesRoute,
    incidents: incidentsRoute,
    problems: problemsRoute,
    access: accessRoute,
  },
  externalRoutes: {
    createProduct: convertLegacyRouteRef(createProductRouteRef),
  },
});

function page(title: string, Body: ComponentType) {
  return () => (
    <LegacyPage title={title}>
      <Body />
    </LegacyPage>
  );
}

/** The mesh overview; mount it where people arrive. @public */
export const MeshOverviewPage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'MeshOverviewPage',
    component: () =>
      import('./mesh').then(m => page('Data mesh', m.MeshOverviewPage)),
    mountPoint: meshRoute,
  }),
);

/** The marketplace of data products. @public */
export const MarketplacePage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'MarketplacePage',
    component: () =>
      import('./marketplace').then(m => page('Marketplace', m.MarketplacePage)),
    mountPoint: marketplaceRoute,
  }),
);

/** Policies, scorecard and waivers; mount it with the paths below it. @public */
export const PoliciesPage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'PoliciesPage',
    component: () =>
      import('./policies/PoliciesPages').then(m =>
        page('Policies', m.PoliciesPages),
      ),
    mountPoint: policiesRoute,
  }),
);

/** The lineage of the mesh. @public */
export const LineagePage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'LineagePage',
    component: () =>
      import('./lineage/LineagePage').then(m => page('Lineage', m.LineagePage)),
    mountPoint: lineageRoute,
  }),
);

/** Incidents: their list, and below it the page of each. @public */
export const IncidentsPage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'IncidentsPage',
    component: () =>
      import('./incidents/IncidentPages').then(m =>
        page('Incidents', m.IncidentPages),
      ),
    mountPoint: incidentsRoute,
  }),
);

/** The list of descriptors with problems. @public */
export const ProblemsPage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'ProblemsPage',
    component: () =>
      import('./problems').then(m =>
        page('Descriptor problems', m.ProblemsPage),
      ),
    mountPoint: problemsRoute,
  }),
);

/** What the signed-in person may, by which rule not, and whom to ask; refusals lead to it. @public */
export const AccessPage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'AccessPage',
    component: () =>
      import('./access/AccessPage').then(m => page('My access', m.AccessPage)),
    mountPoint: accessRoute,
  }),
);

function entityPart(name: string, load: () => Promise<ComponentType>) {
  return dataMeshPlugin.provide(
    createComponentExtension({
      name,
      component: {
        lazy: async () => {
          const Body = await load();
          return () => compatWrapper(<Body />);
        },
      },
    }),
  );
}

/** Overview of a data product, for the first tab of its page. @public */
export const EntityDataProductOverview = entityPart(
  'EntityDataProductOverview',
  () =>
    import('./legacySystem/LegacyProductOverview').then(
      m => m.LegacyProductOverview,
    ),
);

/** Contracts of a data product's output ports, for a tab of its page. @public */
export const EntityDataProductContracts = entityPart(
  'EntityDataProductContracts',
  () =>
    import('./product/contracts/ContractsContent').then(
      m => m.ContractsContent,
    ),
);

/** Where the data of a data product comes from and goes to, for a tab of its page. @public */
export const EntityDataProductLineage = entityPart(
  'EntityDataProductLineage',
  () => import('./product/lineage/LineageContent').then(m => m.LineageContent),
);

/** How a data product does under policies, for a tab of its page. @public */
export const EntityDataProductGovernance = entityPart(
  'EntityDataProductGovernance',
  () =>
    import('./product/governance/GovernanceContent').then(
      m => m.GovernanceContent,
    ),
);

/** Whether the data of a data product is as promised, for a tab of its page. @public */
export const EntityDataProductQuality = entityPart(
  'EntityDataProductQuality',
  () => import('./product/quality/QualityContent').then(m => m.QualityContent),
);

/** What a data product's repository tells people, for a tab of its page. @public */
export const EntityDataProductReadme = entityPart(
  'EntityDataProductReadme',
  () => import('./product/readme/ReadmeContent').then(m => m.ReadmeContent),
);

/** The data contract that an API entity carries, for the tab `/contract` of its page. @public */
export const EntityDataContract = entityPart('EntityDataContract', () =>
  import('./contract/ContractContent').then(m => m.ContractContent),
);

/** Versions of a data contract side by side, for the tab `/versions` of an API entity's page. @public */
export const EntityDataContractVersions = entityPart(
  'EntityDataContractVersions',
  () =>
    import('./contract/versions/VersionsContent').then(m => m.VersionsContent),
);

/** How the products of a domain do under policies, for a tab of its page. @public */
export const EntityDomainGovernance = entityPart('EntityDomainGovernance', () =>
  import('./policies/scorecard/DomainGovernance').then(m => m.DomainGovernance),
);

/** How a data product or domain does under policies, in short, for its page. @public */
export const EntityGovernanceCard = entityPart('EntityGovernanceCard', () =>
  import('./policies/scorecard/GovernanceCard').then(m => m.GovernanceCard),
);

/** Data products of a domain, for its page. @public */
export const EntityDomainProductsCard = entityPart(
  'EntityDomainProductsCard',
  () => import('./domain').then(m => m.DomainProductsCard),
);

/** How a domain exchanges data with others, for its page. @public */
export const EntityDomainFlowsCard = entityPart('EntityDomainFlowsCard', () =>
  import('./domain').then(m => m.DomainFlowsCard),
);

/** Lifecycle and classification of a domain's products in numbers, for its page. @public */
export const EntityDomainNumbersCard = entityPart(
  'EntityDomainNumbersCard',
  () => import('./domain').then(m => m.DomainNumbersCard),
);

/** Teams and subdomains of a domain, for its page. @public */
export const EntityDomainPeopleCard = entityPart('EntityDomainPeopleCard', () =>
  import('./domain').then(m => m.DomainPeopleCard),
);

/** Lineage of the datasets of a contract, for a tab of its page. @public */
export const EntityDataContractLineage = entityPart(
  'EntityDataContractLineage',
  () =>
    import('./contract/lineage/ContractLineageContent').then(
      m => m.ContractLineageContent,
    ),
);

/** A column of a contract among the results of the search page. @public */
export const DataColumnSearchResultListItem = dataMeshPlugin.provide(
  createSearchResultListItemExtension({
    name: 'DataColumnSearchResultListItem',
    component: () => import('./search/ColumnResult').then(m => m.ColumnResult),
    predicate: result => result.type === COLUMN_DOCUMENT_TYPE,
  }),
);

export { ColumnResult } from './search/ColumnResult';
export type { ColumnResultProps } from './search/ColumnResult';

/** Whether an entity is a data product, for `EntitySwitch`. @public */
export const isDataProduct = (entity: Entity): boolean =>
  isDataProductEntity(entity);

/** Whether an entity carries a data contract, for `EntitySwitch`. @public */
export const isDataContract = (entity: Entity): boolean =>
  isDataContractEntity(entity);
