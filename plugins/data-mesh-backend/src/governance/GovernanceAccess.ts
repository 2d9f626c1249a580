// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import { readableRefs, requirePermission } from '../access';

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

  /** Refs of all products and contracts that the caller may read. */
  async visibleSubjects(
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const found = new Set<string>();
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
