// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { AccessAnswer } from '@meshwright/plugin-data-mesh-common';
import type { AccessExplainer } from '@meshwright/plugin-data-mesh-node';

/** Asks the permission policy, and can say why it refuses. @internal */
export class ExplainingPermissions implements PermissionsService {
  readonly #explainer: AccessExplainer;
  readonly #permissions: PermissionsService;

  constructor(options: {
    explainer: AccessExplainer;
    permissions: PermissionsService;
  }) {
    this.#explainer = options.explainer;
    this.#permissions = options.permissions;
  }

  authorize(
    ...args: Parameters<PermissionsService['authorize']>
  ): ReturnType<PermissionsService['authorize']> {
    return this.#permissions.authorize(...args);
  }

  authorizeConditional(
    ...args: Parameters<PermissionsService['authorizeConditional']>
  ): ReturnType<PermissionsService['authorizeConditional']> {
    return this.#permissions.authorizeConditional(...args);
  }

  /** Why a permission, about an entity where there is one, is refused; undefined where nobody can say. */
  why(
    permission: string,
    credentials: BackstageCredentials,
    resource?: string,
  ): Promise<AccessAnswer | undefined> {
    return this.#explainer.why(permission, credentials, resource);
  }
}
