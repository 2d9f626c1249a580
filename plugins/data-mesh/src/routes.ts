// SPDX-License-Identifier: Apache-2.0
import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

/** The mesh overview. @public */
export const meshRouteRef = createRouteRef();

/** The marketplace. @public */
export const marketplaceRouteRef = createRouteRef();

/** The lineage of the mesh. @public */
export const lineageRouteRef = createRouteRef();

/** The list of descriptors with problems. @public */
export const problemsRouteRef = createRouteRef();

/** Policies, scorecard and waivers. @public */
export const policiesRouteRef = createRouteRef();

/** Incidents: their list, and below it the page of each by its number. @public */
export const incidentsRouteRef = createRouteRef();

/** Repositories of the portal's own git host. @public */
export const repositoriesRouteRef = createRouteRef();

/** Status of all products, for a wall. @public */
export const statusRouteRef = createRouteRef();

/** Where a person creates a data product; the software templates unless the app binds it elsewhere. @public */
export const createProductRouteRef = createExternalRouteRef({
  defaultTarget: 'scaffolder.root',
});
