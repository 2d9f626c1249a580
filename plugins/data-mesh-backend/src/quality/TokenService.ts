// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  type QualityToken,
  qualityTokenManagePermission,
} from '@meshwright/plugin-data-mesh-common';
import type { EntityAccess } from '../access';
import type { TokenRow, TokenStore } from './database';

type Caller = { credentials: BackstageCredentials };
type Ref = { namespace: string; name: string };

/** Keeps the tokens with which pipelines report results of a product and ask for its gate. @internal */
export class TokenService {
  readonly #access: EntityAccess;
  readonly #auth: AuthService;
  readonly #store: TokenStore;

  constructor(options: {
    access: EntityAccess;
    auth: AuthService;
    store: TokenStore;
  }) {
    this.#access = options.access;
    this.#auth = options.auth;
    this.#store = options.store;
  }

  /**
   * The product that a token is good for, which has to be the one that is asked for; undefined for a token that is not known.
   *
   * @throws NotFoundError where the token is of another product
   */
  async productOf(
    token: string,
    productRef: string,
  ): Promise<string | undefined> {
    const own = await this.#store.productOf(token);
    if (own !== undefined && own !== productRef) {
      throw new NotFoundError('The token is good for another product only.');
    }
    return own;
  }

  async list(
    ref: Ref,
    { credentials }: Caller,
  ): Promise<{ items: QualityToken[] }> {
    const entity = await this.#access.productFor(
      qualityTokenManagePermission,
      ref,
      credentials,
    );
    const rows = await this.#store.list(stringifyEntityRef(entity));
    return { items: rows.map(tokenOf) };
  }

  async create(
    ref: Ref,
    request: { name: string; days: number },
    { credentials }: Caller,
  ): Promise<QualityToken & { token: string }> {
    const entity = await this.#access.productFor(
      qualityTokenManagePermission,
      ref,
      credentials,
    );
    const createdBy = this.#auth.isPrincipal(credentials, 'user')
      ? credentials.principal.userEntityRef
      : 'another backend';
    const { row, token } = await this.#store.create(
      stringifyEntityRef(entity),
      { ...request, createdBy },
    );
    return { ...tokenOf(row), token };
  }

  async remove(ref: Ref, id: string, { credentials }: Caller): Promise<void> {
    const entity = await this.#access.productFor(
      qualityTokenManagePermission,
      ref,
      credentials,
    );
    if (!(await this.#store.remove(stringifyEntityRef(entity), id))) {
      throw new NotFoundError('There is no such token.');
    }
  }
}

function tokenOf(row: TokenRow): QualityToken {
  return {
    id: row.id,
    name: row.name,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.last_used_at && { lastUsedAt: row.last_used_at }),
  };
}
