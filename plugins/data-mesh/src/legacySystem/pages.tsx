// SPDX-License-Identifier: Apache-2.0
import type { ComponentType } from 'react';
import { createRoutableExtension } from '@backstage/core-plugin-api';
import { dataMeshPlugin } from './dataMeshPlugin';
import { LegacyPage } from './LegacyPage';

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
      import('../mesh').then(m => page('Data mesh', m.MeshOverviewPage)),
    mountPoint: dataMeshPlugin.routes.root,
  }),
);

/** The marketplace of data products. @public */
export const MarketplacePage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'MarketplacePage',
    component: () =>
      import('../marketplace').then(m =>
        page('Marketplace', m.MarketplacePage),
      ),
    mountPoint: dataMeshPlugin.routes.marketplace,
  }),
);

/** Policies, scorecard and waivers; mount it with the paths below it. @public */
export const PoliciesPage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'PoliciesPage',
    component: () =>
      import('../policies/PoliciesPages').then(m =>
        page('Policies', m.PoliciesPages),
      ),
    mountPoint: dataMeshPlugin.routes.policies,
  }),
);

/** The lineage of the mesh. @public */
export const LineagePage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'LineagePage',
    component: () =>
      import('../lineage/LineagePage').then(m =>
        page('Lineage', m.LineagePage),
      ),
    mountPoint: dataMeshPlugin.routes.lineage,
  }),
);

/** Incidents: their list, and below it the page of each. @public */
export const IncidentsPage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'IncidentsPage',
    component: () =>
      import('../incidents/IncidentPages').then(m =>
        page('Incidents', m.IncidentPages),
      ),
    mountPoint: dataMeshPlugin.routes.incidents,
  }),
);

/** The list of descriptors with problems. @public */
export const ProblemsPage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'ProblemsPage',
    component: () =>
      import('../problems').then(m =>
        page('Descriptor problems', m.ProblemsPage),
      ),
    mountPoint: dataMeshPlugin.routes.problems,
  }),
);

/** What the signed-in person may, by which rule not, and whom to ask; refusals lead to it. @public */
export const AccessPage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'AccessPage',
    component: () =>
      import('../access/AccessPage').then(m => page('My access', m.AccessPage)),
    mountPoint: dataMeshPlugin.routes.access,
  }),
);

/** Status of all products, also for a wall. @public */
export const StatusPage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'StatusPage',
    component: () =>
      import('../quality/wall/StatusWallPage').then(m =>
        page('Status', m.StatusWallPage),
      ),
    mountPoint: dataMeshPlugin.routes.status,
  }),
);

/** Repositories of the portal's own git host; mount it where the backend has one, with the paths below it. @public */
export const RepositoriesPage = dataMeshPlugin.provide(
  createRoutableExtension({
    name: 'RepositoriesPage',
    component: () =>
      import('../gitHost/GitHostPages').then(m =>
        page('Repositories', m.GitHostPages),
      ),
    mountPoint: dataMeshPlugin.routes.repositories,
  }),
);
