// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  type Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import { requirePermission } from '../../access';

/** Who may see and who may change what is known of the quality of a product. @internal */
export class ProductAccess {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;
  readonly #userInfo: UserInfoService;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    permissions: PermissionsService;
    userInfo: UserInfoService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
    this.#userInfo = options.userInfo;
  }

  /**
   * The product, where the caller may see it in the catalog.
   *
   * @throws NotFoundError for one that is not there or may not be seen, which sound alike
   */
  async require(
    ref: { namespace: string; name: string },
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const entity = await this.#catalog.getEntityByRef(
      { kind: 'DataProduct', ...ref },
      { credentials },
    );
    if (!entity) {
      throw new NotFoundError(
        `There is no data product '${ref.namespace}/${ref.name}', or you may not see it.`,
      );
    }
    return entity;
  }

  /**
   * The product, where the caller answers for it. Other backends act for themselves and may always.
   *
   * @throws NotAllowedError where the policy refuses, or the caller is none of its owners
   */
  async requireOwned(
    ref: { namespace: string; name: string },
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const entity = await this.require(ref, credentials);
    await requirePermission(this.#permissions, permission, credentials);
    if (this.#auth.isPrincipal(credentials, 'user')) {
      const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
        credentials,
      );
      const owners = (entity.relations ?? [])
        .filter(({ type }) => type === RELATION_OWNED_BY)
        .map(({ targetRef }) => targetRef);
      if (!owners.some(owner => ownershipEntityRefs.includes(owner))) {
        throw new NotAllowedError(
          `Only ${
            owners.join(', ') || 'its owner, whom it does not name,'
          } may do this for ${stringifyEntityRef(entity)}.`,
        );
      }
    }
    return entity;
  }
}
