// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  BackstagePrincipalTypes,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  governanceAuthorPermission,
  gitRepositoryCreatePermission,
  gitRepositoryReadPermission,
  gitRepositoryUpdatePermission,
} from '@meshwright/plugin-data-mesh-common';
import { requirePermission } from '../../access';

const ACTIONS = {
  read: {
    permission: gitRepositoryReadPermission,
    words: 'see repositories of this git host',
  },
  create: {
    permission: gitRepositoryCreatePermission,
    words: 'make repositories on this git host',
  },
  author: {
    permission: governanceAuthorPermission,
    words: 'make the repository of policies that bind everybody',
  },
  update: {
    permission: gitRepositoryUpdatePermission,
    words: 'change repositories of this git host',
  },
} satisfies Record<string, { permission: BasicPermission; words: string }>;

/** Anything that a repository or change request says about who answers for it. @internal */
export interface Owned {
  owner: string;
}

/**
 * Who may do what on the git host: the permission policy decides about kinds of actions, and beside it only members of
 * the group that owns a repository write to it. Other backends that act for themselves may write as well.
 *
 * @internal
 */
export class GitAccess {
  readonly #auth: AuthService;
  readonly #permissions: PermissionsService;
  readonly #userInfo: UserInfoService;

  constructor(options: {
    auth: AuthService;
    permissions: PermissionsService;
    userInfo: UserInfoService;
  }) {
    this.#auth = options.auth;
    this.#permissions = options.permissions;
    this.#userInfo = options.userInfo;
  }

  /** @throws NotAllowedError when the policy says no */
  async require(
    action: keyof typeof ACTIONS,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { permission, words } = ACTIONS[action];
    await requirePermission(this.#permissions, permission, credentials, words);
  }

  /** @throws NotAllowedError when the policy says no, or the caller does not own the repository */
  async requireWrite(
    repository: Owned,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.require('update', credentials);
    if (!(await this.owns(repository.owner, credentials))) {
      throw new NotAllowedError(
        `Only members of ${repository.owner} may write to this repository. Open a change request instead, or ask them to let you in.`,
      );
    }
  }

  /** Whether the caller may write, as an answer and not as an error. */
  async mayWrite(
    repository: Owned,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: gitRepositoryUpdatePermission }],
      { credentials },
    );
    return (
      decision.result === AuthorizeResult.ALLOW &&
      (await this.owns(repository.owner, credentials))
    );
  }

  /** Whether the caller is, or belongs to, an entity. */
  async owns(
    owner: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      return this.#auth.isPrincipal(credentials, 'service');
    }
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    return ownershipEntityRefs.includes(owner);
  }

  /** Entity ref of a person, or the name of the backend that acts. */
  nameOf(credentials: BackstageCredentials): string {
    const principal = credentials.principal as
      | BackstagePrincipalTypes['user']
      | BackstagePrincipalTypes['service'];
    return principal.type === 'user'
      ? principal.userEntityRef
      : principal.subject;
  }
}
