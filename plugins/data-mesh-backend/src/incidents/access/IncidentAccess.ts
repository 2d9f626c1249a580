// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import { readableRefs } from '@meshwright/plugin-data-mesh-node';
import { requirePermission } from '../../access';
import { ownersOf } from '../ProductFacts';

const PAGE = 500;
const MOST_OWNED = 5_000;

/** Who may see and who may do what about incidents. @internal */
export class IncidentAccess {
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

  /** Which of some permissions the policy grants. */
  async granted(
    permissions: BasicPermission[],
    credentials: BackstageCredentials,
  ): Promise<boolean[]> {
    const decisions = await this.#permissions.authorize(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }

  /** @throws NotAllowedError where the permission policy refuses */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await requirePermission(this.#permissions, permission, credentials);
  }

  /**
   * A product that the caller may read.
   *
   * @throws NotFoundError for one that is not there or may not be seen, which sound alike
   */
  async product(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const parsed = parseEntityRef(ref, {
      defaultKind: 'DataProduct',
      defaultNamespace: 'default',
    });
    const entity =
      parsed.kind.toLowerCase() === 'dataproduct'
        ? await this.#catalog.getEntityByRef(parsed, { credentials })
        : undefined;
    if (!entity) {
      throw new NotFoundError(
        `There is no data product '${ref}', or you may not see it.`,
      );
    }
    return entity;
  }

  /**
   * Ref of a person that the caller may see.
   *
   * @throws InputError for one that is not there
   */
  async person(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const parsed = parseEntityRef(ref, {
      defaultKind: 'User',
      defaultNamespace: 'default',
    });
    const entity =
      parsed.kind.toLowerCase() === 'user'
        ? await this.#catalog.getEntityByRef(parsed, { credentials })
        : undefined;
    if (!entity) {
      throw new InputError(
        `'assignee' must be a person that the catalog knows, such as 'user:default/anna'; '${ref}' is none.`,
      );
    }
    return stringifyEntityRef(entity);
  }

  /** Those of some products that the caller may read. */
  async visible(
    refs: Iterable<string>,
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    return readableRefs(this.#catalog, refs, credentials);
  }

  /** Ref of the person that asks; undefined for another backend. */
  userOf(credentials: BackstageCredentials): string | undefined {
    return this.#auth.isPrincipal(credentials, 'user')
      ? credentials.principal.userEntityRef
      : undefined;
  }

  /** Whether the caller answers for a product. Other backends act for themselves and may always. */
  async owns(
    product: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    if (!this.#auth.isPrincipal(credentials, 'user')) return true;
    const entity = await this.product(product, credentials);
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    return ownersOf(entity).some(owner => ownershipEntityRefs.includes(owner));
  }

  /** Products that the person who asks owns, and may read. */
  async owned(credentials: BackstageCredentials): Promise<string[]> {
    if (!this.#auth.isPrincipal(credentials, 'user')) return [];
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.#catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE }
          : {
              filter: {
                kind: 'DataProduct',
                'relations.ownedBy': ownershipEntityRefs,
              },
              fields: ['kind', 'metadata.name', 'metadata.namespace'],
              limit: PAGE,
            },
        { credentials },
      );
      found.push(...items.map(entity => stringifyEntityRef(entity)));
      cursor = pageInfo.nextCursor;
    } while (cursor && found.length < MOST_OWNED);
    return found;
  }
}
