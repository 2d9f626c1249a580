// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { EntityAccess } from '../../access';

const PAGE = 500;
const MOST_OWNED = 5_000;

/** Who may see and who may do what about incidents. @internal */
export class IncidentAccess extends EntityAccess {
  readonly #userInfo: UserInfoService;

  constructor(
    options: ConstructorParameters<typeof EntityAccess>[0] & {
      userInfo: UserInfoService;
    },
  ) {
    super(options);
    this.#userInfo = options.userInfo;
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
        ? await this.catalog.getEntityByRef(parsed, { credentials })
        : undefined;
    if (!entity) {
      throw new InputError(
        `'assignee' must be a person that the catalog knows, such as 'user:default/anna'; '${ref}' is none.`,
      );
    }
    return stringifyEntityRef(entity);
  }

  /** Products that the person who asks owns, and may read. */
  async owned(credentials: BackstageCredentials): Promise<string[]> {
    if (!this.auth.isPrincipal(credentials, 'user')) return [];
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.catalog.queryEntities(
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
