// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  dataMeshAccessServiceRef,
  dataMeshEntityFilterExtensionPoint,
} from '@meshwright/plugin-data-mesh-node';
import { createAccess } from './access';
import { createGitHost } from './gitHost';
import { createGovernance } from './governance';
import { createIncidents } from './incidents';
import { createLineage } from './lineage';
import { createMarketplace, EntityFilterRules } from './marketplace';
import { createQuality } from './quality';

/**
 * Backend of the data mesh: finds products, contracts and domains of the catalog, and says how they are connected.
 *
 * @public
 */
export const dataMeshPlugin = createBackendPlugin({
  pluginId: 'data-mesh',
  register(env) {
    const rules = new EntityFilterRules();
    env.registerExtensionPoint(dataMeshEntityFilterExtensionPoint, rules);

    env.registerInit({
      deps: {
        access: dataMeshAccessServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init({ httpRouter, ...given }) {
        const services = {
          ...given,
          ...createAccess({ httpRouter, ...given }),
        };
        const marketplace = await createMarketplace({ rules, ...services });
        httpRouter.use(marketplace.router);
        const lineage = await createLineage(services);
        httpRouter.use(lineage.router);
        await createGitHost({ httpRouter, ...services });
        const incidents = await createIncidents({
          flow: lineage.products,
          httpRouter,
          ...services,
        });
        const quality = await createQuality({
          anomalyListeners: [incidents.listener],
          httpRouter,
          incidents: incidents.service,
          listeners: [incidents.listener],
          owners: lineage.owners,
          ...services,
        });
        lineage.hear(quality.events);
        incidents.onChange(products => quality.status.soon(products));
        lineage.learn(quality.troubles, incidents.troubles);
        await createGovernance({
          facts: [quality.facts, lineage.facts],
          httpRouter,
          ...services,
        });
      },
    });
  },
});
