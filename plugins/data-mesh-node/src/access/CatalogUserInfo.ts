// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  BackstageUserInfo,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { RELATION_MEMBER_OF } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * Who somebody is now. A token keeps the groups of the moment of sign-in for as long as it lives; whoever has left a group
 * since then no longer acts for it. Backends that ask what groups somebody is in ask this, so that all of them agree.
 *
 * @public
 */
export class CatalogUserInfo implements UserInfoService {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #userInfo: UserInfoService;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    userInfo: UserInfoService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#userInfo = options.userInfo;
  }

  /**
   * The groups that the catalog has the person in; of people who are not in the catalog, what their token says.
   *
   * @throws Error when the catalog does not answer: what the token says may be long past
   */
  async getUserInfo(
    credentials: BackstageCredentials,
  ): Promise<BackstageUserInfo> {
    const stated = await this.#userInfo.getUserInfo(credentials);
    const user = await this.#catalog.getEntityByRef(stated.userEntityRef, {
      credentials: await this.#auth.getOwnServiceCredentials(),
    });
    if (!user) return stated;
    const groups = (user.relations ?? [])
      .filter(({ type }) => type === RELATION_MEMBER_OF)
      .map(({ targetRef }) => targetRef);
    return {
      ...stated,
      ownershipEntityRefs: [stated.userEntityRef, ...groups],
    };
  }
}
