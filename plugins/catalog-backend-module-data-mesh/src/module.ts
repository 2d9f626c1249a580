// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import {
  catalogModelExtensionPoint,
  catalogScmEventsServiceRef,
} from '@backstage/plugin-catalog-node/alpha';
import { CatalogModelSources } from '@backstage/catalog-model/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { dataMeshSourceReadPermission } from '@meshwright/plugin-data-mesh-common';
import { dataMeshModel } from '@meshwright/plugin-data-mesh-common/alpha';
import {
  AccessExplainer,
  dataMeshEntityRules,
  explainRefusals,
} from '@meshwright/plugin-data-mesh-node';
import { createIngestion } from './createIngestion';
import { DataMeshEntityProvider } from './DataMeshEntityProvider';
import { VisibilityProcessor } from './processor/VisibilityProcessor';
import { dataMeshRouter } from './router';
import { catalogAttempts } from './visibility/catalogAttempts';
import { hideUnreadable } from './visibility/hideUnreadable';

/**
 * Catalog backend module of the data mesh: its kinds and relations, and the entity providers that make products and
 * contracts of descriptors.
 *
 * @public
 */
export const catalogModuleDataMesh = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'data-mesh',
  register(reg) {
    reg.registerInit({
      deps: {
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
        model: catalogModelExtensionPoint,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
        scmEvents: catalogScmEventsServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { httpAuth, httpRouter, permissions, processing } = deps;
        deps.model.addModelSource(CatalogModelSources.static([dataMeshModel]));
        deps.permissionsRegistry.addPermissions([dataMeshSourceReadPermission]);
        deps.permissionsRegistry.addPermissionRules([...dataMeshEntityRules]);

        const {
          gitHostEvents,
          ingestion,
          processor,
          sourceEvents,
          sourceIds,
          status,
        } = await createIngestion(deps);
        processing.addProcessor(processor, new VisibilityProcessor());
        processing.addEntityProvider(
          sourceIds.map(
            sourceId =>
              new DataMeshEntityProvider({
                sourceId,
                onConnect: (id, connection) =>
                  ingestion.connect(id, connection),
              }),
          ),
        );
        await sourceEvents.subscribe(deps.events, deps.scmEvents);
        await gitHostEvents.subscribe(deps.events);
        httpRouter.use(
          explainRefusals({
            ...deps,
            attemptOf: catalogAttempts(deps),
            explainer: new AccessExplainer(deps),
          }),
        );
        httpRouter.use(hideUnreadable(deps));
        httpRouter.use(dataMeshRouter({ httpAuth, permissions, status }));
      },
    });
  },
});
