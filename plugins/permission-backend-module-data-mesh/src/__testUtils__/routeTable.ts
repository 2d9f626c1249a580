// SPDX-License-Identifier: Apache-2.0
import { gitHostRoutes } from './routes/gitHostRoutes';
import { governanceRoutes } from './routes/governanceRoutes';
import { incidentRoutes } from './routes/incidentRoutes';
import { lineageRoutes } from './routes/lineageRoutes';
import { marketplaceRoutes } from './routes/marketplaceRoutes';
import { qualityRoutes } from './routes/qualityRoutes';
import type { Routes } from './routes/routeCase';

/**
 * Every route of the data mesh backend, and how it is asked. A test fails for one that is missing. Routes of the
 * framework, and those of git itself, which has tokens of its own, are in {@link ELSEWHERE}.
 */
export const ROUTES: Routes = {
  ...marketplaceRoutes,
  ...governanceRoutes,
  ...qualityRoutes,
  ...incidentRoutes,
  ...lineageRoutes,
  ...gitHostRoutes,
};

/** Routes that are tested where they are made. */
export const ELSEWHERE: RegExp[] = [
  /^(GET|POST) \/\.well-known\/backstage\//,
  /^(GET|POST) \/git\//,
];
