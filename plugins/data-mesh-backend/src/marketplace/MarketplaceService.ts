// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type {
  ContractVersion,
  DomainDetail,
  MeshOverview,
  ProblemPage,
  ProblemQuery,
  ProductDetail,
  ProductPage,
  ProductQuery,
} from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { EntityReadAuthorizer } from './authorization';
import type { IndexState } from './indexing';
import {
  getContractVersions,
  getDomain,
  getMesh,
  getProduct,
  type QueryContext,
  searchProblems,
  searchProducts,
} from './queries';

/** Namespace and name of an entity whose kind is clear. @internal */
export interface NamedRequest {
  namespace: string;
  name: string;
}

interface RequestOptions {
  credentials: BackstageCredentials;
}

/**
 * Answers about the mesh out of the index, each narrowed to what its caller may see. Something that the caller may not
 * see is answered for like something that is not there.
 *
 * @internal
 */
export class MarketplaceService {
  readonly #knex: Knex;
  readonly #authorizer: EntityReadAuthorizer;
  readonly #state: IndexState;
  readonly #auth: AuthService;
  readonly #userInfo: UserInfoService;

  constructor(options: {
    knex: Knex;
    authorizer: EntityReadAuthorizer;
    state: IndexState;
    auth: AuthService;
    userInfo: UserInfoService;
  }) {
    this.#knex = options.knex;
    this.#authorizer = options.authorizer;
    this.#state = options.state;
    this.#auth = options.auth;
    this.#userInfo = options.userInfo;
  }

  async queryProducts(
    query: ProductQuery,
    { credentials }: RequestOptions,
  ): Promise<ProductPage> {
    const page = await searchProducts(await this.#context(credentials), query);
    return this.#withState(page);
  }

  /** @throws NotFoundError */
  async getProduct(
    request: NamedRequest,
    { credentials }: RequestOptions,
  ): Promise<ProductDetail> {
    const ref = refOf('dataproduct', request);
    const product = await getProduct(await this.#context(credentials), ref);
    return found(product, 'data product', request);
  }

  /** @throws NotFoundError */
  async getContractVersions(
    request: NamedRequest,
    { credentials }: RequestOptions,
  ): Promise<{ items: ContractVersion[] }> {
    const ref = refOf('api', request);
    const context = await this.#context(credentials);
    const items = await getContractVersions(context, ref);
    return { items: found(items, 'data contract', request) };
  }

  /** @throws NotFoundError */
  async getDomain(
    request: NamedRequest,
    { credentials }: RequestOptions,
  ): Promise<DomainDetail> {
    const ref = refOf('domain', request);
    const domain = await getDomain(await this.#context(credentials), ref);
    return found(domain, 'domain', request);
  }

  async getMesh({ credentials }: RequestOptions): Promise<MeshOverview> {
    const context = await this.#context(credentials);
    const mesh = await getMesh(context, await this.#ownersOf(credentials));
    return this.#withState(mesh);
  }

  async queryProblems(
    query: ProblemQuery,
    { credentials }: RequestOptions,
  ): Promise<ProblemPage> {
    return searchProblems(await this.#context(credentials), query);
  }

  async #context(credentials: BackstageCredentials): Promise<QueryContext> {
    return {
      knex: this.#knex,
      visibility: await this.#authorizer.visibilityFor(credentials),
    };
  }

  /** Refs of the user and of the teams that the user belongs to; a service owns nothing. */
  async #ownersOf(credentials: BackstageCredentials): Promise<string[]> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      return [];
    }
    const info = await this.#userInfo.getUserInfo(credentials);
    return info.ownershipEntityRefs;
  }

  /** Says so while the catalog was not read for the first time yet. */
  async #withState<T extends object>(
    answer: T,
  ): Promise<T & { indexing?: boolean }> {
    const completed = await this.#state.get('completed');
    return completed ? answer : { ...answer, indexing: true };
  }
}

function refOf(kind: string, { namespace, name }: NamedRequest): string {
  return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}

function found<T>(
  answer: T | undefined,
  noun: string,
  { namespace, name }: NamedRequest,
): T {
  if (answer === undefined) {
    throw new NotFoundError(
      `There is no ${noun} '${namespace}/${name}', or you may not see it`,
    );
  }
  return answer;
}
