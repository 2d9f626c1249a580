// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  type CompoundEntityRef,
  type Entity,
  parseEntityRef,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { CatalogEntityPermission } from '@meshwright/plugin-data-mesh-common';
import { readableRefs } from '@meshwright/plugin-data-mesh-node';
import {
  requireEntityPermission,
  requirePermission,
} from './requirePermission';

/** Questions of one request to the permission policy. */
const PORTION = 100;

/**
 * Who may see and do what about entities of the catalog: the catalog says what a caller may see, and the permission policy
 * what may be done about it. What may not be seen is answered like what is not there, before anything else is asked.
 *
 * @internal
 */
export class EntityAccess {
  protected readonly auth: AuthService;
  protected readonly catalog: CatalogService;
  protected readonly permissions: PermissionsService;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    permissions: PermissionsService;
  }) {
    this.auth = options.auth;
    this.catalog = options.catalog;
    this.permissions = options.permissions;
  }

  /** Ref of the person that asks; undefined for another backend. */
  userOf(credentials: BackstageCredentials): string | undefined {
    return this.auth.isPrincipal(credentials, 'user')
      ? credentials.principal.userEntityRef
      : undefined;
  }

  /** @throws NotAllowedError where the permission policy refuses */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await requirePermission(this.permissions, permission, credentials);
  }

  /**
   * An entity that the caller may read.
   *
   * @throws NotFoundError for one that is not there or may not be seen, which sound alike
   */
  async entity(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const entity = await this.catalog.getEntityByRef(parseEntityRef(ref), {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(`There is no '${ref}', or you may not see it.`);
    }
    return entity;
  }

  /**
   * A data product that the caller may read.
   *
   * @throws NotFoundError for one that is not there or may not be seen, which sound alike
   */
  async product(
    ref: string | Pick<CompoundEntityRef, 'namespace' | 'name'>,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const parsed = parseEntityRef(ref, {
      defaultKind: 'DataProduct',
      defaultNamespace: 'default',
    });
    const entity =
      parsed.kind.toLowerCase() === 'dataproduct'
        ? await this.catalog.getEntityByRef(parsed, { credentials })
        : undefined;
    if (!entity) {
      throw new NotFoundError(
        `There is no data product '${
          typeof ref === 'string' ? ref : `${ref.namespace}/${ref.name}`
        }', or you may not see it.`,
      );
    }
    return entity;
  }

  /**
   * A data product about which the caller may do something.
   *
   * @throws NotFoundError for one that is not there or may not be seen; NotAllowedError where the permission policy refuses
   */
  async productFor(
    permission: CatalogEntityPermission,
    ref: string | Pick<CompoundEntityRef, 'namespace' | 'name'>,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const entity = await this.product(ref, credentials);
    await this.requireFor(permission, entity, credentials);
    return entity;
  }

  /** @throws NotAllowedError where the permission policy refuses */
  async requireFor(
    permission: CatalogEntityPermission,
    entity: Entity,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await requireEntityPermission(
      this.permissions,
      permission,
      entity,
      credentials,
    );
  }

  /** Which of some things the caller may do about an entity. */
  async granted(
    permissions: readonly CatalogEntityPermission[],
    resourceRef: string,
    credentials: BackstageCredentials,
  ): Promise<boolean[]> {
    const decisions = await this.permissions.authorize(
      permissions.map(permission => ({ permission, resourceRef })),
      { credentials },
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }

  /** Those of some entities about which the caller may do something; one request for every hundred. */
  async allowed(
    permission: CatalogEntityPermission,
    refs: Iterable<string>,
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const all = [...new Set(refs)];
    const found = new Set<string>();
    for (let from = 0; from < all.length; from += PORTION) {
      const portion = all.slice(from, from + PORTION);
      const decisions = await this.permissions.authorize(
        portion.map(resourceRef => ({ permission, resourceRef })),
        { credentials },
      );
      portion.forEach((ref, index) => {
        if (decisions[index].result === AuthorizeResult.ALLOW) found.add(ref);
      });
    }
    return found;
  }

  /** Those of some entities that the caller may read. */
  async visible(
    refs: Iterable<string>,
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    return readableRefs(this.catalog, refs, credentials);
  }
}
