// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import { readableRefs } from '@meshwright/plugin-data-mesh-node';
import { requirePermission } from '../access';

const PAGE = 500;

/** Who may see and who may change what about governance. @internal */
export class GovernanceAccess {
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;

  constructor(options: {
    catalog: CatalogService;
    permissions: PermissionsService;
  }) {
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
  }

  /** @throws NotAllowedError where the permission policy refuses */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await requirePermission(this.#permissions, permission, credentials);
  }

  /** Whether the permission policy allows it. */
  async may(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    return decision.result === AuthorizeResult.ALLOW;
  }

  /**
   * The ref of an entity that the caller may read, as the catalog writes it.
   *
   * @throws NotFoundError for one that is not there or may not be seen, which sound alike
   */
  async requireEntity(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const entity = await this.#catalog.getEntityByRef(parseEntityRef(ref), {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(`There is no '${ref}', or you may not see it.`);
    }
    return stringifyEntityRef(entity);
  }

  /** Those of some refs that the caller may read. */
  async visible(
    refs: Iterable<string>,
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    return readableRefs(this.#catalog, refs, credentials);
  }

  /** Refs of all products and contracts that the caller may read, or a word where these are all there are. */
  async readableSubjects(
    credentials: BackstageCredentials,
  ): Promise<'all' | Set<string>> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    // The catalog decides by the same question; it need not list what it would list whole.
    if (decision.result === AuthorizeResult.ALLOW) return 'all';
    const found = new Set<string>();
    if (decision.result === AuthorizeResult.DENY) return found;
    const pages = this.#catalog.streamEntities(
      {
        filter: [
          { kind: 'dataproduct' },
          { kind: 'api', 'spec.type': 'data-contract' },
        ],
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
        pageSize: PAGE,
        totalItems: 'exclude',
      },
      { credentials },
    );
    for await (const page of pages) {
      page.forEach(entity => found.add(stringifyEntityRef(entity)));
    }
    return found;
  }
}
