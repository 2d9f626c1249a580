// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { permissionDelegateExtensionPoint } from '@meshwright/plugin-data-mesh-node';
import { AccessPermissionPolicy } from './decisions/AccessPermissionPolicy';
import { DecisionAudit } from './decisions/DecisionAudit';
import { ExplainService } from './explain/ExplainService';
import { createExplainRouter } from './explain/router';
import { PeopleDirectory } from './people/PeopleDirectory';
import { readAccessSettings } from './settings';
import { CatalogAccess } from './source/CatalogAccess';
import { KeptFacts } from './source/KeptFacts';

/**
 * Module of the permission plugin: the permission policy of the data mesh.
 *
 * @public
 */
export const permissionModuleDataMesh = createBackendModule({
  pluginId: 'permission',
  moduleId: 'data-mesh',
  register(reg) {
    const delegates: PermissionPolicy[] = [];
    reg.registerExtensionPoint(permissionDelegateExtensionPoint, {
      setDelegate(policy) {
        if (delegates.length > 0) {
          throw new Error(
            'A permission policy was handed to the data mesh already; there can be one only',
          );
        }
        delegates.push(policy);
      },
    });
    reg.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        policy: policyExtensionPoint,
      },
      async init({ config, httpAuth, httpRouter, policy, ...services }) {
        const settings = readAccessSettings(config);
        const catalogAccess = new CatalogAccess({ ...services, settings });
        const people = new PeopleDirectory({ ...services, settings });
        policy.setPolicy(
          new AccessPermissionPolicy({
            audit: new DecisionAudit(services),
            auth: services.auth,
            catalogAccess,
            delegate: delegates[0],
            keptFacts: new KeptFacts(services),
            logger: services.logger,
            people,
            settings,
          }),
        );
        httpRouter.use(
          createExplainRouter({
            httpAuth,
            service: new ExplainService({ ...services, catalogAccess, people }),
          }),
        );
      },
    });
  },
});
