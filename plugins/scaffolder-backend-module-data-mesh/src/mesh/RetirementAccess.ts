// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { productRetirePermission } from '@meshwright/plugin-data-mesh-common';
import { refusalWords } from '@meshwright/plugin-data-mesh-node';
import { refOf } from './DomainMembership';
import type { MeshConnection } from './MeshConnection';

/** Says who may propose that a product ends: those whom the permission policy of the portal lets. @internal */
export class RetirementAccess {
  readonly #catalog: CatalogService;
  readonly #mesh: MeshConnection;
  readonly #permissions: PermissionsService;

  constructor(options: {
    catalog: CatalogService;
    mesh: MeshConnection;
    permissions: PermissionsService;
  }) {
    this.#catalog = options.catalog;
    this.#mesh = options.mesh;
    this.#permissions = options.permissions;
  }

  /**
   * @throws NotFoundError for a product that is not there or may not be seen; NotAllowedError with the rule and whom to
   * ask where the policy refuses
   */
  async require(
    product: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const resource = refOf(product, 'dataproduct');
    const entity = await this.#catalog.getEntityByRef(resource, {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(
        `There is no ${resource} in the catalog, or you may not see it`,
      );
    }
    const [{ result }] = await this.#permissions.authorize(
      [{ permission: productRetirePermission, resourceRef: resource }],
      { credentials },
    );
    if (result === 'ALLOW') return;
    throw new NotAllowedError(
      `You may not propose that ${resource} ends. ${await this.#why(
        resource,
        credentials,
      )}`,
    );
  }

  async #why(
    resource: string,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const unknown = 'Ask its owner.';
    try {
      const { answers } = await this.#mesh
        .access(credentials)
        .explain({ permission: productRetirePermission.name, resource });
      return refusalWords(answers[0], ['its owner']);
    } catch {
      // Another permission policy, which gives no reasons.
      return unknown;
    }
  }
}
