// SPDX-License-Identifier: Apache-2.0
import type {
  AuditorService,
  AuthService,
  DiscoveryService,
  HttpAuthService,
  HttpRouterService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  accessPermissions,
  productPermissions,
} from '@meshwright/plugin-data-mesh-common';
import {
  AccessExplainer,
  CatalogUserInfo,
} from '@meshwright/plugin-data-mesh-node';
import { auditRequests } from './auditRequests';
import { ExplainingPermissions } from './ExplainingPermissions';
import { createAccessRouter } from './router';

/**
 * Sets up what all features share about access: the audit log of requests, the route that says why, permissions that can
 * say it, and who people are now.
 *
 * @internal
 */
export function createAccess(options: {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  discovery: DiscoveryService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  userInfo: UserInfoService;
}): { permissions: PermissionsService; userInfo: UserInfoService } {
  const { httpAuth, httpRouter, permissions } = options;
  options.permissionsRegistry.addPermissions([
    ...accessPermissions,
    ...productPermissions,
  ]);
  const explainer = new AccessExplainer(options);
  httpRouter.use(auditRequests(options));
  httpRouter.use(createAccessRouter({ explainer, httpAuth }));
  return {
    permissions: new ExplainingPermissions({ explainer, permissions }),
    userInfo: new CatalogUserInfo(options),
  };
}
