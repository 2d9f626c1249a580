// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { EntityAccess } from '../access';

const PAGE = 500;

/** Who may see and who may change what about governance. @internal */
export class GovernanceAccess extends EntityAccess {
  /**
   * The ref of an entity that the caller may read, as the catalog writes it.
   *
   * @throws NotFoundError for one that is not there or may not be seen, which sound alike
   */
  async requireEntity(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<string> {
    return stringifyEntityRef(await this.entity(ref, credentials));
  }

  /** Refs of all products and contracts that the caller may read, or a word where these are all there are. */
  async readableSubjects(
    credentials: BackstageCredentials,
  ): Promise<'all' | Set<string>> {
    const [decision] = await this.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    // The catalog decides by the same question; it need not list what it would list whole.
    if (decision.result === AuthorizeResult.ALLOW) return 'all';
    const found = new Set<string>();
    if (decision.result === AuthorizeResult.DENY) return found;
    const pages = this.catalog.streamEntities(
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
