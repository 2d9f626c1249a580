// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  AccessExplainer,
  explainRefusals,
} from '@meshwright/plugin-data-mesh-node';
import {
  createAccessCheckAction,
  createAzurePullRequestAction,
  createChangeRequestOpenAction,
  createContractValidateAction,
  createGitlabPushAction,
  createInfrastructureCheckAction,
  createInfrastructureCostAction,
  createInfrastructureGenerateAction,
  createInfrastructurePlanAction,
  createPoliciesCheckAction,
  createProductChangeAction,
  createProductFetchAction,
  createProductGenerateAction,
  createProductInputsAction,
  createPublishLocalAction,
  createPullRequestOpenAction,
  createRegisterAction,
} from './actions';
import { DomainMembership } from './mesh/DomainMembership';
import { MeshConnection } from './mesh/MeshConnection';
import { MeshGuardrails } from './mesh/MeshGuardrails';
import { RetirementAccess } from './mesh/RetirementAccess';
import { taskAttempt } from './mesh/taskAttempts';

/**
 * Scaffolder backend module of the data mesh: the actions `data-mesh:…`.
 *
 * @public
 */
export const scaffolderModuleDataMesh = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'data-mesh',
  register(reg) {
    reg.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        reader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init({ actions, ...deps }) {
        const explainer = new AccessExplainer(deps);
        deps.httpRouter.use(
          explainRefusals({ ...deps, attemptOf: taskAttempt, explainer }),
        );
        const mesh = new MeshConnection(deps);
        const membership = new DomainMembership(deps);
        const guardrails = new MeshGuardrails(deps);
        actions.addActions(
          createAccessCheckAction({ ...deps, explainer }),
          createContractValidateAction(),
          createProductGenerateAction({ ...deps, guardrails, membership }),
          createProductFetchAction(deps),
          createProductInputsAction(),
          createProductChangeAction({
            retirement: new RetirementAccess({ ...deps, mesh }),
          }),
          createInfrastructureGenerateAction({ guardrails }),
          createInfrastructureCheckAction(),
          createInfrastructureCostAction(),
          createInfrastructurePlanAction(deps),
          createPoliciesCheckAction({ mesh }),
          createPublishLocalAction({ mesh }),
          createRegisterAction({ ...deps, mesh }),
          createChangeRequestOpenAction({ mesh }),
          createAzurePullRequestAction(deps),
          createPullRequestOpenAction(deps),
          createGitlabPushAction(deps),
        );
      },
    });
  },
});
