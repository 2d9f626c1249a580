// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, type UserEntity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { GitPerson } from '../storage';

/** Reserved by RFC 2606: no mail ever goes there. */
const NO_MAIL = 'users.noreply.invalid';

/** Says how people are called in commits. @internal */
export class GitPeople {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  async personOf(credentials: BackstageCredentials): Promise<GitPerson> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      return { name: 'Portal', email: `portal@${NO_MAIL}` };
    }
    const { userEntityRef } = credentials.principal;
    const { name } = parseEntityRef(userEntityRef);
    const entity = (await this.#catalog.getEntityByRef(userEntityRef, {
      credentials,
    })) as UserEntity | undefined;
    const { displayName, email } = entity?.spec.profile ?? {};
    return {
      name: plain(displayName ?? '') || plain(name),
      email: plain(email ?? '').replace(/\s/g, '') || `${name}@${NO_MAIL}`,
    };
  }
}

/** Without what has a meaning in the header of a commit. */
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[<>\u0000-\u001f\u007f]/g, '').trim();
}
